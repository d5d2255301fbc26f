"""The kinds of dated facts of which the chronicle tells the changes, each as its own app keeps them."""

import datetime
from collections.abc import Callable, Hashable
from dataclasses import dataclass
from typing import Any

from django.db.models import Q

from apps.bodies.models import Body, Holder, MeetingRule, Office
from apps.catalogue.models import Area, Coordination, Placement
from apps.chairmanships.models import Chairmanship
from apps.editions.models import Publishable
from apps.participants.models import FormerName
from apps.participation.models import Participation


@dataclass(frozen=True)
class Strand:
    """On each day one record counts for a `seat`, the one that began last, and it says `value` of it.

    `records` are those that readers may see, with what a line shows of them; `states` those whom a record concerns;
    `bounds` the fields of its period, `cited` the other fields whose sources stand beside a change.
    """

    key: str
    records: Callable[[], Any]
    seat: Callable[[Any], Hashable]
    value: Callable[[Any], Hashable]
    states: Callable[[Any], set[int | None]]
    cited: tuple[str, ...]
    bounds: tuple[str, str] = ("start", "end")

    def of(self, first: datetime.date, last: datetime.date) -> list[Any]:
        """The records that count on one of the days, or came and went between them; those that began earlier first."""
        begins, ends = self.bounds
        between = Q(**{f"{begins}__counts_from__gt": first, f"{ends}__counts_to__lte": last})
        published = self.records()
        found = published.on(first) | published.on(last) | published.filter(between)
        return sorted(found, key=lambda record: (self.counts_from(record), record.pk))

    def on(self, day: datetime.date, records: list[Any]) -> dict[Hashable, Any]:
        """Of those records, the ones that count on that day, by seat."""
        return {self.seat(record): record for record in records if is_on(record, day)}

    def counts_from(self, record: Any) -> datetime.date:
        began = getattr(record, self.bounds[0])
        return began.counts_from if began else datetime.date.min


def is_on(record: Any, day: datetime.date) -> bool:
    return record.exists_on(day) if isinstance(record, Body) else record.is_on(day)


def _names():
    shown = Publishable.public("state__") | Publishable.public("organization__")
    of_places = Q(place__isnull=False) & (Q(place__state__isnull=True) | Publishable.public("place__state__"))
    return FormerName.objects.filter(shown | of_places).select_related("state", "organization", "place__state")


def _post(holder: Any) -> Hashable:
    """A body has one head; of other offices each holder is one for himself."""
    office = holder.office
    return ("head", office.body_id) if office.rank == Office.Rank.HEAD else (office.pk, holder.name_en)


STRANDS = (
    Strand(
        "status",
        lambda: Participation.objects.published().with_participant().select_related("event", "closing_event"),
        seat=lambda held: (held.state_id, held.organization_id),
        value=lambda held: held.status,
        states=lambda held: {held.state_id},
        cited=("status",),
    ),
    Strand(
        "name",
        _names,
        seat=lambda former: former.bearer_key,
        value=lambda former: (former.name_en, former.name_ru, former.official_name_en, former.official_name_ru),
        states=lambda former: {former.state_id, former.place and former.place.state_id},
        cited=("name", "official_name"),
    ),
    Strand(
        "chair",
        lambda: Chairmanship.objects.published().select_related("state", "event", "closing_event"),
        seat=lambda term: "chair",
        value=lambda term: term.state_id,
        states=lambda term: {term.state_id},
        cited=(),
    ),
    Strand(
        "body",
        lambda: Body.objects.published().select_related("event"),
        seat=lambda body: body.pk,
        value=lambda body: True,
        states=lambda body: set(),
        cited=(),
        bounds=("established", "ended"),
    ),
    Strand(
        "office",
        lambda: Holder.objects.published().select_related("office__body", "state", "event"),
        seat=_post,
        value=lambda holder: (holder.office_id, holder.name_en),
        states=lambda holder: {holder.state_id},
        cited=("name",),
    ),
    Strand(
        "coordination",
        lambda: Coordination.objects.published().select_related("area", "state", "event"),
        seat=lambda held: (held.area_id, held.state_id, held.role),
        value=lambda held: True,
        states=lambda held: {held.state_id},
        cited=("role",),
    ),
    Strand(
        "rule",
        lambda: MeetingRule.objects.filter(body__in=Body.objects.published()).select_related("body"),
        seat=lambda rule: rule.body_id,
        value=lambda rule: (rule.rule_en, rule.rule_ru),
        states=lambda rule: set(),
        cited=("rule",),
    ),
    Strand(
        "area",
        lambda: Placement.objects.filter(area__in=Area.objects.published()).select_related("area", "dimension"),
        seat=lambda placed: placed.area_id,
        value=lambda placed: placed.dimension_id,
        states=lambda placed: set(),
        cited=("dimension",),
    ),
)
