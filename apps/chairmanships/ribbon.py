"""Terms in the chair as stretches of time, and drawn as a ribbon (templates/chairmanships/ribbon.html).

The ribbon hangs down from the shown day, so that it reads on a phone as on a wide screen. All numbers are units of the
drawing: pixels, but on the smallest phones.
"""

import datetime
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from textwrap import wrap
from typing import NamedTuple

from django.templatetags.static import static

from apps.chairmanships.models import Chairmanship
from apps.core.axis import Axis
from apps.core.day import today
from apps.core.templatetags.layout import FLAGS
from apps.core.templatetags.portal import is_public, plain
from apps.timeline.models import Event

YEAR = 36
TOP = 16
NEXT = 44  # the place of a chair that nobody knows yet
LINE = 17
LETTERS = 31  # of a line beside the ribbon


class Reach(NamedTuple):
    """The days on which a term may have run, and those on which it certainly did; None where there are none."""

    first: datetime.date
    last: datetime.date
    certain: tuple[datetime.date, datetime.date] | None


def reach(term: Chairmanship, day: datetime.date) -> Reach:
    """How far a term reaches as known on that day.

    A planned end confirms nothing: from its earliest day, or from that day if it is earlier, the term may have ended.
    """
    start, end = term.start, term.end
    surely = start.latest or start.counts_from
    if term.is_planned:
        return Reach(start.counts_from, (end or start).counts_to, None)
    if end is None:
        first, last = day, day
    elif term.is_end_planned:
        first, last = min(end.counts_from, day), max(end.counts_to, day)
    else:
        first, last = min(end.counts_from, day), min(end.counts_to, day)
    certain = (surely, first) if surely < first else None
    return Reach(start.counts_from, max(last, start.counts_from), certain)


class Span(NamedTuple):
    """From where and how far down."""

    y: int
    height: int


class HandOver(NamedTuple):
    """A meeting at which the chair passes."""

    event: Event
    y: int


@dataclass(frozen=True)
class Band:
    """A term as drawn: `whole` is what it may take of the ribbon, `certain` what it surely does."""

    term: Chairmanship
    whole: Span
    certain: Span | None
    is_current: bool

    @property
    def middle(self) -> int:
        return self.whole.y + self.whole.height // 2

    @property
    def name(self) -> str:
        """The name that the state bore when the term began."""
        return self.term.state.name_on(self.term.start.counts_from)

    @property
    def flag(self) -> str:
        """The address of the flag; "" where there is none or no room for it."""
        code = self.term.state.iso2.lower()
        return static(f"flags/{code}.svg") if code in FLAGS and self.whole.height > LINE + 4 else ""

    @cached_property
    def lines(self) -> list[tuple[str, int]]:
        """The theme in lines beside the ribbon, as many as there is room for, and where each stands."""
        room = max((self.whole.height - LINE) // LINE, 0)
        words = wrap(plain(self.term, "theme"), LETTERS, max_lines=room, placeholder=" …") if room else []
        return [(line, self.top + number * LINE) for number, line in enumerate(words, start=1)]

    @property
    def top(self) -> int:
        """Where the name stands."""
        return self.whole.y + LINE

    @property
    def has_name(self) -> bool:
        """Whether there is room for the name."""
        return self.whole.height >= LINE


class Ribbon:
    """Terms, latest first, as known on a day. Raises ValueError when there are none."""

    def __init__(self, terms: Sequence[Chairmanship], day: datetime.date):
        if not terms:
            raise ValueError("A ribbon has a term at least.")
        self.terms, self.day = terms, day
        self.reaches = [reach(term, day) for term in terms]
        first = datetime.date(min(found.first for found in self.reaches).year, 1, 1)
        last = max(day, *(found.last for found in self.reaches))
        length = round((last - first).days / 365.25 * YEAR) + 1
        self.top = TOP + (NEXT if self.is_next_unknown else 0)
        self.axis = Axis(first, last, 0, length)

    @property
    def is_next_unknown(self) -> bool:
        """Whether to say that nobody knows who chairs next: on days past it was not asked."""
        return self.day >= today() and not any(term.is_planned for term in self.terms)

    @property
    def height(self) -> int:
        return self.top + self.axis.end + TOP

    def y(self, day: datetime.date) -> int:
        return self.top + self.axis.end - self.axis.at(day)

    def _span(self, first: datetime.date, last: datetime.date) -> Span:
        return Span(self.y(last), max(self.y(first) - self.y(last), 1))

    @cached_property
    def bands(self) -> list[Band]:
        current = next((term for term in self.terms if term.is_on(self.day)), None)
        return [
            Band(term, self._span(first, last), self._span(*certain) if certain else None, term == current)
            for term, (first, last, certain) in zip(self.terms, self.reaches, strict=True)
        ]

    @property
    def hand_overs(self) -> list[HandOver]:
        """Where each term began, and where the latest is to end."""
        found = [
            (term.event, band.whole.y + band.whole.height) for term, band in zip(self.terms, self.bands, strict=True)
        ]
        latest = self.terms[0]
        if latest.is_end_planned and latest.closing_event:
            found.insert(0, (latest.closing_event, self.y(latest.closing_event.starts.counts_from)))
        return [HandOver(event, y) for event, y in found if event and is_public(event)]

    @property
    def day_at(self) -> int:
        return self.y(self.day)

    @property
    def years(self) -> list[tuple[int, int]]:
        return [(tick.year, self.top + self.axis.end - tick.at) for tick in self.axis.years(2)]
