"""Where the facts of a page come from: `{% load sources %}`."""

from typing import Any

from django import template
from django.template.loader import get_template
from django.utils.safestring import SafeString, mark_safe

register = template.Library()


@register.simple_tag(takes_context=True)
def cite(context: template.Context, record: Any, *fields: str) -> SafeString:
    """The marks of facts of a record: `{% cite event "starts" "ends" %}`, one cluster for a line of the page.

    Reads the page's footnotes, `citations` (apps/sources/footnotes.py): pass that on to what is included with `only`.
    A component that has a place for marks takes them ready: `{% cite event "title" as marks %}`.
    """
    place, marks = context["citations"].mark(record, *fields)
    rendered = get_template("components/footnote.html").render({"id": place, "marks": marks}) if marks else ""
    return mark_safe(rendered.strip())  # noqa: S308 (a template)
