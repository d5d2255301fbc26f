"""Dates within what a visitor typed, in both languages."""

import calendar
import datetime
import re

Days = tuple[datetime.date, datetime.date]

# How the names of the months begin; the shorter ones are whole words.
_MONTHS = (
    ("january", "jan", "январ", "янв"),
    ("february", "feb", "феврал", "фев"),
    ("march", "mar", "март", "мар"),
    ("april", "apr", "апрел", "апр"),
    ("may", "май", "мая", "мае"),
    ("june", "jun", "июн"),
    ("july", "jul", "июл"),
    ("august", "aug", "август", "авг"),
    ("september", "sept", "sep", "сентябр", "сен"),
    ("october", "oct", "октябр", "окт"),
    ("november", "nov", "ноябр", "ноя"),
    ("december", "dec", "декабр", "дек"),
)
_MONTH = rf"(?P<month>{'|'.join(name for names in _MONTHS for name in names)})[а-я]{{0,2}}\.?"
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th|-?го|-?е)?"
_YEAR = r"(?P<year>(?:19|20)\d\d)"
_NUMBER = r"(?P<month>\d{1,2})"

_WRITTEN = [
    re.compile(rf"(?<![\w.]){way}(?!\w)(?:\s(?:гг?\.?|год[а-я]{{0,2}})(?!\w))?", re.IGNORECASE)
    for way in (
        rf"{_YEAR}-{_NUMBER}-{_DAY}",
        rf"{_DAY}[./]{_NUMBER}[./]{_YEAR}",
        rf"{_DAY}\s(?:of\s)?{_MONTH},?\s{_YEAR}",
        rf"{_MONTH}\s{_DAY},?\s{_YEAR}",
        rf"{_YEAR}\s?[-–—]\s?(?P<last>(?:19|20)\d\d)",
        rf"{_YEAR}-{_NUMBER}",
        rf"{_MONTH},?\s{_YEAR}",
        _YEAR,
    )
]


def find_days(text: str) -> tuple[Days | None, int, int]:
    """The first and the last day of the date in the text, the most exact that is one, and where it stands."""
    for written in _WRITTEN:
        if (match := written.search(text)) and (days := _days(**match.groupdict())):
            return days, match.start(), match.end()
    return None, 0, 0


def _days(year: str, month: str = "", day: str = "", last: str = "") -> Days | None:
    number = int(month) if month.isdigit() else _number(month.lower())
    try:
        first = datetime.date(int(year), number or 1, int(day or 1))
    except ValueError:
        return None
    if day:
        return first, first
    if number:
        return first, first.replace(day=calendar.monthrange(first.year, number)[1])
    end = datetime.date(int(last or year), 12, 31)
    return (first, end) if first <= end else None


def _number(month: str) -> int:
    """Which month begins so; 0 for none."""
    return next((number for number, names in enumerate(_MONTHS, 1) if month in names), 0)
