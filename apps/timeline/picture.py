"""The timeline as a picture: lanes of marks under a spine of years (templates/timeline/picture.html).

All numbers are units of the drawing, which is as wide as the page: on a wide screen, pixels.
"""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from django.template.defaultfilters import striptags, truncatechars_html
from django.utils.html import format_html
from django.utils.translation import gettext

from apps.core.addresses import address_of
from apps.core.axis import Axis, Stretch
from apps.core.day import FIRST
from apps.core.registry import Lane, Mark
from apps.timeline.lanes import lanes_of
from apps.timeline.models import Event

WIDTH = 1056
NAMES = 232  # of the lanes, to the left of the marks
MARGIN = 20
SPINE = 60  # two lines of years
LANE = 34
ROW = 26  # what each further row of marks adds to its lane
SIZE = 14  # of a dot
GROUP = 22
GAP = 3
YEAR = 44  # what a year needs to stand beside the next
LETTER = 8
PAD = 5  # between a bar and its name
LABEL = 68  # letters of what is shown when a mark is pointed at


class Tick(NamedTuple):
    """A year of the spine."""

    year: int
    at: int
    width: int
    y: int
    url: str


@dataclass
class Drawn:
    """One mark, or several of a year that would lie on one another; from `left` to `right`, `y` is its middle."""

    lane: Lane
    marks: list[Mark]
    left: int
    right: int
    y: int = 0
    certain: Stretch | None = None  # of a bar

    @property
    def mark(self) -> Mark:
        return self.marks[0]

    @property
    def form(self) -> str:
        """What is drawn: the lane's shape, "group", or "span" for what is planned or whose day is not known."""
        if len(self.marks) > 1:
            return "group"
        return self.lane.shape if self.mark.certain or self.lane.shape == "bar" else "span"

    @property
    def is_certain(self) -> bool:
        """Whether the day of each mark is known, and has come."""
        return all(mark.certain for mark in self.marks)

    @property
    def is_planned(self) -> bool:
        return any(mark.is_planned for mark in self.marks)

    @property
    def is_hatched(self) -> bool:
        """Whether a part of a bar is not certain."""
        return self.certain is None or self.certain.width < self.width

    @property
    def x(self) -> int:
        """Its middle."""
        return (self.left + self.right) // 2

    @property
    def width(self) -> int:
        return self.right - self.left

    @property
    def number(self) -> int:
        return len(self.marks)

    @property
    def url(self) -> str:
        return self.mark.url if self.number == 1 else address_of("timeline:year", self.mark.year)

    @cached_property
    def title(self) -> str:
        """Its name in words, escaped."""
        if self.number == 1:
            note = f" ({self.mark.note})" if self.mark.note else ""
            return format_html("{}: {}{}", self.mark.when, striptags(self.mark.title), note)
        what = {"year": self.mark.year, "lane": self.lane.label, "number": self.number}
        # Translators: several things of a lane: “2022. Documents: 10”
        return gettext("%(year)s. %(lane)s: %(number)s") % what

    @cached_property
    def label(self) -> str:
        """The same, cut to what has room beside the mark."""
        return self.title if len(self.title) <= LABEL else truncatechars_html(self.title, LABEL)

    @property
    def is_label_before(self) -> bool:
        """Whether the label has no room to the right of the mark."""
        return self.left + len(self.label) * LETTER > WIDTH

    @property
    def name(self) -> str:
        """What stands in a bar, or before it where the bar is too short, or after it; escaped."""
        return striptags(self.mark.title)

    @property
    def name_width(self) -> int:
        return len(self.name) * LETTER

    @property
    def name_at(self) -> int:
        """Where the name begins."""
        before = self.left - PAD - self.name_width
        if self.name_width + 2 * PAD <= self.width:
            return self.left + PAD
        return before if before >= NAMES else self.right + PAD

    @property
    def reach(self) -> tuple[int, int]:
        """From where to where it takes its row, a bar with its name."""
        if self.lane.shape != "bar":
            return self.left, self.right
        return min(self.left, self.name_at), max(self.right, self.name_at + self.name_width)


@dataclass
class Row:
    """A lane as drawn."""

    lane: Lane
    drawn: list[Drawn]
    top: int
    height: int

    @property
    def y(self) -> int:
        return self.top + self.height // 2


