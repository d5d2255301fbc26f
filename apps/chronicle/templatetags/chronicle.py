"""The sources of a change: `{% load chronicle %}`."""

from typing import Any

from django import template

from apps.chronicle.changes import Change

register = template.Library()


@register.inclusion_tag("components/footnote.html", takes_context=True)
def cite_change(context: template.Context, change: Change) -> dict[str, Any]:
    """The marks of all that a change states; reads the page's footnotes, `citations`."""
    place, marks = context["citations"].mark(change.record, *change.facts)
    return {"id": place, "marks": marks}
