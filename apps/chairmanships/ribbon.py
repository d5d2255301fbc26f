"""Terms in the chair as stretches of time, for pictures."""

import datetime
from typing import NamedTuple

from apps.chairmanships.models import Chairmanship


class Reach(NamedTuple):
    """The days on which a term may have run, and those on which it certainly did; None where there are none."""

    first: datetime.date
    last: datetime.date
    certain: tuple[datetime.date, datetime.date] | None


def reach(term: Chairmanship, day: datetime.date) -> Reach:
    """How far a term reaches as known on that day.

    A planned end confirms nothing: from its earliest day, or from the day if that is earlier, the term may have ended.
    """
    start, end = term.start, term.end
    surely = start.latest or start.counts_from
    if end is None:
        first, last = day, day
    elif term.is_end_planned:
        first, last = min(end.counts_from, day), max(end.counts_to, day)
    else:
        first, last = min(end.counts_from, day), min(end.counts_to, day)
    if term.is_planned:
        first, last = start.counts_from, end.counts_to if end else start.counts_to
    certain = (surely, first) if surely < first else None
    return Reach(start.counts_from, max(last, start.counts_from), certain)
