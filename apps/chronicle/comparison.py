"""Two states beside each other: what is on record of each by a day, what of it is the same and what differs."""

import datetime
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import product
from typing import Any

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from apps.bodies.models import Holder
from apps.catalogue.models import Area, Coordination
from apps.chairmanships.models import Chairmanship
from apps.core.dates import PartialDate
from apps.core.day import today
from apps.participants.models import FormerName, State
from apps.participation.models import Participation
from apps.timeline.models import Event


@dataclass(frozen=True)
class Side:
    """What is on record of a state by a day: `content` for the templates that show it on a state's page too."""

    state: State
    day: datetime.date
    participations: list[Participation]
    chairmanships: list[Chairmanship]
    coordinations: list[Coordination]
    holders: list[Holder]
    events: list[Event]
    names: list[FormerName]

    page = "state"
    with_state = False

    @property
    def records(self) -> list[Any]:
        of_time = [*self.participations, *self.chairmanships, *self.coordinations, *self.holders]
        return [self.state, *of_time, *self.events, *self.names]

    @property
    def status(self) -> Participation | None:
        return next((held for held in self.participations if held.is_on(self.day)), None)

    @property
    def may_have_status(self) -> bool:
        """Whether nobody knows if it held a status on the day."""
        return not self.status and any(held.perhaps_is_on(self.day) for held in self.participations)

    @property
    def chaired(self) -> list[Chairmanship]:
        return [term for term in self.chairmanships if not term.is_planned]

    @property
    def hosted(self) -> list[Event]:
        return [event for event in self.events if not event.is_planned]

    def in_area(self, area: Area) -> list[Coordination]:
        return [held for held in self.coordinations if held.area_id == area.pk and not held.is_planned]


def sides(states: Iterable[State], day: datetime.date) -> list[Side]:
    """What is on record of each by that day; for today and later also what is planned. Six queries for all."""
    states = list(states)

    def of_states(records: Any) -> list[Any]:
        return [record for record in records.filter(state__in=states) if _may_have_begun(record, day)]

    held = of_states(Participation.objects.history().select_related("state"))
    terms = of_states(Chairmanship.objects.published().select_related("state", "event").order_by("-start__counts_from"))
    coordinations = Coordination.objects.published().select_related("area", "state", "event")
    roles = of_states(coordinations.order_by("-role", "area__order", "start__counts_from", "pk"))
    holders = of_states(Holder.objects.published().with_office())
    names = of_states(FormerName.objects.order_by("start__counts_from", "pk"))
    hosted = Event.objects.published().known_on(day).filter(host__in=states).select_related("place")
    events = list(hosted.order_by("-starts__counts_from", "-pk"))

    def of(state: State, records: list[Any]) -> list[Any]:
        return [record for record in records if record.state_id == state.pk]

    def side(state: State) -> Side:
        hosted = [event for event in events if event.host_id == state.pk]
        mine = (of(state, records) for records in (held, terms, roles, holders, names))
        participations, chairmanships, coordinations, offices, former = mine
        return Side(state, day, participations, chairmanships, coordinations, offices, hosted, former)

    return [side(state) for state in states]


def _may_have_begun(record: Any, day: datetime.date) -> bool:
    if day >= today():
        return True
    start = record.start
    return not record.is_planned and (not start or not start.earliest or start.counts_from <= day)


@dataclass(frozen=True)
class Aspect:
    """A section that shows both sides by the template of a state's page; `name` is that of the records of a side."""

    key: str
    label: Any
    template: str
    name: str


ASPECTS = (
    Aspect("status", _("Status through time"), "participation/history.html", "participations"),
    Aspect("chairmanships", _("Chairmanships"), "chairmanships/lines.html", "chairmanships"),
    Aspect("areas", _("Areas coordinated"), "catalogue/coordinations.html", "coordinations"),
    Aspect("offices", _("Offices held"), "bodies/of_state.html", "holders"),
    Aspect("hosted", _("Meetings hosted"), "timeline/hosted.html", "events"),
    Aspect("names", _("Former names"), "participants/name_list.html", "names"),
)


def aspects(first: Side, second: Side) -> list[tuple[Aspect, list[tuple[Side, bool]]]]:
    """The aspects of which anything is on record, with both sides and whether there is anything of each."""
    found = ((aspect, [(side, bool(getattr(side, aspect.name))) for side in (first, second)]) for aspect in ASPECTS)
    return [(aspect, both) for aspect, both in found if any(has_any for _side, has_any in both)]


class Verdict(TextChoices):
    """Whether two states have a point in common, in the order in which the page tells it."""

    SAME = "same", _("The same")
    DIFFERENT = "different", _("Different")
    UNKNOWN = "unknown", _("Not known whether the same")


