"""Links in texts and fields: which there are, and which lead nowhere.

Addresses outside the portal are asked only by `manage.py check_links --external`.
"""

from collections.abc import Iterable, Iterator
from functools import cache
from typing import Any, NamedTuple

from django.apps import apps
from django.db.models import Field, Model, Q, URLField
from django.utils.translation import gettext_lazy as _

from apps.care.models import Checked
from apps.core.fields import RichTextField
from apps.core.forms import bilingual_fields
from apps.core.registry import Section, add_section
from apps.editions.links import addresses, is_dead, is_inside
from apps.editions.models import Publishable
from apps.sources.models import Cited

SEEN_BY = "sources.view_source"
"""The right of those who see the report."""


class Link(NamedTuple):
    """A link in a field of a record."""

    record: Any
    field: Any
    address: str


def linking_fields(model: type[Model]) -> list[Field]:
    """The columns of a model in which links stand: formatted texts of both languages, and web addresses."""
    pairs = bilingual_fields(model)
    return [
        field for field in model._meta.fields if isinstance(field, RichTextField | URLField) and field.name not in pairs
    ]


def links() -> Iterator[Link]:
    """All links in what readers may see."""
    for model in apps.get_models():
        columns = [] if model._meta.proxy or not _is_content(model) else linking_fields(model)
        if not columns:
            continue
        holds = Q()
        for column in columns:
            holds |= Q(**{f"{column.name}__contains": "href" if isinstance(column, RichTextField) else ":"})
        for record in _shown(model).filter(holds).order_by("pk").iterator(chunk_size=500):
            for column in columns:
                yield from (Link(record, column, address) for address in _in(record, column))


def _is_content(model: type[Model]) -> bool:
    return hasattr(model._meta, "simple_history_manager_attribute")


def _shown(model: Any) -> Any:
    if issubclass(model, Cited):
        return model.shown()
    return model.objects.published() if issubclass(model, Publishable) else model._default_manager.all()


def _in(record: Model, column: Field) -> list[str]:
    text = getattr(record, column.name) or ""
    return addresses(text) if isinstance(column, RichTextField) else [text] if text else []


def dead() -> list[Link]:
    """The links in what readers see that lead nowhere inside the portal."""
    known = cache(is_dead)  # many texts link to the same pages
    return [link for link in links() if known(link.address)]


def failing() -> list[tuple[Link, Checked]]:
    """The links to addresses outside that did not answer when they were last asked."""
    faults = {checked.url: checked for checked in Checked.objects.exclude(fault="")}
    return [(link, faults[link.address]) for link in links() if link.address in faults] if faults else []


def outside(found: Iterable[Link]) -> list[str]:
    """The addresses outside the portal among these links, each once."""
    return sorted(
        {
            link.address
            for link in found
            if link.address.startswith(("http://", "https://")) and not is_inside(link.address)
        }
    )


def add_sections() -> None:
    add_section(Section("desk", "links", _("Links"), 45, "care/on_front.html", _on_front))


def _on_front(user, _day) -> dict | None:
    found = len(failing()) if user.has_perm(SEEN_BY) else 0
    return {"failing": found} if found else None
