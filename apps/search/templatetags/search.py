"""What every page shows of the search; the same on all pages of a language, so it is written once."""

from functools import lru_cache

from django import template
from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from apps.core.languages import active

register = template.Library()


@register.simple_tag
def search_box() -> SafeString:
    """The box in the header."""
    return _written("search/box.html", active())


@register.simple_tag
def search_links() -> SafeString:
    """What browsers and scripts need to know of the search; stands in the head."""
    return _written("search/links.html", active())


@lru_cache(maxsize=4)
def _written(name: str, _language: str) -> SafeString:
    return render_to_string(name)
