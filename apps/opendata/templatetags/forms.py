"""The other forms of a page, for its head and its foot."""

from django import template

from apps.opendata.forms import Alternate, forms_of

register = template.Library()


@register.simple_tag(takes_context=True)
def other_forms(context) -> list[Alternate]:
    """All of them; none on pages of the desk and of faults."""
    request = getattr(context, "request", None)
    return forms_of(request) if request else []
