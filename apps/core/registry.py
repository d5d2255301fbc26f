"""What low pages need from high apps: each app registers it in `ready()`, and nobody imports upward.

A section is a part of another app's page, for instance the chairmanships on a state's page. A figure is a
number computed for a day, for instance how many member states there are.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Section:
    """`load(thing, day)` gives the template's context, or None where there is nothing to show."""

    page: str
    key: str
    title: Any
    order: int
    template: str
    load: Callable[[Any, Any], dict | None]


@dataclass(frozen=True)
class Figure:
    """`count(day)` gives the number; `label(number)` its name with the right plural; `url_name` where it is listed."""

    key: str
    order: int
    count: Callable[[Any], int]
    label: Callable[[int], str]
    url_name: str


_sections: dict[str, dict[str, Section]] = {}
_figures: dict[str, Figure] = {}


def add_section(section: Section) -> None:
    _sections.setdefault(section.page, {})[section.key] = section


def add_figure(figure: Figure) -> None:
    _figures[figure.key] = figure


def sections(page: str, thing, day) -> list[dict]:
    """The sections of that page which have something to show, in order, each with `section` and its context."""
    found = sorted(_sections.get(page, {}).values(), key=lambda section: section.order)
    loaded = ((section, section.load(thing, day)) for section in found)
    return [{"section": section, **context} for section, context in loaded if context]


def figures(day) -> list[dict]:
    """All figures of that day, in order."""
    found = sorted(_figures.values(), key=lambda figure: figure.order)
    counted = ((figure, figure.count(day)) for figure in found)
    return [
        {"key": figure.key, "number": number, "label": figure.label(number), "url_name": figure.url_name}
        for figure, number in counted
    ]