@dataclass(frozen=True)
class Point:
    """In what the two may be the same: status, since (that status), area (coordinated), chair, hosted or alone.

    `alone` tells of the areas in which only one of them has or may have a role. `records` has what rests on, by side.
    """

    key: str
    verdict: Verdict
    records: tuple[list[Any], list[Any]]
    area: Area | None = None

    @property
    def is_same(self) -> bool:
        return self.verdict == Verdict.SAME

    @property
    def by_state(self) -> bool:
        """Whether there is more to say of each of the two than what they have in common."""
        return any(self.records) and not (self.is_same and self.key in ("status", "since"))


def points(first: Side, second: Side) -> list[tuple[Verdict, list[Point]]]:
    """The points by verdict."""
    found = [*_status(first, second), *_areas(first, second), _has("chair", first.chaired, second.chaired)]
    found.append(_has("hosted", first.hosted, second.hosted))
    grouped = ((verdict, [point for point in found if point.verdict == verdict]) for verdict in Verdict)
    return [(verdict, group) for verdict, group in grouped if group]


def _status(first: Side, second: Side) -> Iterator[Point]:
    mine, theirs = first.status, second.status
    verdict = Verdict.SAME if (mine and mine.status) == (theirs and theirs.status) else Verdict.DIFFERENT
    if first.may_have_status or second.may_have_status:
        verdict = Verdict.UNKNOWN
    records = [mine] if mine else [], [theirs] if theirs else []
    yield Point("status", verdict, records)
    if mine and theirs:
        together = mine.event_id and mine.event_id == theirs.event_id
        yield Point("since", Verdict.SAME if together else same_time(mine.start, theirs.start), records)


def same_time(one: PartialDate | None, other: PartialDate | None) -> Verdict:
    """Whether two dates are surely the same day, surely different days, or neither."""
    if one is None or other is None:
        return Verdict.UNKNOWN
    if one.is_exact and one == other:
        return Verdict.SAME
    apart = _ends_before(one, other) or _ends_before(other, one)
    return Verdict.DIFFERENT if apart else Verdict.UNKNOWN


def _ends_before(one: PartialDate, other: PartialDate) -> bool:
    return bool(one.latest and other.earliest and one.latest < other.earliest)


def _has(key: str, first: list[Any], second: list[Any]) -> Point:
    return Point(key, Verdict.SAME if bool(first) == bool(second) else Verdict.DIFFERENT, (first, second))


def _areas(first: Side, second: Side) -> Iterator[Point]:
    """Each area in which both have a role, then those in which only one has, or may have had, one."""
    areas = {held.area: None for side in (first, second) for held in side.coordinations if not held.is_planned}
    alone: dict[Verdict, tuple[list[Any], list[Any]]] = {Verdict.DIFFERENT: ([], []), Verdict.UNKNOWN: ([], [])}
    for area in areas:
        mine, theirs = first.in_area(area), second.in_area(area)
        if mine and theirs:
            yield Point("area", _role(mine, theirs, first.day), (mine, theirs), area)
            continue
        for held in (*mine, *theirs):
            verdict = Verdict.UNKNOWN if held.perhaps_is_on(first.day) else Verdict.DIFFERENT
            alone[verdict][0 if mine else 1].append(held)
    yield from (Point("alone", verdict, records) for verdict, records in alone.items() if any(records))


def _role(mine: list[Coordination], theirs: list[Coordination], day: datetime.date) -> Verdict:
    """Whether both had the same role in an area at the same time by that day."""
    alike = [(one, other) for one, other in product(mine, theirs) if one.role == other.role]
    if any(_together(one, other, day) for one, other in alike):
        return Verdict.SAME
    return Verdict.UNKNOWN if any(_perhaps_together(one, other, day) for one, other in alike) else Verdict.DIFFERENT


def _together(one: Coordination, other: Coordination, day: datetime.date) -> bool:
    """Whether some day until that one certainly lies in both."""
    mine, theirs = one.certain_core, other.certain_core
    if not mine or not theirs:
        return False
    begins, ends = max(mine[0], theirs[0]), min(mine[1], theirs[1])
    return begins <= day and begins < ends


def _perhaps_together(one: Coordination, other: Coordination, day: datetime.date) -> bool:
    """Whether some day until that one may lie in both."""
    begins = max(_earliest(one), _earliest(other))
    return begins <= day and begins < min(_latest(one), _latest(other))


def _earliest(held: Coordination) -> datetime.date:
    return held.start.earliest if held.start and held.start.earliest else datetime.date.min


def _latest(held: Coordination) -> datetime.date:
    end = None if held.is_end_planned else held.end
    return end.latest if end and end.latest else datetime.date.max
