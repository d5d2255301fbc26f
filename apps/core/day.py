"""Which day it is, and which day a page shows.

"Today" is always the Secretariat's, Asia/Almaty. A reader may ask for another day (`?on=2021-10-12`); then every list,
name and number is that day's. Like the language, the shown day holds for the whole request.
"""

import datetime
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

FIRST = datetime.date(1992, 10, 5)  # the day on which CICA was proposed
LAST = datetime.date(2100, 12, 31)


@dataclass(frozen=True)
class PageDay:
    """The day of a page, and what apps looked up once for the whole page."""

    date: datetime.date
    is_other: bool
    memo: dict[Any, Any] = field(default_factory=dict)


_page_day: ContextVar[PageDay | None] = ContextVar("day of the page", default=None)


def today() -> datetime.date:
    return timezone.localdate()


def other_day() -> PageDay | None:
    """The day that the reader asked for; None while the page shows today."""
    page = _page_day.get()
    return page if page and page.is_other else None


def shown() -> datetime.date:
    """The day that the page shows: the one that was asked for, else today."""
    other = other_day()
    return other.date if other else today()


@contextmanager
def showing(day: datetime.date) -> Iterator[None]:
    """Show that day while the block runs."""
    token = _page_day.set(PageDay(day, is_other=day != today()))
    try:
        yield
    finally:
        _page_day.reset(token)


def once(key: Any, find: Callable[[], Any]) -> Any:
    """What `find` gives, looked up once a page under that key; outside of pages, each time."""
    page = _page_day.get()
    if page is None:
        return find()
    if key not in page.memo:
        page.memo[key] = find()
    return page.memo[key]


def read_day(text: str) -> datetime.date:
    """A day as an address writes it. Raises ValueError with a sentence for the reader."""
    try:
        day = datetime.datetime.strptime(text, "%Y-%m-%d").date()  # noqa: DTZ007 (a day has no zone)
    except ValueError:
        raise ValueError(_("“%(text)s” is not a day. Write it like 2021-10-12.") % {"text": text[:20]}) from None
    if day < FIRST:
        raise ValueError(_("CICA was proposed on 5 October 1992: there is nothing to show before that day."))
    if day > LAST:
        raise ValueError(_("That day lies too far ahead."))
    return day
