"""Where the facts of a page come from: `{% load sources %}`.

Written in Python where a page has hundreds of them: as templates they would cost more than all the rest of it.
"""

from collections.abc import Iterable
from itertools import groupby
from typing import Any

from django import template
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from apps.sources.footnotes import WITHOUT, CitedFact, Mark

register = template.Library()

BACK_LINK = (
    '&nbsp;<a class="back-link" href="#{}"><span aria-hidden="true">↩</span><span class="visually-hidden">{}</span></a>'
)


@register.simple_tag(takes_context=True)
def cite(context: template.Context, record: Any, *fields: str) -> SafeString:
    """The marks of facts of a record: `{% cite event "starts" "ends" %}`, one cluster for a line of the page.

    Reads the page's footnotes, `citations` (apps/sources/footnotes.py): pass that on to what is included with `only`.
    A component that has a place for marks takes them ready: `{% cite event "title" as marks %}`.
    """
    return footnote(*context["citations"].mark(record, *fields))


@register.simple_tag
def footnote(id: str, marks: Iterable[Mark]) -> SafeString:  # noqa: A002
    """The marks beside a fact that lead to its sources at the foot of the page; `id` is where those lead back to."""
    links = mark_safe("".join(map(_link, marks)))  # noqa: S308 (escaped there)
    return format_html('<span class="footnotes" id="{}">{}</span>', id, links) if links else links


def _link(mark: Mark) -> SafeString:
    kind = f" footnote-{mark.kind}" if mark.kind else ""
    number = word = ""
    if mark.number != WITHOUT:
        source = pgettext("footnote", "source")
        number = format_html('<span class="visually-hidden">{} </span>{}', source, mark.number)
    if mark.word:
        word = format_html(' <span class="footnote-word">{}</span>', mark.word)
    return format_html('<a class="footnote{}" href="#source-{}">{}{}</a>', kind, mark.number, number, word)


@register.simple_tag
def cited_facts(facts: Iterable[CitedFact]) -> SafeString:
    """What a source is cited for, record by record, each fact with the links back to its marks."""
    subjects = groupby(facts, key=lambda fact: fact.subject)
    lines = ((subject, _facts_of(subject, list(found))) for subject, found in subjects)
    return format_html_join("; ", '<span class="source-fact">{}{}</span>', lines)


def _facts_of(subject: str, facts: list[CitedFact]) -> SafeString:
    whole = _("the record as a whole")
    pieces = []
    for number, fact in enumerate(facts):
        comma = ", " if number or (subject and fact.name) else ""
        name = fact.name or ("" if subject else whole)
        back = _("back to %(fact)s") % {"fact": fact.name or whole}
        pieces.append((comma, name, format_html_join("", BACK_LINK, ((place, back) for place in fact.back))))
    return format_html_join("", "{}{}{}", pieces)
