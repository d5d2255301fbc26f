"""What counts as a fact, and how well it is sourced: the one rule for marks on pages, lists of the desk and quality.

A fact is a cited field of a record that has a value. Citations of the field itself decide; where none of them
supports it, those of the record as a whole do. A citation that differs supports nothing: it makes the fact disputed.
"""

from collections.abc import Iterable
from functools import lru_cache
from typing import Any

from django.contrib.postgres.aggregates import BoolOr
from django.db import models
from django.db.models import Case, Max, Q, Value, When
from django.utils.translation import pgettext_lazy

from apps.core.dates import PartialDate
from apps.core.fields import RichTextField
from apps.core.forms import bilingual_fields
from apps.core.languages import active
from apps.core.tokens import fill
from apps.core.wording import date_in_words
from apps.sources.models import Citation, Source


class Status(models.IntegerChoices):
    """How well a fact is sourced; what supports it best decides."""

    UNSOURCED = 0, pgettext_lazy("fact", "unsourced")
    INFERRED = 1, pgettext_lazy("fact", "inferred")
    PRESS = 2, pgettext_lazy("fact", "press only")
    SOURCED = 3, pgettext_lazy("fact", "sourced")


# What a citation makes of its fact. All others (a tertiary source, general knowledge) leave it unsourced.
SUPPORT = (
    (Status.SOURCED, {"standing": Citation.Standing.AGREES, "source__grade": Source.Grade.OFFICIAL}),
    (Status.PRESS, {"standing": Citation.Standing.AGREES, "source__grade": Source.Grade.PRESS}),
    (Status.INFERRED, {"standing": Citation.Standing.INFERRED}),
)


def speaking_of(field: str, citations: Iterable[Citation]) -> list[Citation]:
    """Those of a record's citations that support a fact, then those that differ."""
    found = [citation for citation in citations if citation.field in ("", field)]
    differing = [citation for citation in found if citation.standing == Citation.Standing.DIFFERS]
    supporting = [citation for citation in found if citation.standing != Citation.Standing.DIFFERS]
    return [*([citation for citation in supporting if citation.field] or supporting), *differing]


def status(citations: Iterable[Citation]) -> Status:
    """The status of a fact, from the citations that speak of it."""
    return max((_support(citation) for citation in citations), default=Status.UNSOURCED)


def _support(citation: Citation) -> Status:
    known = {"standing": citation.standing, "source__grade": citation.source and citation.source.grade}
    return next(
        (found for found, wanted in SUPPORT if all(known[name] == value for name, value in wanted.items())),
        Status.UNSOURCED,
    )


def judged() -> models.QuerySet:
    """The same in the database: what the citations of each field of each record come to, as `status` and `is_disputed`.

    `field` is "" for those of the record as a whole; `status` is NULL where all differ.
    """
    support = Case(*(When(**wanted, then=Value(found)) for found, wanted in SUPPORT), default=Value(Status.UNSOURCED))
    differs = Q(standing=Citation.Standing.DIFFERS)
    by_field = Citation.objects.order_by().values("content_type_id", "object_id", "field")
    return by_field.annotate(status=Max(support, filter=~differs), is_disputed=BoolOr(differs))


# --- what counts as a fact


def facts_of(record: Any) -> list[str]:
    """The cited fields of a record that have a value."""
    pairs = bilingual_fields(type(record))
    return [
        name
        for name in record.cited_fields
        if any(getattr(record, column) not in ("", None) for column in pairs.get(name, [_column(record, name)]))
    ]


def _column(record: Any, name: str) -> str:
    return record._meta.get_field(name).attname  # a relation is known by its key: no query


def name_of(record: Any, field: str) -> str:
    """The name of a fact in the page's language; "" for the record as a whole, or for what is no longer cited."""
    model: type[models.Model] = type(record)
    return _name(model, field, active()) if field in record.cited_fields else ""


@lru_cache(maxsize=1024)  # all there are, in both languages, several times over
def _name(model: Any, field: str, _language: str) -> str:
    return str(model._meta.get_field(field).verbose_name)


def value_of(record: Any, name: str) -> str:
    """A fact in a few words, as the page shows it; "" where it is a longer text."""
    if not name or isinstance(record._meta.get_field(name), RichTextField):
        return ""
    if display := getattr(record, f"get_{name}_display", None):
        return str(display())
    value = getattr(record, name)
    return date_in_words(value) if isinstance(value, PartialDate) else fill(str(value or ""), record, active())
