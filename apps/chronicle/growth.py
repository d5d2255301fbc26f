"""How the organization grew: who received which status when and who ceased to hold it, as rows and as a picture.

In the picture each kind of participant has a lane of its own. All have one axis of days and one scale, so that their
heights compare. What is known only roughly is marked where it counts from, with a line over the days it may have been.
"""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby
from typing import Any, NamedTuple

from django.db.models import Q
from django.utils.translation import gettext as _

from apps.chronicle.choices import Kind
from apps.core.axis import Axis, Stretch, Tick
from apps.core.dates import PartialDate
from apps.core.day import FIRST, today
from apps.core.languages import alphabetical
from apps.core.templatetags.portal import is_public, plain
from apps.core.wording import date_in_words
from apps.participation.models import Participation

WIDTH, LEFT, RIGHT = 1000, 24, 936
UNIT = 8  # the height of one participant
YEARS, HEAD, FOOT = 24, 56, 10  # the height of the years, of what stands above a lane, and below it
APART = 28  # between numbers that both have room


@dataclass(frozen=True)
class Change:
    """One that began to hold a status, or ceased to."""

    held: Any
    kind: Kind
    has_begun: bool

    @property
    def date(self) -> PartialDate | None:
        return self.held.start if self.has_begun else self.held.end

    @property
    def day(self) -> datetime.date:
        """From which day it counts."""
        if self.has_begun:
            return self.held.start.counts_from if self.held.start else FIRST
        return self.held.end.counts_to

    @property
    def event(self) -> Any:
        event = self.held.event if self.has_begun else self.held.closing_event
        return event if is_public(event) else None


class Row(NamedTuple):
    """What changed at one date, and how many there were of each kind after it."""

    date: PartialDate | None
    changes: list[Change]
    numbers: list[int]


@dataclass(frozen=True)
class Step:
    """A mark of the picture: `number` is what the kind counts from that day; `may_be` where else the day may lie."""

    day: datetime.date
    changes: list[Change]
    number: int
    x: int
    y: int
    may_be: Stretch | None
    has_room: bool

    @property
    def is_rise(self) -> bool:
        return any(change.has_begun for change in self.changes)

    @property
    def target(self) -> Any:
        """The event at which it came about, else the one participant whom it concerns; None for several."""
        events = {change.event for change in self.changes}
        if len(events) == 1 and (event := events.pop()):
            return event
        return self.changes[0].held.participant if len(self.changes) == 1 else None

    @property
    def words(self) -> str:
        """Who and when, in full."""
        names = ", ".join(_told(change) for change in self.changes)
        return f"{self._dates}: {names}"

    @property
    def short(self) -> str:
        """The same for a picture: three names at most, else their number."""
        names = [plain(change.held.participant, "name") for change in self.changes]
        return f"{self._dates}: {', '.join(names) if len(names) <= 3 else len(names)}"

    @property
    def _dates(self) -> str:
        dates = dict.fromkeys(date_in_words(change.date) or _("not known since when") for change in self.changes)
        return ", ".join(dates)

    @property
    def is_on_the_right(self) -> bool:
        return self.x > WIDTH / 2


@dataclass(frozen=True)
class Lane:
    kind: Kind
    steps: list[Step]
    top: int
    base: int
    until: int

    @property
    def area(self) -> str:
        """The stepped line and what lies below it."""
        steps = "".join(f"H{step.x}V{step.y}" for step in self.steps)
        return f"M{self.steps[0].x} {self.base}{steps}H{self.until}V{self.base}z"

    @property
    def last(self) -> Step:
        return self.steps[-1]

    @property
    def title_at(self) -> int:
        return self.top - HEAD + 18


