"""Dates and periods in words, never more precise than what is known, in the page's language."""

import datetime
from functools import lru_cache

from django.utils import timezone
from django.utils.dateformat import format as format_date
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from apps.core.dates import DAY, PartialDate, precision
from apps.core.languages import active


def date_in_words(date: PartialDate | datetime.date | None) -> str:
    """“17 June 2011”, “June 2011”, “2011”, “by September 2001”, “after August 2008”, “between … and …”; "" for None.

    Of a moment the day on which it falls where the Secretariat is.
    """
    if date is None:
        return ""
    if isinstance(date, datetime.datetime):
        date = timezone.localdate(date)
    if isinstance(date, datetime.date):
        return _format(date, "day")
    if date.earliest is None:
        # Translators: on that day or before it
        return _("by %(date)s") % {"date": _last(date.counts_to)}
    if date.latest is None:
        return _("after %(date)s") % {"date": _last(date.earliest - DAY)}
    return _named(date, alone=True) or _between(date.earliest, date.latest)


def moment_in_words(moment: datetime.datetime) -> str:
    """A day and the time of it where the Secretariat is: “22 November 2026, 17:05”."""
    there = timezone.localtime(moment)
    return _("%(day)s, %(time)s") % {"day": _format(there, "day"), "time": f"{there:%H:%M}"}


def since(date: PartialDate | None) -> str:
    """“since 17 June 2011”, “since September 2001 or earlier”, “since a day after August 2008”; "" for None."""
    if date is None:
        return ""
    if named := _named(date):
        return _("since %(date)s") % {"date": named}
    if date.earliest is None:
        return _("since %(date)s or earlier") % {"date": _last(date.counts_to)}
    # Translators: %(when)s is “after 25 August 2008” or “between 12 November 2015 and 28 April 2016”
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
    if start is None or (start.earliest is None and start.latest == end.latest):
        return _("until %(end)s") % {"end": _until(end)}
    if last_year := _last_of_whole_years(start, end):
        return _years(start.counts_from.year, last_year)
    if _known(start) and _known(start) == _known(end):
        return _from_to(date_in_words(start), date_in_words(end))
    # Translators: %(since)s is “since 2011” or “since September 2001 or earlier”; %(end)s a date that no longer counts
    return _("%(since)s, until %(end)s") % {"since": since(start), "end": _until(end)}


def days_in_words(starts: PartialDate, ends: PartialDate | None) -> str:
    """The days of an event: “12–13 October 2022”, “30 September – 1 October 2011”, or one date."""
    if ends is None or ends == starts:
        return date_in_words(starts)
    first, last, known = starts.counts_from, ends.counts_from, _known(starts)
    if known in {"day", "month"} and known == _known(ends) and first.year == last.year:
        if known == "month":
            return _from_to(_month(first, "F"), date_in_words(ends))
        if first.month == last.month:
            return f"{first.day}\N{EN DASH}{date_in_words(ends)}"
        return _from_to(_day_and_month(first), date_in_words(ends))
    return _from_to(date_in_words(starts), date_in_words(ends))


def _named(date: PartialDate, *, alone: bool = False) -> str:
    """A day, two neighbouring days, a month or a year; "" for any other span."""
    if known := _known(date):
        return _format(date.counts_from, known, alone=alone)
    if date.earliest and date.latest and date.latest - date.earliest == DAY and date.latest.day != 1:
        # Translators: one of two neighbouring days: “20 or 21 May 2014”
        return _("%(first)s or %(last)s") % {"first": date.earliest.day, "last": _format(date.latest, "day")}
    return ""


