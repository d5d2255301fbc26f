"""Where the facts of a page come from: `{% load sources %}`.

Written in Python where a page has hundreds of them: as templates they would cost more than all the rest of it.
"""

from collections.abc import Iterable
from functools import lru_cache
from typing import Any

from django import template
from django.utils.html import escape, format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import pgettext

from apps.core.languages import active
from apps.sources.footnotes import WITHOUT, Mark, Use

register = template.Library()


@register.simple_tag(takes_context=True)
def cite(context: template.Context, *cited: Any) -> SafeString:
    """The marks of facts: `{% cite event "starts" "ends" %}`, one cluster for a line of the page.

    A line may show facts of several records: `{% cite area "name" area.coordinations_now "role" %}`.

    Reads the page's footnotes, `citations` (apps/sources/footnotes.py): pass that on to what is included with `only`.
    A component that has a place for marks takes them ready: `{% cite event "title" as marks %}`.
    """
    return footnote(*context["citations"].mark(*cited))


@register.simple_tag
def footnote(id: str, marks: Iterable[Mark]) -> SafeString:  # noqa: A002
    """The marks beside a fact that lead to its sources at the foot of the page; `id` is where those lead back to, if
    they do."""
    links = mark_safe("".join(_link(mark, active()) for mark in marks))  # noqa: S308 (escaped there)
    place = format_html(' id="{}"', id) if id else ""
    return format_html('<span class="footnotes"{}>{}</span>', place, links) if links else links


@lru_cache(maxsize=4096)
def _link(mark: Mark, _language: str) -> SafeString:
    kind = f" footnote-{mark.kind}" if mark.kind else ""
    number: int | str = ""
    label = word = ""
    if mark.number != WITHOUT:  # a label and no hidden word: of marks a page has hundreds, and each word is to be set
        number = mark.number
        source = pgettext("footnote", "source")
        label = format_html(' aria-label="{}"', f"{source} {number} {mark.word}".rstrip())
    if mark.word:
        word = format_html(' <span class="footnote-word">{}</span>', mark.word)
    return format_html('<a class="footnote{}" href="#source-{}"{}>{}{}</a>', kind, mark.number, label, number, word)


@register.simple_tag
def cited_facts(use: Use) -> SafeString:
    """What a source is cited for, record by record, with the links back to the marks."""
    lines = ((words, _back(way, places)) for words, way, places in use.lines)
    return format_html_join("; ", "{}{}", lines)


def _back(way: str, places: list[str]) -> SafeString:
    label = escape(way)
    links = (f'&nbsp;<a class="back-link" href="#{place}" aria-label="{label}">↩</a>' for place in places)
    return mark_safe("".join(links))  # noqa: S308 (escaped here, and the ids are made by us)
