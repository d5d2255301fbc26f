"""What counts as a fact, and how well it is sourced: the one rule for marks on pages, lists of the desk and quality.

A fact is a cited field of a record that has a value. Citations of the field itself decide; where none of them
supports it, those of the record as a whole do. A citation that differs supports nothing: it makes the fact disputed.
"""

from collections.abc import Iterable
from functools import reduce
from operator import or_
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.db.models import Case, Exists, F, Max, OuterRef, Q, Subquery, Value, When
from django.db.models.functions import Coalesce
from django.utils.translation import pgettext_lazy

from apps.core.dates import PartialDate
from apps.core.fields import PartialDateField, RichTextField
from apps.core.forms import bilingual_fields
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


def status_in_database(model: type[models.Model], field: str) -> Coalesce:
    """The same as an expression of a query: of a fact of each record of the model."""
    supporting = _citations(model).exclude(standing=Citation.Standing.DIFFERS)
    support = Case(*(When(**wanted, then=Value(found)) for found, wanted in SUPPORT), default=Value(Status.UNSOURCED))

    def best(name: str) -> Subquery:
        found = supporting.filter(field=name).order_by().values("object_id").annotate(best=Max(support))
        return Subquery(found.values("best"))

    return Coalesce(best(field), best(""), Value(Status.UNSOURCED))


def is_disputed_in_database(model: type[models.Model], field: str) -> Exists:
    """Whether a source states a fact of each record of the model otherwise."""
    return Exists(_citations(model).filter(field__in=("", field), standing=Citation.Standing.DIFFERS))


def _citations(model: type[models.Model]) -> models.QuerySet[Citation]:
    kind = ContentType.objects.get_for_model(model)  # of a proxy: that of the model it stands for
    return Citation.objects.filter(content_type=kind, object_id=OuterRef("pk"))


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


def has_value(model: type[models.Model], name: str) -> Q:
    """The condition that a field has a value; a bilingual one, in either language."""
    if columns := bilingual_fields(model).get(name):
        return reduce(or_, (Q(**{f"{column}__gt": ""}) for column in columns))
    field = model._meta.get_field(name)
    given = Q(**{f"{name}__isnull": False})
    return given & ~Q(**{name: ""}) if isinstance(field, models.CharField | models.TextField) else given


def is_imprecise(model: type[models.Model], name: str) -> Q:
    """The condition that a field is a date of which the day is not known."""
    if not isinstance(model._meta.get_field(name), PartialDateField):
        return Q(pk__in=[])
    unbounded = Q(**{f"{name}__earliest__isnull": True}) | Q(**{f"{name}__latest__isnull": True})
    return unbounded | Q(**{f"{name}__earliest__lt": F(f"{name}__latest")})


def name_of(record: Any, field: str) -> str:
    """The name of a fact in the page's language; "" for the record as a whole, or for what is no longer cited."""
    return str(record._meta.get_field(field).verbose_name) if field in record.cited_fields else ""


def value_of(record: Any, name: str) -> str:
    """A fact in a few words, as the page shows it; "" where it is a longer text."""
    if not name or isinstance(record._meta.get_field(name), RichTextField):
        return ""
    if display := getattr(record, f"get_{name}_display", None):
        return str(display())
    value = getattr(record, name)
    return date_in_words(value) if isinstance(value, PartialDate) else str(value or "")
