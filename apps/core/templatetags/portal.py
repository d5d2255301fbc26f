"""What every page needs to say of a record: its texts in the page's language, its dates in words."""

import datetime
from typing import Any

from django import template
from django.db.models import Model
from django.template.loader import render_to_string
from django.utils.html import conditional_escape, format_html, strip_tags
from django.utils.safestring import SafeString, mark_safe
from django.utils.text import Truncator

from apps.core import side_by_side, tokens, wording
from apps.core.dates import PartialDate
from apps.core.fields import RichTextField
from apps.core.languages import active, other
from apps.core.models import Period

register = template.Library()

_sanitize = RichTextField().sanitize


def sanitized(html: str) -> SafeString:
    """What staff formatted, cleaned once more."""
    return mark_safe(_sanitize(html))  # noqa: S308 (sanitised here)


def in_either(record: Model, field: str, *, is_html: bool = False) -> tuple[str, str]:
    """The text and its language: the page's, else the other one; ("", page's language) where there is none.

    Its living numbers are filled for the day that the record speaks of, else for the page's.
    """
    former = getattr(record, "name_shown", None)  # of what bears names by period (apps/participants)
    page_language = active()
    for language in (page_language, other(page_language)):
        column = f"{field}_{language}"
        if value := getattr(former, column, None) or getattr(record, column):
            return tokens.fill(value, record, language, is_html=is_html), language
    return "", page_language


@register.filter
def text(record: Model | None, field: str) -> SafeString:
    """A short text of the record, or "". One that exists only in the other language is shown as such; where that one
    stands beside it anyway, it is said to be not yet translated."""
    if not record:
        return mark_safe("")
    value, language = in_either(record, field)
    if language == active():
        return conditional_escape(value)
    return _untranslated(value, language, is_block=False)


def _untranslated(text: str, language: str, *, is_block: bool) -> SafeString:
    fragment = {"text": text, "lang": language, "is_block": is_block, "is_beside": side_by_side.is_rendering()}
    return mark_safe(render_to_string("components/untranslated.html", fragment).strip())  # noqa: S308 (escaped there)


@register.filter
def plain(record: Model, field: str) -> str:
    """The same as mere text, cut to what a search engine shows: for the page's title and description."""
    value, _language = in_either(record, field)
    return Truncator(" ".join(strip_tags(value).split())).chars(200)


@register.filter
def rich(record: Model, field: str) -> SafeString:
    """A formatted text of the record, sanitised once more, in the prose component; "" where there is none."""
    value, language = in_either(record, field, is_html=True)
    if not value:
        return mark_safe("")
    prose = render_to_string("components/prose.html", {"html": sanitized(value), "lang": ""})
    if language == active():
        return prose
    return _untranslated(prose, language, is_block=True)


@register.filter
def version(record: Any) -> str:
    """What the record's text in the page's language is: the original, a translation (apps/editions/versions.py)."""
    return record.version_in(active())


@register.filter
def is_public(record: Any) -> bool:
    """Whether there is such a record and readers may be led to it: drafts and the withdrawn stay unnamed."""
    return bool(record) and getattr(record, "is_published", True)


@register.filter
def address(record: Any) -> str:
    """The page of the record; "" where there is none that readers may be led to."""
    return record.get_absolute_url() if is_public(record) else ""


@register.filter
def link(record: Any, field: str) -> SafeString:
    """A link to the record's page, named by that field; the name alone where there is none to lead to."""
    name, href = text(record, field), address(record)
    return format_html('<a href="{}">{}</a>', href, name) if href else name


@register.filter
def in_words(date: PartialDate | datetime.date | None) -> str:
    """A date: “17 June 2011”, “2011”, “by September 2001”; "" for None."""
    return wording.date_in_words(date)


@register.filter
def since(date: PartialDate | None) -> str:
    """“since 17 June 2011”; "" for None."""
    return wording.since(date)


@register.filter
def period(record: Period) -> str:
    """A period: “24 September 2018 – 24 September 2020”, “since 2011”."""
    return wording.period_in_words(record)


@register.filter
def days(event) -> str:
    """The days of an event: “12–13 October 2022”."""
    return wording.days_in_words(event.starts, event.ends)


@register.filter
def name_on(named, day: datetime.date) -> str:
    """The name that a state, organization or place bore on that day."""
    return named.name_on(day)
