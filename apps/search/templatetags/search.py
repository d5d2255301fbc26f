"""What pages show of the search; what is the same on all pages of a language is written once."""

import re
from functools import lru_cache
from pathlib import PurePosixPath

from django import template
from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from apps.core.languages import LANGUAGES, active
from apps.search.query import LONGEST

register = template.Library()

_PARTING = re.compile(r"[^\w-]+|_+|(?<!\d)-|-(?!\d)")  # a date keeps its strokes


@register.simple_tag
def search_box() -> SafeString:
    """The box in the header."""
    return _written("search/box.html", active())


@register.simple_tag
def search_links() -> SafeString:
    """What browsers and scripts need to know of the search; stands in the head."""
    return _written("search/links.html", active())


@register.inclusion_tag("search/instead.html")
def search_instead(path: str) -> dict[str, str]:
    """The search where there is no page, for the words of the address that was asked for."""
    last = PurePosixPath(path).stem
    return {"text": "" if last in LANGUAGES else " ".join(_PARTING.sub(" ", last).split())[:LONGEST]}


@lru_cache(maxsize=4)
def _written(name: str, _language: str) -> SafeString:
    return render_to_string(name)