def _between(first: datetime.date, last: datetime.date) -> str:
    """A longer span, naming a month or year only once: “between 12 November and 28 December 2015”."""
    if (first.month, first.day, last.month, last.day) == (1, 1, 12, 31):
        bounds = _format(first, "year"), _format(last, "year")
    elif first.day == 1 and _is_month_end(last):
        # Translators: format of a month without its year, after a preposition; «E» in Russian
        short = format_date(first, pgettext("date format, after a preposition", "F"))
        bounds = short if first.year == last.year else _format(first, "month"), _format(last, "month")
    elif first.year != last.year:
        bounds = _format(first, "day"), _format(last, "day")
    else:
        bounds = str(first.day) if first.month == last.month else _day_and_month(first), _format(last, "day")
    # Translators: not before the first and not after the last
    return _("between %(first)s and %(last)s") % dict(zip(("first", "last"), bounds, strict=True))


def _format(day: datetime.date, known: str, *, alone: bool = False) -> str:
    """A day, month or year; `alone` it stands by itself («июнь 2010 г.»), else after a word («после июня 2010 г.»)."""
    return _formatted(day, known, alone, active())


@lru_cache(maxsize=4096)
def _formatted(day: datetime.date, known: str, alone: bool, _language: str) -> str:
    if known == "day":
        # Translators: format of a date, see Django's date filter; «j E Y г.» in Russian
        return _whole(format_date(day, pgettext("date format", "j F Y")))
    if known == "month" and alone:
        # Translators: format of a month that stands alone; «F Y г.» in Russian
        return _month(day, pgettext("date format, alone", "F Y"))
    if known == "month":
        # Translators: format of a month after a preposition; «E Y г.» in Russian
        return format_date(day, pgettext("date format, after a preposition", "F Y"))
    # Translators: format of a year; «Y г.» in Russian
    return format_date(day, pgettext("date format", "Y"))


def _whole(date: str) -> str:
    """A date whose day stays on the line of its month."""
    number, _gap, rest = date.partition(" ")
    return f"{number}\N{NO-BREAK SPACE}{rest}" if number.isdigit() else date


def _month(day: datetime.date, form: str) -> str:
    """The month in the nominative: Django writes it with a capital, Russian with a small letter."""
    text = format_date(day, form)
    return text.lower() if active() == "ru" else text


def _day_and_month(day: datetime.date) -> str:
    # Translators: format of a day without its year; «j E» in Russian
    return _whole(format_date(day, pgettext("date format", "j F")))


def _last(day: datetime.date) -> str:
    """The last possible day; its month, if it is the last of it."""
    return _format(day, "month" if _is_month_end(day) else "day")


def _until(end: PartialDate) -> str:
    if named := _named(end):
        return named
    if end.earliest is None:
        # Translators: stands after “until”
        return _("%(date)s or earlier") % {"date": _last(end.counts_to)}
    # Translators: stands after “until”; %(when)s is “after 25 August 2008” or “between … and …”
    return _("a day %(when)s") % {"when": date_in_words(end)}


def _years(first: int, last: int) -> str:
    if first == last:
        return _format(datetime.date(first, 1, 1), "year")
    # Translators: years, as in “2022–2023”; «2022–2023 гг.» in Russian
    return pgettext("years", "%(first)s–%(last)s") % {"first": first, "last": last}


def _from_to(first: str, last: str) -> str:
    # Translators: from one date to another, as in “24 September 2018 – 24 September 2020”
    return pgettext("dates", "%(first)s – %(last)s") % {"first": first, "last": last}


def _last_of_whole_years(start: PartialDate, end: PartialDate) -> int | None:
    """The last year of a period of which only years are known; None for any other period."""
    if _known(start) != "year":
        return None
    if _known(end) == "year":
        return end.counts_from.year
    # The period is half-open: it may end on the first day of the year that no longer counts.
    if end.is_exact and (end.counts_to.month, end.counts_to.day) == (1, 1) and end.counts_to > start.counts_to:
        return end.counts_to.year - 1
    return None


def _known(date: PartialDate) -> str:
    """ "day", "month", "year", or "" where the date is known from one side only or as another span."""
    return precision(date.earliest, date.latest) if date.earliest and date.latest else ""


def _is_month_end(day: datetime.date) -> bool:
    return (day + DAY).day == 1
