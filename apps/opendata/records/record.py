"""What every kind of record says of itself in data, whatever its own fields."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from rest_framework import serializers

from apps.core.day import shown
from apps.core.languages import LANGUAGES
from apps.core.models import Period
from apps.editions.models import Publishable, Translated
from apps.opendata.records.fields import InLanguages, Plain, RecordField, Worked, field_for
from apps.opendata.records.gathering import Prepared, citation_in_data
from apps.opendata.records.identity import id_of, kind_of, texts_of, urls_of
from apps.opendata.records.rows import RowSerializer
from apps.opendata.records.shapes import (
    ADDRESS,
    DAY,
    MOMENT,
    REFERENCE,
    TEXT,
    TRUTH,
    URLS,
    WORDS,
    closed,
    in_both,
    keyed,
    nullable,
    one_of,
    several,
)
from apps.sources.facts import Status, facts_of, speaking_of, status
from apps.sources.models import Citation, Cited

RENAMED = {"kind": "type", "url": "web_address"}
"""Columns whose own names say something else in data: there "kind" is that of the record, "url" that of its page."""

CITATION = closed(
    {
        "field": nullable(TEXT),
        "source": nullable(REFERENCE),
        "standing": one_of(Citation.Standing.values),
        "place": WORDS,
        "stated": WORDS,
        "reasoning": WORDS,
    }
)
STATUSES = {found: found.name.lower() for found in Status}
PERIOD = ("start", "end", "is_planned", "is_end_planned")
LAG = closed({"language": one_of(LANGUAGES), "since": nullable(DAY)})


class Records(serializers.ListSerializer):
    """Several records of a kind. What they need is brought together once."""

    def to_representation(self, data):
        rows = list(data.all() if hasattr(data, "all") else data)
        if "prepared" not in self.context:
            self._context = {**self.context, "prepared": Prepared(rows)}
        return super().to_representation(rows)


class RecordSerializer(RowSerializer):
    """A record as readers may have it: `Meta.model` and, in `Meta.fields`, its columns and relations.

    Where records of several kinds are put into data, `context["prepared"]` has what was brought together for all.
    """

    class Meta:
        model: Any
        fields: tuple[str, ...]
        list_serializer_class = Records

    def __init_subclass__(cls, **kwargs):
        super().__init_subclass__(**kwargs)
        cls.Meta.list_serializer_class = Records

    def to_representation(self, instance):
        if "prepared" not in self.context:
            self._context = {**self.context, "prepared": Prepared([instance])}
        return super().to_representation(instance)

    def get_fields(self) -> dict[str, Any]:
        model = self.Meta.model
        own = {RENAMED.get(name, name): self._own(model, name) for name in self.Meta.fields}
        return {**self._identity(), **own, **self._period(model), **super().get_fields(), **self._care(model)}

    @staticmethod
    def _own(model: Any, name: str) -> RecordField:
        field = field_for(model, name)
        if name in RENAMED:
            field.source = name
        return field

    def _identity(self) -> dict[str, RecordField]:
        return {
            "id": Worked(
                ADDRESS,
                lambda record, _prepared: id_of(record),
                label=_("identifier"),
                help_text=_("The address that stays, without a language: of its page, else of the record in the API."),
            ),
            "kind": Worked(
                {**TEXT, "const": kind_of(self.Meta.model)},
                lambda record, _prepared: kind_of(record),
                label=_("kind of record"),
                in_tables=False,
            ),
            "url": Addresses(
                URLS,
                lambda record, _prepared: urls_of(record),
                may_be_missing=True,
                label=_("address of the page"),
                help_text=_("Where the portal shows it, in each language."),
            ),
        }

    @staticmethod
    def _period(model: Any) -> dict[str, RecordField]:
        if not issubclass(model, Period):
            return {}
        counts = Worked(
            TRUTH,
            lambda record, _prepared: record.is_on(shown()),
            label=_("counts on the day shown"),
            help_text=_("Whether the period counts on the day for which the data was asked."),
        )
        return {**{name: field_for(model, name) for name in PERIOD}, "is_current": counts}

    @staticmethod
    def _care(model: Any) -> dict[str, RecordField]:
        found: dict[str, RecordField] = {}
        if issubclass(model, Cited):
            found["citations"] = Sourced(
                several(CITATION),
                lambda record, prepared: [citation_in_data(citation) for citation in prepared.of(record)],
                label=_("citations"),
                help_text=_("Which source states, implies or denies which fact; without a field, the whole record."),
            )
            found["sourcing"] = Worked(
                keyed(one_of(STATUSES.values())),
                _sourcing,
                in_tables=False,
                label=_("sourcing"),
                help_text=_("How well each fact is sourced."),
            )
        if issubclass(model, Translated):
            found["languages"] = Worked(
                keyed(LAG),
                _languages,
                in_tables=False,
                label=_("languages behind"),
                help_text=_("Of each text whose two versions differ in age: which language is older or missing."),
            )
        if issubclass(model, Publishable):
            found["withdrawn"] = Worked(
                closed({"at": MOMENT, "reason": in_both(TEXT)}),
                _withdrawn,
                may_be_missing=True,
                in_tables=False,
                label=_("withdrawn"),
                help_text=_("When and why it was withdrawn; it then answers at its own address only."),
            )
            found["updated_at"] = Plain(MOMENT, may_be_missing=False, label=_("last changed at"))
        return found


class Addresses(InLanguages, Worked):
    """The address of a page in each language."""

    cell = ADDRESS


class Sourced(Worked):
    """The citations; in a table the identifiers of the sources that do not say otherwise."""

    def columns(self):
        return ["sources"]

    def column_schemas(self):
        return [TEXT]

    def cells(self, value):
        stating = [each["source"]["id"] for each in value if each["source"] and each["standing"] != "differs"]
        return [" ".join(dict.fromkeys(stating)) or None]


def _sourcing(record: Any, prepared: Prepared) -> dict[str, str]:
    citations = prepared.of(record)
    return {RENAMED.get(name, name): STATUSES[status(speaking_of(name, citations))] for name in facts_of(record)}


def _languages(record: Any, _prepared: Prepared) -> dict[str, dict]:
    return {
        RENAMED.get(pair.name, pair.name): {
            "language": language,
            "since": pair.since and pair.since.isoformat(),
        }
        for pair in record.pairs
        if record.behind and pair.name in record.behind
        for language in [pair.behind or next(iter(pair.missing), "")]
        if language
    }


def _withdrawn(record: Any, _prepared: Prepared) -> dict[str, Any] | None:
    if not record.is_withdrawn:
        return None
    at = record.withdrawn_at.isoformat(timespec="seconds")
    return {"at": at, "reason": texts_of(record, "withdrawal_reason")}
