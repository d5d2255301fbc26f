"""What low pages need from high apps: each app registers it in `ready()`, and nobody imports upward.

A section is a part of another app's page, for instance the chairmanships on a state's page. A figure is a
number computed for a day, for instance how many member states there are. A way leads from the head of another app's
page to what is made of the thing, for instance a state's briefing note. A token stands in a text for a living
number or name: `{members}`, see tokens.py. A lane is a row of the timeline's picture, for instance that of documents.
"""

import datetime
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, cast

from apps.core.dates import PartialDate
from apps.core.nouns import Noun
from apps.core.wording import days_in_words


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


@dataclass(frozen=True)
class Way:
    """`find(thing, day)` gives the address to which it leads, None where there is none; crawlers follow it if it
    `is_followed`."""

    page: str
    label: Any
    order: int
    find: Callable[[Any, Any], str | None]
    is_followed: bool = False


@dataclass(frozen=True)
class Token:
    """`value(day)` gives the number, or the name in the active language, "" where it is not known; one query at most.

    A number has its `noun`, and `typed`: by language, a regular expression of the words that people put after such a
    number when they type it; the smallest number that is surely meant so is `least`. A name has `bearer(record, day)`:
    who bears it, if the record is about the one of that day, else None; `context`, by language, is a regular expression
    of words beside which alone the name counts as typed.
    """

    key: str
    order: int
    label: Any
    value: Callable[[datetime.date], Any]
    noun: Noun | None = None
    typed: Mapping[str, str] = field(default_factory=dict)
    least: int = 2
    bearer: Callable[[Any, datetime.date], Any] | None = None
    context: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Mark:
    """Something in a lane: it lies between `first` and `last`, None for a side that nobody knows.

    `title` is escaped, in the page's language; `when` says its days, `note` what else there is to know. `certain` holds
    the first and last day on which it certainly lay, None where there are none: planned, or known to the year only.
    """

    title: str
    url: str
    when: str
    first: datetime.date | None
    last: datetime.date | None
    certain: tuple[datetime.date, datetime.date] | None = None
    note: str = ""
    is_planned: bool = False

    @classmethod
    def of_days(
        cls, title: str, url: str, starts: PartialDate, ends: PartialDate | None = None, *, is_planned=False, note=""
    ) -> "Mark":
        """What took place on those days."""
        end = ends or starts
        is_certain = starts.is_exact and end.is_exact and not is_planned
        certain = (starts.counts_from, end.counts_to) if is_certain else None
        return cls(title, url, days_in_words(starts, ends), starts.earliest, end.latest, certain, note, is_planned)

    @property
    def day(self) -> datetime.date:
        """The day by which it is listed."""
        return cast(datetime.date, self.first or self.last)

    @property
    def year(self) -> int:
        return self.day.year


@dataclass(frozen=True)
class Lane:
    """A row of the timeline's picture.

    `shape` is dot, square or diamond, or bar for what lasts; `tone` is member, observer, partner or meeting.
    """

    key: str
    order: int
    label: Any
    shape: str
    tone: str


_sections: dict[str, dict[str, Section]] = {}
_figures: dict[str, Figure] = {}
_ways: list[Way] = []
_tokens: dict[str, Token] = {}
_lanes: dict[str, tuple[Lane, Callable[[datetime.date], list[Mark]]]] = {}


def add_section(section: Section) -> None:
    _sections.setdefault(section.page, {})[section.key] = section


def add_figure(figure: Figure) -> None:
    _figures[figure.key] = figure


def add_way(way: Way) -> None:
    _ways.append(way)


def add_token(token: Token) -> None:
    _tokens[token.key] = token


def add_lane(lane: Lane, load: Callable[[datetime.date], list[Mark]]) -> None:
    """`load(day)` gives the marks as known on that day."""
    _lanes[lane.key] = lane, load


def lanes(day: datetime.date) -> list[tuple[Lane, list[Mark]]]:
    """All lanes with their marks as known on that day."""
    return [(lane, load(day)) for lane, load in _lanes.values()]


def sections(page: str, thing, day) -> list[dict]:
    """The sections of that page which have something to show, in order, each with `section` and its context."""
    found = sorted(_sections.get(page, {}).values(), key=lambda section: section.order)
    loaded = ((section, section.load(thing, day)) for section in found)
    return [{"section": section, **context} for section, context in loaded if context]


def ways(page: str, thing, day) -> list[dict[str, Any]]:
    """The ways on from that page, in order."""
    found = sorted((way for way in _ways if way.page == page), key=lambda way: way.order)
    led = ((way, way.find(thing, day)) for way in found)
    return [{"label": way.label, "href": href, "is_followed": way.is_followed} for way, href in led if href]


def figures(day, counted: Mapping[str, int] | None = None) -> list[dict]:
    """All figures of that day, in order. What the page has counted already it gives by key; the rest is asked for."""
    found = sorted(_figures.values(), key=lambda figure: figure.order)
    known = counted or {}
    counted_now = ((figure, known[figure.key] if figure.key in known else figure.count(day)) for figure in found)
    return [
        {"key": figure.key, "number": number, "label": figure.label(number), "url_name": figure.url_name}
        for figure, number in counted_now
    ]


def token(key: str) -> Token | None:
    return _tokens.get(key)


def tokens() -> list[Token]:
    """All tokens, in the order in which staff are offered them."""
    return sorted(_tokens.values(), key=lambda token: token.order)
