"""What a page says of itself to search engines, in the words of schema.org."""

from html import unescape

from django import template
from django.utils.html import format_html, strip_tags
from django.utils.safestring import SafeString, mark_safe

from apps.opendata.linked.forms import within

register = template.Library()


@register.simple_tag(takes_context=True)
def trail(context, *steps: str) -> str:
    """Notes the way to the page: label and address of each step; the last has no address."""
    if request := getattr(context, "request", None):
        pairs = zip(steps[::2], [*steps[1::2], ""], strict=False)
        request.trail = [(_mere(label), address) for label, address in pairs if label]
    return ""


@register.simple_tag(takes_context=True)
def linked_data(context) -> SafeString:
    """The script element with the page's linked data; nothing on pages that are kept for the record alone."""
    request = context.request
    if hasattr(request, "is_kept_back") or not hasattr(request, "page_context"):
        return mark_safe("")
    text, digest = within(request, request.page_context)
    request.script_hashes = (*getattr(request, "script_hashes", ()), digest)
    return format_html('<script type="application/ld+json">{}</script>', mark_safe(text))  # noqa: S308 (escaped there)


def _mere(text: str) -> str:
    """What stands on the page, as mere text."""
    return " ".join(unescape(strip_tags(text)).split())
