"""The years of the timeline, from the one in which CICA was proposed."""

import datetime

from django.db.models import Max

from apps.core.day import FIRST, today
from apps.timeline.models import Event


def decades() -> list[tuple[int, str]]:
    """The first year of each decade up to the present one, and what to call the decade."""
    return [(first, f"{first}–{first + 9}") for first in range(FIRST.year // 10 * 10, today().year + 1, 10)]


def years() -> range:
    """The years that have a page: up to the present one, or to the last that has an event."""
    last: datetime.date | None = Event.objects.published().aggregate(last=Max("starts__counts_from"))["last"]
    return range(FIRST.year, max(last or FIRST, today()).year + 1)
