"""All facts as one table of PostgreSQL, each with its status, for counts and lists: made when asked, never stored."""

from collections.abc import Iterable
from functools import cache, reduce
from itertools import chain
from operator import or_
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.db.models import ExpressionWrapper, F, Q, Value
from django.db.models.expressions import Combinable, RawSQL

from apps.core.fields import PartialDateField
from apps.core.forms import bilingual_fields
from apps.sources.facts import Status, judged

CONDITIONS = {
    "facts": "TRUE",
    "sourced": f"status = {Status.SOURCED:d}",
    "press": f"status = {Status.PRESS:d}",
    "inferred": f"status = {Status.INFERRED:d}",
    "unsourced": f"status = {Status.UNSOURCED:d}",
    "imprecise": "is_imprecise",
    "disputed": "is_disputed",
}
"""What may be asked of a fact, as a condition on its row."""


def records_with(records: models.QuerySet, what: str) -> models.QuerySet:
    """Those of the records, drafts among them, that have a fact of which a condition is true."""
    sql, parameters = facts((records.model._meta.concrete_model,), is_public=False)
    # Nothing in the statement was typed by anybody.
    return records.filter(pk__in=RawSQL(f"SELECT of_key FROM ({sql}) AS row WHERE {CONDITIONS[what]}", parameters))  # noqa: S608, S611


def facts(counted: Iterable[Any], *, is_public: bool) -> tuple[str, tuple]:
    """A row for each fact of these models: SQL and its parameters. `is_public`: only what readers see.

    Columns: of_app, of_model, of_key, of_field, status, is_disputed, is_imprecise.
    """
    kinds = ContentType.objects.get_for_models(*counted)
    return _facts(tuple((model, kind.pk) for model, kind in kinds.items()), is_public)


@cache
def _facts(counted: tuple[tuple[Any, int], ...], is_public: bool) -> tuple[str, tuple]:
    """Put together once: it depends on the models and the numbers of their kinds alone."""
    branches = [_branch(model, kind, name, is_public) for model, kind in counted for name in model.cited_fields]
    found, parameters = union(branches, "of_app, of_model, of_kind, of_key, of_field, is_imprecise")
    citations, more = judged().query.sql_with_params()
    sql = f"""
        WITH fact AS ({found}), judged AS ({citations})
        SELECT of_app, of_model, of_key, of_field, is_imprecise, COALESCE(own.status, whole.status, 0) AS status,
               COALESCE(own.is_disputed, FALSE) OR COALESCE(whole.is_disputed, FALSE) AS is_disputed
        FROM fact
        LEFT JOIN judged AS own
               ON own.content_type_id = of_kind AND own.object_id = of_key AND own.field = of_field
        LEFT JOIN judged AS whole
               ON whole.content_type_id = of_kind AND whole.object_id = of_key AND whole.field = ''
    """  # noqa: S608 (nothing of it is typed by anybody)
    return sql, (*parameters, *more)


def _branch(model: Any, kind: int, name: str, is_public: bool) -> models.QuerySet:
    records = model.shown() if is_public else model._default_manager.all()
    return named(records.filter(_has_value(model, name), model.states_facts()), name).annotate(
        of_kind=Value(kind, models.IntegerField()), is_imprecise=_is_imprecise(model, name)
    )


def named(records: models.QuerySet, field: str = "") -> models.QuerySet:
    """The records, named as rows of a table of many models are: `of_app`, `of_model`, `of_key`, `of_field`."""
    meta = records.model._meta
    names = {"of_app": meta.app_label, "of_model": meta.model_name, "of_field": field}
    values = {column: Value(text, models.CharField()) for column, text in names.items()}
    return records.order_by().annotate(of_key=F("pk"), **values)


def union(querysets: Iterable[models.QuerySet], columns: str) -> tuple[str, tuple]:
    """All their rows. The columns are named, since each model gives them in an order of its own."""
    tables = [queryset.query.sql_with_params() for queryset in querysets]
    selected = (f"SELECT {columns} FROM ({sql}) AS one" for sql, _parameters in tables)  # noqa: S608 (as above)
    return " UNION ALL ".join(selected), tuple(chain.from_iterable(parameters for _sql, parameters in tables))


def _has_value(model: Any, name: str) -> Q:
    """The condition that a field has a value; a bilingual one, in either language."""
    if columns := bilingual_fields(model).get(name):
        return reduce(or_, (Q(**{f"{column}__gt": ""}) for column in columns))
    field = model._meta.get_field(name)
    given = Q(**{f"{name}__isnull": False})
    return given & ~Q(**{name: ""}) if isinstance(field, models.CharField | models.TextField) else given


def _is_imprecise(model: Any, name: str) -> Combinable:
    """Whether a field is a date of which the day is not known."""
    if not isinstance(model._meta.get_field(name), PartialDateField):
        return Value(False)
    unbounded = Q(**{f"{name}__earliest__isnull": True}) | Q(**{f"{name}__latest__isnull": True})
    spread = Q(**{f"{name}__earliest__lt": F(f"{name}__latest")})
    return ExpressionWrapper(unbounded | spread, output_field=models.BooleanField())
