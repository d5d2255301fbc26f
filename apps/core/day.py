"""Which day it is, and which day a page shows.

"Today" is always the Secretariat's, Asia/Almaty. A reader may ask for another day (`?on=2021-10-12`); then every list,
name and number is that day's. Like the language, the shown day holds for the whole request.
"""

import datetime
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

FIRST = datetime.date(1992, 10, 5)  # the day on which CICA was proposed
LAST = datetime.date(2100, 12, 31)


@dataclass(frozen=True)
class OtherDay:
    """A day that is not today, and what apps looked up once for it."""

    date: datetime.date
    memo: dict[str, Any] = field(default_factory=dict)


_other_day: ContextVar[OtherDay | None] = ContextVar("other day", default=None)


def today() -> datetime.date:
    return timezone.localdate()


def other_day() -> OtherDay | None:
    """The day that the reader asked for; None while the page shows today."""
    return _other_day.get()


def shown() -> datetime.date:
    """The day that the page shows: the one that was asked for, else today."""
    other = other_day()
    return other.date if other else today()


@contextmanager
def showing(day: datetime.date) -> Iterator[None]:
    """Show that day while the block runs."""
    token = _other_day.set(OtherDay(day) if day != today() else None)
    try:
        yield
    finally:
        _other_day.reset(token)


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
