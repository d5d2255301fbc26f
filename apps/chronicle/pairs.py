"""The choice of two states to compare, and pairs worth comparing."""

import datetime
from collections import Counter
from dataclasses import dataclass
from itertools import combinations

from apps.catalogue.models import Coordination
from apps.core.addresses import address_of
from apps.core.day import other_day
from apps.core.languages import alphabetical
from apps.participants.models import State


class Pair:
    """The choice of two states by their slugs. What names no state is `unknown`."""

    def __init__(self, first: str, second: str):
        self.slugs = first, second
        self.states = list(State.objects.published().order_by(*alphabetical("name")))
        by_slug = {state.slug: state for state in self.states}
        self.unknown = [slug for slug in self.slugs if slug and slug not in by_slug]
        self.chosen = [by_slug[slug] for slug in self.slugs if slug in by_slug]

    @property
    def is_made(self) -> bool:
        return len(self.chosen) == len(self.slugs)

    @property
    def address(self) -> str:
        """Where the two are compared, on the page's day; of one state chosen twice, its own page."""
        first, second = self.slugs
        path = address_of("participants:state", first) if first == second else self.path
        day = other_day()
        return f"{path}?on={day.date}" if day else path

    @property
    def path(self) -> str:
        return address_of("chronicle:compare", *self.slugs)

    @property
    def canonical_path(self) -> str:
        """The one address for both orders."""
        return address_of("chronicle:compare", *sorted(self.slugs))

    @property
    def reversed_path(self) -> str:
        return address_of("chronicle:compare", *reversed(self.slugs))


@dataclass(frozen=True)
class Together:
    """Two states that have roles in the same areas, and in how many."""

    first: State
    second: State
    areas: int

    @property
    def path(self) -> str:
        return address_of("chronicle:compare", self.first.slug, self.second.slug)


def most_together(day: datetime.date, number: int = 6) -> list[Together]:
    """Those that have roles in most areas together on that day."""
    held = Coordination.objects.published().on(day).select_related("state").order_by("state__slug")
    states: dict[int, dict[State, None]] = {}
    for coordination in held:
        states.setdefault(coordination.area_id, {})[coordination.state] = None
    found = Counter(pair for together in states.values() for pair in combinations(together, 2))
    ordered = sorted(found.items(), key=lambda item: (-item[1], item[0][0].slug, item[0][1].slug))
    return [Together(*pair, areas) for pair, areas in ordered[:number]]
