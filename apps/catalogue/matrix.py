"""Who coordinates what on a day, laid out: areas by dimension down, states across."""

import datetime
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

from django.db.models import Q
from django.utils.translation import gettext as _

from apps.catalogue.models import Area, Coordination, Dimension, Placement
from apps.core.languages import alphabetical
from apps.core.periods import covers, perhaps_covers
from apps.core.templatetags.portal import plain
from apps.participants.models import State
from apps.participation.models import Participation


@dataclass(frozen=True)
class Column:
    """A state and its roles. Those known only from a later day on are shown, not counted."""

    state: State
    roles: list[Coordination]
    is_chosen: bool

    @property
    def number(self) -> int:
        return _number(self.roles)


@dataclass(frozen=True)
class Row:
    """An area and its roles; `cells` holds them for each column."""

    placement: Placement
    roles: list[Coordination]
    cells: list[tuple[Column, list[Coordination]]]
    is_chosen: bool

    @property
    def area(self) -> Area:
        return self.placement.area

    @property
    def number(self) -> int:
        return _number(self.roles)

    @property
    def has_coordinator(self) -> bool:
        """Whether it is known who coordinates the area, or perhaps did so already on the day."""
        return any(role.role == Coordination.Role.COORDINATOR for role in self.roles)


@dataclass(frozen=True)
class Matrix:
    columns: list[Column]
    rows: list[Row]

    @property
    def dimensions(self) -> list[tuple[Dimension, list[Row]]]:
        """The rows under their dimensions."""
        groups = groupby(self.rows, key=lambda row: row.placement.dimension)
        return [(dimension, list(rows)) for dimension, rows in groups]

    @property
    def number(self) -> int:
        return sum(row.number for row in self.rows)

    @property
    def chosen(self) -> Column | None:
        return next((column for column in self.columns if column.is_chosen), None)

    @property
    def has_doubts(self) -> bool:
        """Whether it shows a role or an area of which nobody knows if it had begun by the day."""
        return any(not row.placement.is_current or len(row.roles) > row.number for row in self.rows)

    @property
    def records(self) -> list:
        """All of which it states facts."""
        return [record for row in self.rows for record in (row.placement, row.area, *row.roles)]

    def in_words(self) -> list[list[str]]:
        """The same as a table: after the names of the columns a row for each area, with a cell for each state."""
        head = [_("Dimension"), _("Area"), *(plain(column.state, "name") for column in self.columns)]
        return [head, *map(_row_in_words, self.rows)]


def matrix(
    day: datetime.date, *, all_members: bool = False, state: State | None = None, area: Area | None = None
) -> Matrix:
    """The areas of that day across the states that have a role in one, or besides them all members.

    `state` and `area` are chosen: they stand out, and the state has its column in any case.
    """
    placements = _placements(day)
    by_state, by_area = defaultdict(list), defaultdict(list)
    for role in _roles(day).filter(area__in=[placed.area_id for placed in placements]):
        by_state[role.state_id].append(role)
        by_area[role.area_id].append(role)
    wanted = Q(pk__in=[*by_state, *([state.pk] if state else [])])
    if all_members:
        wanted |= Q(pk__in=Participation.objects.members().published().on(day).values("state"))
    states = State.objects.filter(wanted).order_by(*alphabetical("name"))
    columns = [Column(found, by_state[found.pk], found == state) for found in states]
    return Matrix(columns, [_row(placed, by_area[placed.area_id], columns, area) for placed in placements])


def _placements(day: datetime.date) -> list[Placement]:
    """Where each area stood on the day, else where it may have stood."""
    known = Placement.objects.filter(covers(day) | perhaps_covers(day), area__in=Area.objects.published())
    known = known.filter(dimension__in=Dimension.objects.published()).select_related("area", "dimension")
    placements = known.order_by("dimension__order", "dimension__slug", "area__order", "area__slug", "pk")
    placed = {placed.area_id for placed in placements if placed.is_on(day)}
    return [found for found in placements if found.is_on(day) or found.area_id not in placed]


def _roles(day: datetime.date):
    """The coordinations of the day, and those of which nobody knows whether they had begun."""
    known = Coordination.objects.published().filter(covers(day) | perhaps_covers(day))
    return known.select_related("area", "state").by_role()


def _row(placement: Placement, roles: list[Coordination], columns: list[Column], chosen: Area | None) -> Row:
    by_state = defaultdict(list)
    for role in roles:
        by_state[role.state_id].append(role)
    cells = [(column, by_state[column.state.pk]) for column in columns]
    return Row(placement, roles, cells, placement.area == chosen)


def _number(roles: Iterable[Coordination]) -> int:
    return sum(role.is_current for role in roles)


def _row_in_words(row: Row) -> list[str]:
    return [
        plain(row.placement.dimension, "name"),
        plain(row.area, "name"),
        *(_words(roles) for _of, roles in row.cells),
    ]


def _words(roles: Iterable[Coordination]) -> str:
    # Translators: %(role)s is “coordinator” or “co-coordinator”
    doubtful = _("%(role)s (not known whether already on that day)")
    return ", ".join(
        role.get_role_display() if role.is_current else doubtful % {"role": role.get_role_display()} for role in roles
    )
