"""The map of the participants on a day: a mark for each capital or seat, on land without borders.

A page gives `draw(day)` to the component: `{% include "components/map.html" with atlas=atlas id="map" only %}`; the
table beside it lists `atlas.lines`. Coordinates are whole units of the drawing, static/img/land.svg (docs/land.mjs).
"""

import datetime
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from math import cos, radians, sin, sqrt
from typing import Any, NamedTuple

from apps.chronicle.choices import Kind
from apps.chronicle.snapshot import Roll, participants
from apps.core.templatetags.portal import plain

WIDTH, HEIGHT = 1000, 700
CENTRE = (radians(32), radians(78))  # degrees north and east, there the drawing is truest
MIDDLE, SCALE = (470, 350), 520

MARGIN = 8  # from the edge of the drawing to the nearest mark
APART = 22  # between those that have the same seat
LETTER, CAPITAL, LINE = 7, 2, 14  # how wide and high a letter of a name is, roughly, and how much wider a capital
BESIDE = ((10, 5, "start"), (-10, 5, "end"), (0, -11, "middle"), (0, 21, "middle"),
          (8, -7, "start"), (8, 17, "start"), (-8, -7, "end"), (-8, 17, "end"))  # fmt: skip
"""Where a name may stand, from its mark, the best place first."""

ROUNDS = 6  # of choosing places


Box = tuple[float, float, float, float]
"""What a mark or a name covers: left, top, right, bottom."""


class Point(NamedTuple):
    x: int
    y: int


class Name(NamedTuple):
    """Where a name stands, and whether it has room there: else it shows only when it is asked for."""

    text: str
    x: int
    y: int
    anchor: str
    has_room: bool


@dataclass(frozen=True)
class Line:
    """A participant of the day: `held` is its status. Without a `point` it has no mark, nor a `name` beside one.

    Its `place`, the capital or seat, then lies beyond the edge of the map, or it or its position is not recorded.
    """

    held: Any
    kind: Kind
    place: Any
    point: Point | None
    name: Name | None


@dataclass(frozen=True)
class Atlas:
    """`lines` are the participants of the day, in the order of their kinds; `rolls` tell what is not known of them."""

    day: datetime.date
    rolls: dict[str, Roll]
    lines: list[Line]

    @property
    def marks(self) -> list[Line]:
        return [line for line in self.lines if line.point]

    @property
    def kinds(self) -> list[tuple[Kind, int, int]]:
        """The kinds that the map shows, each with the number of its marks and of all who hold that status."""
        numbers = Counter(line.kind for line in self.lines)
        return [(kind, shown, numbers[kind]) for kind, shown in Counter(mark.kind for mark in self.marks).items()]


def position(latitude: float, longitude: float) -> Point | None:
    """Where a place lies on the drawing (Lambert's azimuthal equal-area projection); None beyond its edge."""
    (north, east), (up, along) = CENTRE, (radians(latitude), radians(longitude))
    turn = along - east
    nearness = 1 + sin(north) * sin(up) + cos(north) * cos(up) * cos(turn)
    if nearness < 0.1:  # the other side of the globe
        return None
    stretch = SCALE * sqrt(2 / nearness)
    x = round(MIDDLE[0] + stretch * cos(up) * sin(turn))
    y = round(MIDDLE[1] - stretch * (cos(north) * sin(up) - sin(north) * cos(up) * cos(turn)))
    return Point(x, y) if MARGIN <= x <= WIDTH - MARGIN and MARGIN <= y <= HEIGHT - MARGIN else None


def draw(day: datetime.date) -> Atlas:
    """The map of that day. Whoever counts on it has a mark where the place is known and lies on the map."""
    rolls = participants(day)
    found = [(held, kind, _place(held)) for kind in Kind for held in rolls[kind.roll].counted]
    points = list(_side_by_side(_point(place) for _held, _kind, place in found))
    marks = [(_short(held.participant), point) for (held, *_), point in zip(found, points, strict=True) if point]
    names = iter(named(tuple(marks)))
    lines = [Line(*one, point, next(names) if point else None) for one, point in zip(found, points, strict=True)]
    return Atlas(day, rolls, lines)


def _place(held: Any) -> Any:
    return held.state.capital if held.state_id else held.organization.seat


def _point(place: Any) -> Point | None:
    if place is None or place.latitude is None:
        return None
    return position(float(place.latitude), float(place.longitude))


def _side_by_side(points: Iterable[Point | None]) -> Iterator[Point | None]:
    """Those that share a seat stand beside each other."""
    taken: Counter[Point] = Counter()
    for point in points:
        if point:
            taken[point] += 1
            yield Point(point.x + APART * (taken[point] - 1), point.y)
        else:
            yield None


def _short(participant: Any) -> str:
    return participant.abbreviation or plain(participant, "name")


@lru_cache(maxsize=200)
def named(marks: tuple[tuple[str, Point], ...]) -> list[Name]:
    """A place for the name of each mark: beside it, where it hides neither a mark nor a name.

    Those for which none is left choose first the next time; what finds none in a few rounds goes without.
    """
    order = list(range(len(marks)))
    best: dict[int, Name] = {}
    for _round in range(ROUNDS):
        names = _placed(marks, order)
        without = [number for number in order if not names[number].has_room]
        if not best or len(without) < sum(not name.has_room for name in best.values()):
            best = names
        if not without:
            break
        order = [*without, *(number for number in order if number not in without)]
    return [best[number] for number in range(len(marks))]


def _placed(marks: tuple[tuple[str, Point], ...], order: list[int]) -> dict[int, Name]:
    """The names by the number of their marks; each in turn takes the first place that is free."""
    taken: list[Box] = [(x - 7, y - 7, x + 7, y + 7) for _text, (x, y) in marks]
    names = {}
    for number in order:
        text, (x, y) = marks[number]
        for right, down, anchor in BESIDE:
            box = _box(text, x + right, y + down, anchor)
            if _is_within(box) and not _hides(box, taken):
                taken.append(box)
                names[number] = Name(text, x + right, y + down, anchor, has_room=True)
                break
        else:
            inward = 12 if x < WIDTH / 2 else -12
            names[number] = Name(text, x + inward, y - 10, "start" if inward > 0 else "end", has_room=False)
    return names


def _box(text: str, x: int, y: int, anchor: str) -> Box:
    width = LETTER * len(text) + CAPITAL * sum(letter.isupper() for letter in text)
    left = x - {"start": 0, "middle": width / 2, "end": width}[anchor]
    return left, y - LINE, left + width, y + 2


def _is_within(box: Box) -> bool:
    left, top, right, bottom = box
    return left > 0 and top > 0 and right < WIDTH and bottom < HEIGHT


def _hides(box: Box, taken: list[Box]) -> bool:
    left, top, right, bottom = box
    return any(left < r and l < right and top < b and t < bottom for l, t, r, b in taken)  # noqa: E741
