"""Dates and periods in words, never more precise than what is known, in the page's language."""

import datetime

from django.utils.dateformat import format as format_date
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from apps.core.dates import DAY, PartialDate, precision
from apps.core.languages import active

DASH = "\N{EN DASH}"


def _format(day: datetime.date, known: str, *, alone: bool = False) -> str:
    """A day, month or year; `alone` stands by itself («июнь 2010 г.»), else it follows a word («не позднее июня 2010 г.»)."""
    if known == "day":
        # Translators: format of a date, see Django's date filter; «j E Y г.» in Russian
        return format_date(day, pgettext("date format", "j F Y"))
    if known == "month" and alone:
        # Translators: format of a month that stands alone; «F Y г.» in Russian
        text = format_date(day, pgettext("date format, alone", "F Y"))
        return text.lower() if active() == "ru" else text
    if known == "month":
        # Translators: format of a month after a preposition; «E Y г.» in Russian
        return format_date(day, pgettext("date format, after a preposition", "F Y"))
    # Translators: format of a year; «Y г.» in Russian
    return format_date(day, pgettext("date format", "Y"))


def _first(day: datetime.date) -> str:
    return _format(day, "month" if day.day == 1 else "day")


def _last(day: datetime.date) -> str:
    return _format(day, "month" if (day + DAY).day == 1 else "day")


def date_in_words(date: PartialDate | datetime.date | None) -> str:
    """“17 June 2011”, “June 2011”, “2011”, “by September 2001”, “after August 2008”, “between … and …”; "" for None."""
    if date is None:
        return ""
    if isinstance(date, datetime.date):
        return _format(date, "day")
    first, last = date.earliest, date.latest
    if first is None:
        return _("by %(date)s") % {"date": _last(last)}
    if last is None:
        return _("after %(date)s") % {"date": _last(first - DAY)}
    if known := precision(first, last):
        return _format(first, known, alone=True)
    return _("between %(first)s and %(last)s") % {"first": _first(first), "last": _last(last)}


def since(date: PartialDate | None) -> str:
    """“since 17 June 2011”, “since June 2011”, “since 2011 or earlier”-like wording; "" for None."""
    if date is None:
        return ""
    if date.earliest and date.latest and (known := precision(date.earliest, date.latest)):
        return _("since %(date)s") % {"date": _format(date.earliest, known)}
    if date.earliest is None:
        return _("since %(date)s or earlier") % {"date": _last(date.latest)}
    return _("since a day %(when)s") % {"when": date_in_words(date)}


def period_in_words(period) -> str:
    """A period from start to end: “2022–2023”, “24 September 2018 – 24 September 2020”, “since 2011”."""
    start, end = period.start, period.end
    if end is None:
        return since(start) or _("since when is not known")
    if period.is_end_planned:
        return _("%(since)s, planned until %(end)s") % {
            "since": since(start) or _("since when is not known"),
            "end": _until(end),
        }
    if start is None:
        return _("until %(end)s") % {"end": _until(end)}
    if _is_year(start) and end.is_exact and (end.latest.month, end.latest.day) == (1, 1):
        # Whole years: the period is half-open, so it ends on the first day of the year that no longer counts.
        years = sorted({start.earliest.year, end.latest.year - 1})
        return DASH.join(str(year) for year in years)
    if precision_of(start) == precision_of(end) != "":
        return f"{date_in_words(start)} {DASH} {date_in_words(end)}"
    return _("%(since)s, until %(end)s") % {"since": since(start), "end": _until(end)}


def _until(end: PartialDate) -> str:
    if known := precision_of(end):
        return _format(end.earliest, known)
    return _("a day %(when)s") % {"when": date_in_words(end)}


def precision_of(date: PartialDate) -> str:
    """"day", "month", "year", or "" where the date is known from one side only or as another span."""
    return precision(date.earliest, date.latest) if date.earliest and date.latest else ""


def _is_year(date: PartialDate) -> bool:
    return precision_of(date) == "year"


def days_in_words(starts: PartialDate, ends: PartialDate | None) -> str:
    """The days of an event: “12–13 October 2022”, “30 September – 1 October 2011”, or one date."""
    if ends is None or ends == starts:
        return date_in_words(starts)
    if not (starts.is_exact and ends.is_exact):
        return f"{date_in_words(starts)} {DASH} {date_in_words(ends)}"
    first, last = starts.earliest, ends.earliest
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day}{DASH}{date_in_words(last)}"
    if first.year == last.year:
        # Translators: format of a day without its year; «j E» in Russian
        return f"{format_date(first, pgettext('date format', 'j F'))} {DASH} {date_in_words(last)}"
    return f"{date_in_words(first)} {DASH} {date_in_words(last)}"