@dataclass(frozen=True)
class Growth:
    """`kinds` are those that there ever were; `rows` have a number for each of them; `lanes` are the picture."""

    day: datetime.date
    kinds: list[Kind]
    rows: list[Row]
    lanes: list[Lane]
    axis: Axis
    height: int

    @property
    def until(self) -> int:
        return self.axis.at(self.day)

    @property
    def ends_before_today(self) -> bool:
        return self.day < today()

    @property
    def years(self) -> list[Tick]:
        """The years that the axis names."""
        length = self.axis.last.year - self.axis.first.year
        return self.axis.years(5 if length <= 50 else 10 * (length // 100 + 1))


def grow(day: datetime.date) -> Growth:
    """What is known of the growth up to that day."""
    begun = Q(start__isnull=True) | Q(start__counts_from__lte=day)
    held = Participation.objects.published().filter(begun, is_planned=False)
    held = held.order_by(*alphabetical("state__name"), *alphabetical("organization__name"), "pk")
    changes = sorted(_changes(held.with_participant().select_related("event", "closing_event"), day), key=_order)
    kinds = [kind for kind in Kind if any(change.kind == kind for change in changes)]
    axis = Axis(FIRST.replace(month=1, day=1), max(day, today()).replace(month=12, day=31), LEFT, RIGHT)
    lanes: list[Lane] = []
    for kind in kinds:
        mine = [change for change in changes if change.kind == kind]
        lanes.append(_lane(kind, mine, axis, lanes[-1].base + FOOT if lanes else YEARS, axis.at(day)))
    height = lanes[-1].base + FOOT if lanes else YEARS
    return Growth(day, kinds, _rows(changes, kinds), lanes, axis, height)


def _told(change: Change) -> str:
    name = plain(change.held.participant, "name")
    if change.has_begun:
        return f"{name} ({change.kind.label})"
    status = _("no longer %(status)s") % {"status": change.kind.label}
    return f"{name} ({status})"


def _changes(held: Iterable[Any], day: datetime.date) -> Iterable[Change]:
    for one in held:
        kind = Kind.of(one)
        yield Change(one, kind, has_begun=True)
        if one.end and not one.is_end_planned and one.end.counts_to <= day:
            yield Change(one, kind, has_begun=False)


def _order(change: Change) -> tuple:
    """Those that begin before those that cease: who moves from one status to another is told together."""
    return change.day, str(change.date), not change.has_begun, change.kind.order


def _rows(changes: list[Change], kinds: list[Kind]) -> list[Row]:
    numbers = dict.fromkeys(kinds, 0)
    rows = []
    for (_from, date), group in groupby(changes, key=lambda change: (change.day, change.date)):
        of_date = list(group)
        for change in of_date:
            numbers[change.kind] += 1 if change.has_begun else -1
        rows.append(Row(date, of_date, list(numbers.values())))
    return rows


def _lane(kind: Kind, changes: list[Change], axis: Axis, above: int, until: int) -> Lane:
    by_day = [(day, list(group)) for day, group in groupby(changes, key=lambda change: change.day)]
    numbers, number = [], 0
    for _on, group in by_day:
        number += sum(1 if change.has_begun else -1 for change in group)
        numbers.append(number)
    top = above + HEAD
    base = top + UNIT * max(numbers)
    steps: list[Step] = []
    told = -APART
    for (day, group), number in zip(by_day, numbers, strict=True):
        x = axis.at(day)
        has_room = x - told >= APART and until - x >= APART
        told = x if has_room else told
        steps.append(Step(day, group, number, x, base - UNIT * number, _may_be(group, axis), has_room))
    return Lane(kind, steps, top, base, until)


def _may_be(changes: list[Change], axis: Axis) -> Stretch | None:
    """The days from the earliest to the latest possible; a side that is not known is drawn a little way."""
    dates = [date for change in changes if (date := change.date) and not date.is_exact]
    if not dates:
        return None
    first = min(axis.at(date.earliest) if date.earliest else axis.at(date.counts_to) - APART for date in dates)
    last = max(axis.at(date.latest) if date.latest else axis.at(date.counts_from) + APART for date in dates)
    return Stretch(first, max(last - first, 6))
