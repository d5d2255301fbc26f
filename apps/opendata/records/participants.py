"""States, organizations and places with the names each bore when, and who held which status."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from rest_framework.serializers import Serializer

from apps.core.dates import PartialDate
from apps.opendata.records.fields import Partial, Words, Worked
from apps.opendata.records.identity import id_of, label_of, texts_of
from apps.opendata.records.record import RecordSerializer
from apps.opendata.records.shapes import ADDRESS, WORDS, closed, nullable, several
from apps.participants.models import FormerName, Organization, Place, State
from apps.participation.models import Participation

FORMER = closed(
    {
        "id": ADDRESS,
        "name": WORDS,
        "official_name": WORDS,
        "start": nullable(Partial.schema),
        "end": nullable(Partial.schema),
    }
)


def _names(bearer: Any, _prepared: Any) -> list[dict]:
    return [_former(name) for name in bearer.names.all()]


def _former(name: FormerName) -> dict[str, Any]:
    def day(date: PartialDate | None) -> dict | None:
        return Partial().to_representation(date) if date else None

    texts = {field: texts_of(name, field) for field in ("name", "official_name")}
    return {"id": id_of(name), **texts, "start": day(name.start), "end": day(name.end)}


class NamedSerializer(Serializer):
    """What bore other names before."""

    name_on_day = Words(
        label_of, label=_("name on the day shown"), help_text=_("The short name borne on the day asked for.")
    )
    former_names = Worked(
        several(FORMER),
        _names,
        in_tables=False,
        label=_("former names"),
        help_text=_("The names it bore before, each with its period."),
    )


class StateSerializer(NamedSerializer, RecordSerializer):
    """A state that takes or took part in CICA, whatever its status."""

    class Meta:
        model = State
        fields = ("slug", "name", "official_name", "iso2", "iso3", "capital", "foreign_ministry_url")


class OrganizationSerializer(NamedSerializer, RecordSerializer):
    """An international or other organization that is or was an observer, a partner or a participant."""

    class Meta:
        model = Organization
        fields = ("slug", "name", "abbreviation", "description", "url", "seat")


class PlaceSerializer(NamedSerializer, RecordSerializer):
    """A city where something takes place or has its seat."""

    class Meta:
        model = Place
        fields = ("slug", "name", "state", "latitude", "longitude")


class FormerNameSerializer(RecordSerializer):
    """A name that a state, organization or place bore in another time, with the period in which it did."""

    class Meta:
        model = FormerName
        fields = ("state", "organization", "place", "name", "official_name", "note")


class ParticipationSerializer(RecordSerializer):
    """That a state or an organization holds a status over a period."""

    class Meta:
        model = Participation
        fields = ("state", "organization", "status", "event", "closing_event", "document", "note")
