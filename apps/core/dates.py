"""Days that are known exactly, roughly, or from one side only.

Staff and fixtures write a partial date as text::

    2011                  some day of 2011
    2011-06               some day of June 2011
    2011-06-17            that day
    by 2001-09            not later than September 2001
    after 2008-08-25      later than 25 August 2008
    2015-11 to 2016-04    between the two
"""

import calendar
import datetime
import re
from dataclasses import dataclass
from typing import cast

from django.utils.translation import gettext as _

DAY = datetime.timedelta(days=1)
YEARS = (1900, 2100)
RUSSIAN = {"by": "до", "after": "после", "to": "по"}
_TOKEN = re.compile(r"^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$")


@dataclass(frozen=True)
class PartialDate:
    """The earliest and the latest possible day of something; None where that side is not known.

    Raises ValueError when both sides are missing or stand in the wrong order.
    """

    earliest: datetime.date | None
    latest: datetime.date | None

    def __post_init__(self):
        if self.earliest is None and self.latest is None:
            raise ValueError(_("A date needs at least one side."))
        if self.earliest and self.latest and self.earliest > self.latest:
            raise ValueError(_("The earliest possible day lies after the latest."))

    @classmethod
    def of(cls, day: datetime.date) -> "PartialDate":
        return cls(day, day)

    @classmethod
    def parse(cls, text: str) -> "PartialDate":
        """Read the written form above. Raises ValueError with a sentence for the person who typed it."""
        text = " ".join(text.split())
        if match := re.match(r"^(?:by|до)\s+(\S+)$", text, re.IGNORECASE):
            return cls(None, _span(match[1])[1])
        if match := re.match(r"^(?:after|после)\s+(\S+)$", text, re.IGNORECASE):
            return cls(_span(match[1])[1] + DAY, None)
        if match := re.match(r"^(\S+)\s+(?:to|по)\s+(\S+)$", text, re.IGNORECASE):
            return cls(_span(match[1])[0], _span(match[2])[1])
        return cls(*_span(text))

    def __str__(self) -> str:
        """The shortest written form that `parse` reads back as the same days."""
        if self.earliest is None:
            return f"by {_short_last(self.counts_to)}"
        if self.latest is None:
            return f"after {_short_last(self.earliest - DAY)}"
        whole = _short(self.earliest, self.latest)
        return whole or f"{_short_first(self.earliest)} to {_short_last(self.latest)}"

    def written(self, language: str) -> str:
        """As `str`, with the small words of that language, which `parse` reads as well: «до 2001-09»."""
        words = str(self).split()
        return " ".join(RUSSIAN.get(word, word) for word in words) if language == "ru" else str(self)

    @property
    def is_exact(self) -> bool:
        return self.earliest == self.latest

    @property
    def counts_from(self) -> datetime.date:
        """The day from which something that began then counts: the earliest, else the latest."""
        return cast(datetime.date, self.earliest or self.latest)

    @property
    def counts_to(self) -> datetime.date:
        """The day on which something that ended then no longer counts: the latest, else the earliest."""
        return cast(datetime.date, self.latest or self.earliest)


def _span(token: str) -> tuple[datetime.date, datetime.date]:
    match = _TOKEN.match(token)
    if not match:
        raise ValueError(
            _(
                "“%(text)s” is not a date. Write 2011, 2011-06, 2011-06-17, by 2001-09, after 2008-08 "
                "or 2015-11 to 2016-04."
            )
            % {"text": token}
        )
    year = int(match[1])
    if not YEARS[0] <= year <= YEARS[1]:
        raise ValueError(_("The year must lie between %(first)s and %(last)s.") % {"first": YEARS[0], "last": YEARS[1]})
    try:
        first = datetime.date(year, int(match[2] or 1), int(match[3] or 1))
    except ValueError:
        raise ValueError(_("There is no such day: %(text)s.") % {"text": token}) from None
    if match[3]:
        return first, first
    last_month = first.month if match[2] else 12
    return first, datetime.date(year, last_month, calendar.monthrange(year, last_month)[1])


def _is_month_end(day: datetime.date) -> bool:
    return day.day == calendar.monthrange(day.year, day.month)[1]


def _short(first: datetime.date, last: datetime.date) -> str:
    """The written form of a day, month or year; "" for any other span."""
    if first == last:
        return first.isoformat()
    if first.day == 1 and _is_month_end(last) and first.year == last.year:
        if first.month == last.month:
            return first.isoformat()[:7]
        if (first.month, last.month) == (1, 12):
            return first.isoformat()[:4]
    return ""


def _short_first(day: datetime.date) -> str:
    """The written form of a side that is the first of its days."""
    return day.isoformat()[: 7 if day.day == 1 else 10]


def _short_last(day: datetime.date) -> str:
    """The written form of a side that is the last of its days."""
    return day.isoformat()[: 7 if _is_month_end(day) else 10]


def precision(first: datetime.date, last: datetime.date) -> str:
    """How much of a date is known: "day", "month", "year", or "" for any other span."""
    return {10: "day", 7: "month", 4: "year"}.get(len(_short(first, last)), "")
