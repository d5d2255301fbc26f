"""Days laid along a line of a drawing.

Coordinates are whole numbers: a fraction would be written with a comma in a Russian page, which SVG does not read.
"""

import datetime
from dataclasses import dataclass
from typing import NamedTuple


class Tick(NamedTuple):
    year: int
    at: int


class Stretch(NamedTuple):
    at: int
    width: int


@dataclass(frozen=True)
class Axis:
    """The days from `first` to `last` laid from `start` to `end`, in units of the drawing.

    Raises ValueError when the days or the units do not ascend.
    """

    first: datetime.date
    last: datetime.date
    start: int
    end: int

    def __post_init__(self):
        if self.first >= self.last or self.start >= self.end:
            raise ValueError("An axis runs from an earlier day to a later, and from left to right.")

    def at(self, day: datetime.date) -> int:
        """Where that day lies; days beyond the ends lie at the ends."""
        share = (day - self.first) / (self.last - self.first)
        return round(self.start + min(max(share, 0), 1) * (self.end - self.start))

    def stretch(self, first: datetime.date | None, last: datetime.date | None, *, least: int = 0) -> Stretch:
        """Where a period begins and how wide it is, at least `least`; None for a side that is open."""
        begins = self.start if first is None else self.at(first)
        ends = self.end if last is None else self.at(last)
        return Stretch(begins, max(ends - begins, least))

    def years(self, every: int = 1) -> list[Tick]:
        """The first days of the years that can be divided by `every`."""
        years = range(self.first.year, self.last.year + 1)
        days = [datetime.date(year, 1, 1) for year in years if year % every == 0]
        return [Tick(day.year, self.at(day)) for day in days if self.first <= day <= self.last]
