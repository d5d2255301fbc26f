"""The sources of a change, and dates in headings: `{% load chronicle %}`."""

from django import template
from django.utils.safestring import SafeString

from apps.chronicle.changes import Change
from apps.core.nouns import NBSP
from apps.sources.templatetags.sources import footnote

register = template.Library()


@register.simple_tag(takes_context=True)
def cite_change(context: template.Context, change: Change) -> SafeString:
    """The marks of all that a change states; reads the page's footnotes, `citations`."""
    return footnote(*context["citations"].mark(change.record, *change.facts))


@register.filter
def unbroken(date: str) -> str:
    """The words of a date, kept on one line."""
    return date.replace(" ", NBSP)
