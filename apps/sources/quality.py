"""How well the facts of each app are sourced: counted by PostgreSQL when somebody asks, nothing is stored."""

from dataclasses import dataclass
from functools import cache
from typing import Any

from django.apps import apps
from django.db import connection
from django.db.models import QuerySet
from django.utils.translation import pgettext_lazy

from apps.core.forms import bilingual_fields, lacks_a_language
from apps.sources import table
from apps.sources.facts import name_of, value_of
from apps.sources.models import Cited, Source, cited_models

LABELS = {
    "facts": pgettext_lazy("quality", "Facts"),
    "sourced": pgettext_lazy("quality", "Sourced"),
    "press": pgettext_lazy("quality", "Press only"),
    "inferred": pgettext_lazy("quality", "Inferred"),
    "unsourced": pgettext_lazy("quality", "Unsourced"),
    "imprecise": pgettext_lazy("quality", "Date not exact"),
    "disputed": pgettext_lazy("quality", "Disputed"),
    "language": pgettext_lazy("quality", "Records in one language"),
}
"""What is counted: facts by the conditions of table.py; "language" counts records."""

LISTED = frozenset(LABELS) - {"facts", "sourced"}
"""What has a list; of what is sourced, the pages themselves are the list."""


@dataclass(frozen=True)
class Row:
    """The counts of an app, by what is counted."""

    app: str
    label: Any
    counts: dict[str, int]

    @property
    def cells(self) -> list[tuple[str, int]]:
        """What is counted and how often it is so, in the order of the columns."""
        return [(what, self.counts.get(what, 0)) for what in LABELS]


@dataclass(frozen=True)
class Found:
    """A fact on a list, or a record where `field` is ""."""

    record: Any
    field: str

    @property
    def fact(self) -> str:
        return name_of(self.record, self.field)

    @property
    def value(self) -> str:
        return value_of(self.record, self.field)


def rows() -> tuple[list[Row], Row]:
    """The counts of each app that keeps facts, and their sum."""
    counts: dict[str, dict[str, int]] = {model._meta.app_label: {} for model in _models()}
    columns = ", ".join(f"COUNT(*) FILTER (WHERE {condition})" for condition in table.CONDITIONS.values())
    for app, *numbers in _select(f"of_app, {columns}", _facts(), "GROUP BY of_app"):
        counts[app] |= dict(zip(table.CONDITIONS, numbers, strict=True))
    for app, number in _select("of_app, COUNT(*)", _in_one_language(), "GROUP BY of_app"):
        counts[app]["language"] = number
    found = [Row(app, apps.get_app_config(app).verbose_name, counts[app]) for app in counts]
    total = {what: sum(row.counts.get(what, 0) for row in found) for what in LABELS}
    return found, Row("", pgettext_lazy("quality", "All"), total)


def keys(app: str, what: str) -> list[tuple[str, int, str]]:
    """The model, key and field of each fact or record that a count of an app counts; field is "" for records."""
    rows, condition = (_in_one_language(app), "TRUE") if what == "language" else (_facts(app), table.CONDITIONS[what])
    return _select("of_model, of_key, of_field", rows, f"WHERE {condition} ORDER BY of_model, of_key, of_field")


def found(keys: list[tuple[str, int, str]], app: str) -> list[Found]:
    """The facts or records of these keys, each with what it is part of, in one query for each kind of record."""
    records = {
        name: _with_owners(apps.get_model(app, name)).in_bulk({pk for model, pk, _field in keys if model == name})
        for name in {model for model, _pk, _field in keys}
    }
    return [Found(records[model][pk], field) for model, pk, field in keys if pk in records[model]]


def _with_owners(model: Any) -> QuerySet:
    return model.with_owners() if issubclass(model, Cited) else model.objects.all()


def _models(app: str = "") -> list[Any]:
    """The models whose records are counted, of one app or of all."""
    return [model for model in (*cited_models(), Source) if app in ("", model._meta.app_label)]


def _select(columns: str, rows: tuple[str, tuple], rest: str) -> list[tuple]:
    sql, parameters = rows
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {columns} FROM ({sql}) AS row {rest}", parameters)  # noqa: S608 (all written here)
        return cursor.fetchall()


def _facts(app: str = "") -> tuple[str, tuple]:
    """A row for each fact that readers see."""
    return table.facts([model for model in _models(app) if issubclass(model, Cited)], is_public=True)


@cache
def _in_one_language(app: str = "") -> tuple[str, tuple]:
    """A row for each record of which a text that readers see is missing in a language."""
    bilingual = [model for model in _models(app) if bilingual_fields(model)]
    lacking = (_shown(model).filter(lacks_a_language(model)) for model in bilingual)
    return table.union(map(table.named, lacking), "of_app, of_model, of_key, of_field")


def _shown(model: Any) -> QuerySet:
    return model.shown() if issubclass(model, Cited) else model.objects.published()
