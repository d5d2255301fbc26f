"""Who coordinated what when, drawn: under each area a line for each term, along an axis of years."""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby
from typing import NamedTuple

from apps.catalogue.models import Area, Coordination
from apps.core.axis import Axis, Stretch, Tick
from apps.core.day import shown, today

YEAR = datetime.timedelta(days=365)

# Units of the drawing: its width, where the years begin and end; the heights of a bar and of the lines.
WIDTH, LEFT, RIGHT = 1000, 250, 970
THICK, THIN = 14, 8
TOP, HEADING, LINE = 34, 34, 26


class Part(NamedTuple):
    """Days of a term, the last excluded. `kind`: "sure", "doubtful" (perhaps not all of them are its) or "planned"."""

    kind: str
    first: datetime.date
    last: datetime.date


def parts(term: Coordination, now: datetime.date) -> list[Part]:
    """The days of a term by what is known of them. One that goes on is told until `now`."""
    begins = term.start.counts_from if term.start else None
    if term.is_planned or (begins and begins >= now):
        begins = begins or now
        return [Part("planned", begins, term.end.counts_to if term.end else begins + YEAR)]
    is_over = term.end is not None and not term.is_end_planned
    sure_from = term.start.latest if term.start else None
    sure_to = term.end.earliest if is_over else now
    ends = term.end.counts_to if is_over else now
    begins = begins or min(ends, now) - YEAR
    if sure_from is None or sure_to is None or sure_from >= sure_to:
        found = [Part("doubtful", begins, ends)]
    else:
        found = [Part("doubtful", begins, sure_from), Part("sure", sure_from, sure_to), Part("doubtful", sure_to, ends)]
    if term.is_end_planned and term.end.counts_to > now:
        found.append(Part("planned", now, term.end.counts_to))
    return [part for part in found if part.first < part.last]


@dataclass(frozen=True)
class Line:
    """A term in the drawing, `at` units from its top."""

    term: Coordination
    parts: list[Part]
    axis: Axis
    at: int

    @property
    def height(self) -> int:
        return THICK if self.term.role == Coordination.Role.COORDINATOR else THIN

    @property
    def top(self) -> int:
        return self.at - self.height // 2

    @property
    def bars(self) -> list[tuple[str, Stretch]]:
        return [(part.kind, self.axis.stretch(part.first, part.last, least=3)) for part in self.parts]

    @property
    def open_before(self) -> int | None:
        """Where it comes from, if it may have begun before the days that are told."""
        is_open = self.term.start is None or self.term.start.earliest is None
        return self.bars[0][1].at if is_open else None

    @property
    def open_after(self) -> int | None:
        """Where it goes on to, if its end is not known."""
        end = self.term.end
        is_open = end is None or end.latest is None or (self.term.is_end_planned and self.parts[-1].kind != "planned")
        _kind, last = self.bars[-1]
        return last.at + last.width if is_open else None


@dataclass(frozen=True)
class Drawing:
    axis: Axis
    areas: list[tuple[Area, int, list[Line]]]
    """Each area, where its name stands, and its terms."""

    height: int
    width: int = WIDTH
    top: int = TOP

    @property
    def years(self) -> list[Tick]:
        return self.axis.years(1 if self.axis.last.year - self.axis.first.year <= 24 else 5)

    @property
    def day(self) -> int | None:
        """Where the day of the page lies; None beyond the years drawn."""
        return self.axis.at(shown()) if self.axis.first <= shown() <= self.axis.last else None


def drawing(terms: Iterable[Coordination]) -> Drawing | None:
    """The terms, which stand by area, drawn; None if there are none."""
    now = today()
    known = [(term, parts(term, now)) for term in terms]
    if not known:
        return None
    days = [now, *(day for _term, found in known for part in found for day in (part.first, part.last))]
    axis = Axis(min(days).replace(month=1, day=1), max(days).replace(month=12, day=31), LEFT, RIGHT)
    areas, at = [], TOP
    for area, group in groupby(known, key=lambda pair: pair[0].area):
        at += HEADING
        heading, lines = at, []
        for term, found in group:
            at += LINE
            lines.append(Line(term, found, axis, at))
        areas.append((area, heading, lines))
    return Drawing(axis, areas, at + LINE)
