"""Texts of records as feeds and calendars have them: in one line, of signs that XML and iCalendar know."""

import re

from django.db.models import Model

from apps.core.templatetags.portal import in_either

UNKNOWN = re.compile(r"[\x00-\x1F\x7F\x85\u2028\u2029\uFFFE\uFFFF]")


def line_of(record: Model, field: str) -> tuple[str, str]:
    """The text and its language: the page's, else the other one; ("", page's language) where there is none."""
    text, language = in_either(record, field)
    return in_line(text), language


def in_line(text: str) -> str:
    return " ".join(UNKNOWN.sub(" ", text).split())
