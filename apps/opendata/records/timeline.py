"""Events."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import override

from apps.opendata.records.fields import Words
from apps.opendata.records.identity import is_public
from apps.opendata.records.record import RecordSerializer
from apps.timeline.models import Event


def _place_then(event: Event, language: str) -> str | None:
    if not event.place or not is_public(event.place):
        return None
    with override(language):
        return event.place_then or None


class EventSerializer(RecordSerializer):
    """A meeting, an accession, an adoption or another day that counts in the life of CICA."""

    place_then = Words(
        _place_then,
        label=_("name of the place then"),
        help_text=_("What the place was called on the day of the event."),
    )

    class Meta:
        model = Event
        fields = (
            "slug", "title", "kind", "starts", "ends", "start_time", "is_planned", "is_milestone", "place", "venue",
            "host", "format", "theme", "lead", "body",
        )  # fmt: skip