class Picture:
    """The marks of the lanes in those years; a line marks the day if it lies among them."""

    def __init__(self, lanes: Iterable[tuple[Lane, list[Mark]]], years: range, day: datetime.date):
        self.years, self.day = years, day
        shown = ((lane, [mark for mark in marks if lies_in(mark, lane, years)]) for lane, marks in lanes)
        self.lanes = [(lane, sorted(marks, key=lambda mark: mark.day)) for lane, marks in shown if marks]
        first, last = datetime.date(years[0], 1, 1), datetime.date(years[-1] + 1, 1, 1)
        self.axis = Axis(first, last, NAMES, WIDTH - MARGIN)

    @cached_property
    def rows(self) -> list[Row]:
        rows: list[Row] = []
        top = SPINE
        for lane, marks in self.lanes:
            drawn = [self._bar(lane, mark) for mark in marks] if lane.shape == "bar" else self._gathered(lane, marks)
            height = LANE + ROW * (stack(drawn, top + LANE // 2) - 1)
            rows.append(Row(lane, drawn, top, height))
            top += height
        return rows

    def _bar(self, lane: Lane, mark: Mark) -> Drawn:
        whole = self.axis.stretch(mark.first, mark.last, least=2)
        certain = self.axis.stretch(*mark.certain) if mark.certain else None
        return Drawn(lane, [mark], whole.at, whole.at + whole.width, certain=certain)

    def _gathered(self, lane: Lane, marks: list[Mark]) -> list[Drawn]:
        """Marks that would lie on one another, together if they are of one year; each of those that are long, alone."""
        found: list[Drawn] = []
        small: Drawn | None = None
        for mark in marks:
            left, right = self._reach(mark)
            is_small = right - left <= SIZE
            if is_small and small and small.mark.year == mark.year and left < small.right + GAP:
                small.marks.append(mark)
                small.left, small.right = widened(small.left, max(right, small.right), GROUP)
                continue
            found.append(Drawn(lane, [mark], left, right))
            small = found[-1] if is_small else small
        return found

    def _reach(self, mark: Mark) -> tuple[int, int]:
        place = self.axis.stretch(mark.first or mark.last, mark.last or mark.first)
        return widened(place.at, place.at + place.width, SIZE)

    @cached_property
    def height(self) -> int:
        return sum((row.height for row in self.rows), SPINE) + 8

    @cached_property
    def ticks(self) -> list[Tick]:
        """The years, in two lines where there is no room for all in one."""
        width = (self.axis.end - self.axis.start) // len(self.years)
        lines = [SPINE - 16] if width >= YEAR else [SPINE - 38, SPINE - 16]
        return [
            Tick(tick.year, tick.at, width, lines[number % len(lines)], address_of("timeline:year", tick.year))
            for number, tick in enumerate(self.axis.years()[: len(self.years)])
        ]

    @property
    def day_at(self) -> int | None:
        """Where the day lies; None if not among the years."""
        return self.axis.at(self.day) if self.day.year in self.years else None


def picture_of(events: Iterable[Event], day: datetime.date, *, kind: str, decade: int | None) -> Picture | None:
    """The picture of those events, in all years or in a decade; None where nothing could be seen.

    If they are those of a kind, they stand alone, else with what other apps know of these years.
    """
    lanes = lanes_of(events, day, alone=bool(kind))
    last = max([day.year, *(mark.year for _lane, marks in lanes for mark in marks)])
    years = range(max(decade or 0, FIRST.year), min(decade + 9 if decade else last, last) + 1)
    picture = Picture(lanes, years, day) if years else None
    return picture if picture and picture.lanes else None


def lies_in(mark: Mark, lane: Lane, years: range) -> bool:
    """Whether the mark is listed under one of the years; whether a bar reaches into them."""
    if lane.shape != "bar":
        return mark.year in years
    first = mark.first.year if mark.first else years[0]
    last = mark.last.year if mark.last else years[-1]
    return first <= years[-1] and last >= years[0]


def widened(left: int, right: int, least: int) -> tuple[int, int]:
    """The same, at least as wide as that, about the same middle."""
    lacking = max(least - (right - left), 0)
    return left - lacking // 2, right + lacking - lacking // 2


def stack(drawn: list[Drawn], top: int) -> int:
    """Put what still overlaps in rows below one another, the first at `top`; how many rows there are, at least one."""
    ends: list[int] = []
    for one in sorted(drawn, key=lambda one: one.reach):
        left, right = one.reach
        row = next((row for row, end in enumerate(ends) if end + GAP <= left), len(ends))
        ends[row : row + 1] = [right]
        one.y = top + row * ROW
    return max(len(ends), 1)
