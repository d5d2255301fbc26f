"""The whole organization on one day, put together from what each app knows of that day."""

import datetime
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from django.db.models import Count, Q

from apps.bodies.models import Body, Holder
from apps.bodies.organigram import TIERS
from apps.catalogue.models import Area, Coordination, Dimension, Placement
from apps.chairmanships.models import Chairmanship
from apps.core import registry
from apps.core.dates import PartialDate
from apps.core.day import FIRST, LAST
from apps.core.languages import alphabetical
from apps.core.periods import covers, perhaps_covers
from apps.documents.models import Document
from apps.participation.models import Participation
from apps.timeline.models import Event


@dataclass(frozen=True)
class Roll:
    """Those that count on a day, and those of whom nobody knows: they are known only from a later day on."""

    day: datetime.date
    counted: list[Any]
    unknown: list[Any]
    bounds: tuple[str, str] = ("start", "end")

    def __bool__(self) -> bool:
        return bool(self.counted or self.unknown)

    @property
    def records(self) -> list[Any]:
        return [*self.counted, *self.unknown]

    @property
    def participants(self) -> list[Any]:
        """The states and organizations counted, if they are what the roll is of."""
        return [record.participant for record in self.counted]

    @property
    def capitals(self) -> list[Any]:
        return [capital for state in self.participants if (capital := getattr(state, "capital", None))]

    @property
    def undated(self) -> list[Any]:
        """Those counted of which the day of the beginning is not known."""
        return [record for record in self.counted if not _is_exact(getattr(record, self.bounds[0]))]

    @property
    def perhaps_over(self) -> list[Any]:
        """Those counted that may have come to their end already."""
        return [record for record in self.counted if self._may_have_passed(getattr(record, self.bounds[1]))]

    def _may_have_passed(self, end: PartialDate | None) -> bool:
        return end is not None and (end.earliest is None or end.earliest <= self.day) and end.counts_to > self.day


def _is_exact(date: PartialDate | None) -> bool:
    return date is not None and date.is_exact


def roll(records: Iterable[Any], day: datetime.date, **options) -> Roll:
    """The roll of periods that count on the day or may do so."""
    counted: list[Any] = []
    unknown: list[Any] = []
    for record in records:
        (counted if record.is_on(day) else unknown).append(record)
    return Roll(day, counted, unknown, **options)


def organization(day: datetime.date) -> dict[str, Any]:
    """All that the page of a day shows."""
    return {
        "day": day,
        "figures": registry.figures(day),
        "chair": Chairmanship.objects.published().in_chair(day).select_related("state", "event").first(),
        **participants(day),
        "body_groups": bodies(day),
        "holders": holders(day),
        **catalogue(day),
        **documents(day),
        **events(day),
        "steps": steps(day),
    }


def cited(whole: dict[str, Any]) -> Iterator[Any]:
    """The records of which the page states facts."""
    for roll in (value for value in whole.values() if isinstance(value, Roll)):
        yield from (*roll.records, *roll.participants, *roll.capitals)
    for _label, roll in whole["body_groups"]:
        yield from (*roll.records, *(body.current_rule for body in roll.counted))
    for _body, roll in whole["holders"]:
        yield from (*roll.records, *(holder.office for holder in roll.counted))
    for placed in whole["areas"]:
        yield from (placed, placed.area, *placed.area.coordinations_now)
    yield from (whole["chair"], *whole["dimensions"], *whole["areas_unknown"])
    yield from (*whole["documents"], *whole["events"], *whole["events_later"])


def participants(day: datetime.date) -> dict[str, Roll]:
    """Who held which status: members, observer states, observer organizations, partners, other participants."""
    names = [*alphabetical("state__name"), *alphabetical("organization__name"), "pk"]
    known = Participation.objects.published().filter(covers(day) | perhaps_covers(day)).order_by(*names)
    held = list(known.with_participant().select_related("state__capital", "organization__seat"))
    status = Participation.Status

    def those(wanted: str, of: Callable[[Participation], Any] = bool) -> Roll:
        return roll([record for record in held if record.status == wanted and of(record)], day)

    return {
        "members": those(status.MEMBER),
        "observer_states": those(status.OBSERVER, lambda record: record.state_id),
        "observer_organizations": those(status.OBSERVER, lambda record: record.organization_id),
        "partners": those(status.PARTNER),
        "others": those(status.PARTICIPANT),
    }


