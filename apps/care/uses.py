"""Where a record is used: all that points to it, before somebody withdraws or deletes it."""

from dataclasses import dataclass
from typing import Any

from django.apps import apps
from django.db.models import ForeignObjectRel, Model, Q, QuerySet
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from apps.core.fields import RichTextField
from apps.editions.models import Publishable
from apps.proposals.tracing import desk_address
from apps.sources.models import Citation, Cited

LISTED = 30
"""How many records of a kind are named."""


@dataclass
class Use:
    """That records of one kind point to a record in one way; `links` names the first of them: (what, address)."""

    label: str
    links: list[tuple[str, str]]
    total: int
    is_part: bool
    """Whether they belong to the record and would go with it."""

    @property
    def more(self) -> int:
        return self.total - len(self.links)


def uses(record: Model) -> list[Use]:
    """All that points to the record: relations of the content, citations, links in texts."""
    whole: Any = record._meta.concrete_model
    found = [_through(record, relation) for relation in whole._meta.related_objects]
    found += [_cited(record), *_linked(record)]
    return [use for use in found if use and use.total]


def holds(record: Model) -> list[Use]:
    """The uses for which a record is kept: whatever is not merely a part of it."""
    return [use for use in uses(record) if not use.is_part]


def _through(record: Model, relation: ForeignObjectRel) -> Use | None:
    model: Any = relation.related_model
    on_delete: Any = relation.on_delete
    if model is Citation:
        label = _("Cited as a source")
        citations = Citation.objects.with_records().filter(source=record.pk)
        return _use(label, citations, lambda citation: citation.record)
    if not hasattr(model._meta, "simple_history_manager_attribute"):
        return None
    label = f"{capfirst(str(model._meta.verbose_name_plural))}: {relation.field.verbose_name}"
    is_part = not relation.many_to_many and on_delete.__name__ == "CASCADE"
    return _use(label, _all(model).filter(**{relation.field.name: record.pk}).order_by("pk"), is_part=is_part)


def _cited(record: Any) -> Use | None:
    """The sources of its facts: what somebody has looked up is not thrown away."""
    if not isinstance(record, Cited):
        return None
    citations = record.citations.select_related("source").order_by("pk")
    return _use(_("Sources of its facts"), citations, lambda citation: citation.source or citation)


def _linked(record: Model) -> list[Use]:
    """Texts that link to its page, in any language."""
    path = record.public_path if isinstance(record, Publishable) else ""
    if not path:
        return []
    found = []
    for model in apps.get_models():
        columns = [] if model._meta.proxy else [f for f in model._meta.fields if isinstance(f, RichTextField)]
        if not columns or not hasattr(model._meta, "simple_history_manager_attribute"):
            continue
        holds_link = Q()
        for column in columns:
            holds_link |= Q(**{f"{column.name}__contains": f"/{path}"})
        others = _all(model).filter(holds_link).order_by("pk")
        others = others.exclude(pk=record.pk) if isinstance(record, model) else others
        found.append(_use(_("Links in texts: %(kind)s") % {"kind": model._meta.verbose_name_plural}, others))
    return found


def _all(model: Any) -> QuerySet:
    return model.with_owners() if issubclass(model, Cited) else model._default_manager.all()


def _use(label: str, records: QuerySet, shown=lambda record: record, *, is_part: bool = False) -> Use:
    first = [shown(record) for record in records[:LISTED]]
    total = len(first) if len(first) < LISTED else records.count()
    return Use(label, [(str(record), desk_address(type(record), record.pk)) for record in first], total, is_part)
