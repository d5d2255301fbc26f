"""How the records of a kind can be narrowed: as on the page that lists them, and by what they are related to."""

from functools import partial
from typing import Any

import django_filters
from django.db import models
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django_filters.rest_framework import DjangoFilterBackend
from drf_spectacular.drainage import set_override
from rest_framework.exceptions import ValidationError
from rest_framework.filters import BaseFilterBackend

from apps.bodies.filters import BodyFilter
from apps.catalogue.filters import AreaFilter
from apps.core.day import other_day, shown
from apps.documents.filters import DocumentFilter
from apps.editions.models import Publishable
from apps.news.filters import ArticleFilter
from apps.opendata.records.identity import kind_of
from apps.opendata.records.kinds import KINDS
from apps.sources.filters import SourceFilter
from apps.timeline.filters import EventFilter

DAY = "on"
OF_PAGES = (BodyFilter, AreaFilter, DocumentFilter, ArticleFilter, SourceFilter, EventFilter)
LIFE = {field.name for field in Publishable._meta.get_fields()}
"""What the desk knows of a thing besides what it says."""


class Truth(django_filters.TypedChoiceFilter):
    """Yes or no; anything else is refused, where django-filter's own would let it pass."""

    def __init__(self, **kwargs):
        super().__init__(choices=[(word, word) for word in ("true", "false")], coerce=self.is_true, **kwargs)

    @staticmethod
    def is_true(word: str) -> bool:
        return word == "true"


def filter_of(model: type[models.Model]) -> Any:
    """The FilterSet of the records of a model."""
    page = next((found for found in OF_PAGES if found._meta.model is model), django_filters.FilterSet)
    left_out = {*page.base_filters, *(LIFE if issubclass(model, Publishable) else ())}
    filters = {
        column.name: made
        for column in (*model._meta.fields, *model._meta.many_to_many)
        if column.name not in left_out and (made := _filter(column))
    }
    if issubclass(model, Publishable):
        filters["updated_since"] = django_filters.DateFilter(
            label=gettext_lazy("Changed on this day or later"), field_name="updated_at__date", lookup_expr="gte"
        )
    for made in (*page.base_filters.values(), *filters.values()):
        _describe(made)
    meta = type("Meta", (), {"model": model, "fields": []})
    return type(f"{model.__name__}Records", (page,), {**filters, "Meta": meta, "__doc__": page.__doc__})


def _filter(column: Any) -> django_filters.Filter | None:
    said = {"label": column.verbose_name, "field_name": column.name}
    if column.many_to_one or column.many_to_many:
        related = column.related_model
        is_named = any(field.name == "slug" for field in related._meta.fields)
        of_related = partial(_things, related)
        return django_filters.ModelChoiceFilter(queryset=of_related, to_field_name="slug", **said) if is_named else None
    if column.choices:
        return django_filters.ChoiceFilter(choices=column.choices, **said)
    if isinstance(column, models.BooleanField):
        return Truth(**said)
    return None


def _describe(made: django_filters.Filter) -> None:
    """Say in the schema what the values are, where that depends on the content."""
    is_open = isinstance(made, django_filters.ModelChoiceFilter) or callable(made.extra.get("choices"))
    if is_open or isinstance(made, Truth):
        kind = "string" if is_open else "boolean"
        set_override(made, "field", {"type": kind, "description": made.label})


def _things(model: type[models.Model], _request: Any) -> models.QuerySet:
    """What readers may ask for."""
    return KINDS[kind_of(model)].published()


class KnownParameters(BaseFilterBackend):
    """Refuses what is no parameter: who misspells one would take all records for the answer."""

    def filter_queryset(self, request, queryset, view):
        known = view.parameters
        unknown = [name for name in request.query_params if name not in known]
        if unknown:
            told = _("There is no such parameter here. Known are: %(names)s.") % {"names": ", ".join(sorted(known))}
            raise ValidationError({name[:40]: [told] for name in unknown})
        return queryset


class OnDay(BaseFilterBackend):
    """With `?on=`: what counts on that day, or what had begun by it."""

    def filter_queryset(self, request, queryset, view):
        if not (view.is_list and other_day()):
            return queryset
        narrowed = getattr(queryset, "on", None) or getattr(queryset, "known_on", None)
        return narrowed(shown()) if narrowed else queryset


class AsOnPages(DjangoFilterBackend):
    """The filters of lists; a record by itself has none."""

    def get_filterset_class(self, view, queryset=None):
        return super().get_filterset_class(view, queryset) if view.is_list else None