def bodies(day: datetime.date) -> list[tuple[str, Roll]]:
    """The bodies by kind, under its name, each with the rules of meeting of all times."""
    found = list(Body.objects.published().with_rules())

    def of(kind: str) -> Roll:
        mine = [body for body in found if body.kind == kind]
        standing = [body for body in mine if body.exists_on(day)]
        unknown = [body for body in mine if body.perhaps_begun_on(day)]
        return Roll(day, standing, unknown, bounds=("established", "ended"))

    return [(TIERS[kind], group) for kind in Body.Kind if (group := of(kind))]


def holders(day: datetime.date) -> list[tuple[Body, Roll]]:
    """Who held which office, by body, that of the Secretariat first; nobody can have held one of a body yet to come."""
    perhaps = perhaps_covers(day) & ~Q(office__body__established__earliest__gt=day)
    seated = Holder.objects.seated(day) | Holder.objects.filter(perhaps)
    found = seated.published().select_related("office__body", "state", "event")
    ordered = sorted(found, key=lambda holder: _place(holder.office))
    groups = groupby(ordered, key=lambda holder: holder.office.body)
    return [(body, roll(held, day)) for body, held in groups]


def _place(office) -> tuple:
    body = office.body
    return body.kind != Body.Kind.ADMINISTRATIVE, body.order, body.pk, office.order, office.pk


def catalogue(day: datetime.date) -> dict[str, Any]:
    """The areas by the dimension of that day with their coordinators, and what is known of both only from later on."""
    areas = Area.objects.published()
    placements = Placement.objects.filter(perhaps_covers(day), area__in=areas).select_related("area", "dimension")
    dimensions = list(Dimension.objects.published().with_areas(areas, day))
    placed = {placement.area_id for dimension in dimensions for placement in dimension.placements_now}
    return {
        "dimensions": dimensions,
        "areas": [placement for dimension in dimensions for placement in dimension.placements_now],
        "areas_unknown": [p for p in placements.order_by("area__order", "pk") if p.area_id not in placed],
        "coordinations_unknown": Coordination.objects.published().filter(perhaps_covers(day)).count(),
    }


def documents(day: datetime.date) -> dict[str, Any]:
    """How many documents had been adopted, those of the year until then, and how many have no known day."""
    published = Document.objects.published()
    adopted, undated = Q(adopted__counts_from__lte=day), Q(adopted__isnull=True)
    numbers = published.exclude(standing=Document.Standing.DRAFT).aggregate(
        by_then=Count("pk", filter=adopted), of_unknown_day=Count("pk", filter=undated)
    )
    this_year = published.filter(adopted, adopted__counts_from__gte=day.replace(month=1, day=1))
    return {"document_numbers": numbers, "documents": this_year.select_related("event").latest_first()}


def events(day: datetime.date) -> dict[str, Any]:
    """What happened that year until the day, and what came later in it."""
    year = (day.replace(month=1, day=1), day.replace(month=12, day=31))
    found = Event.objects.published().filter(starts__counts_from__range=year).select_related("place")
    ordered = list(found.order_by("starts__counts_from", "pk"))
    return {
        "events": [event for event in ordered if event.starts.counts_from <= day],
        "events_later": [event for event in ordered if event.starts.counts_from > day],
    }


def steps(day: datetime.date) -> dict[str, datetime.date | None]:
    """The days beside this one, and the same day of the years beside this; None beyond what the portal shows."""
    one = datetime.timedelta(days=1)
    beside = {
        "year_before": _in_year(day, day.year - 1),
        "day_before": day - one,
        "day_after": day + one,
        "year_after": _in_year(day, day.year + 1),
    }
    return {name: step if FIRST <= step <= LAST else None for name, step in beside.items()}


def year_until(day: datetime.date) -> tuple[datetime.date, datetime.date]:
    """The year that ends on that day, as far as the portal shows it: its first day and its last."""
    return max(FIRST, _in_year(day, day.year - 1)), day


def _in_year(day: datetime.date, year: int) -> datetime.date:
    """The same day of another year; 28 February for the 29th."""
    try:
        return day.replace(year=year)
    except ValueError:
        return day.replace(year=year, day=28)
