"""What stands on every page about citing it: how to do so, and what changed since somebody did."""

from typing import Any

from django import template
from django.utils.safestring import SafeString

from apps.citing.files import FILES
from apps.citing.reference import file_address, has_day, is_cited, reference, seen_of
from apps.citing.since import corrected_since

register = template.Library()

PROGRAMS = {"bib": "BibTeX", "ris": "RIS"}


@register.inclusion_tag("citing/reference.html", takes_context=True)
def page_reference(context, title: SafeString) -> dict[str, Any]:
    """The citation of the page, folded; nothing on pages of the desk, of faults and of search."""
    request: Any = getattr(context, "request", None)
    if not is_cited(request):
        return {"reference": None}
    request.reference = reference(request, title)
    files = [(PROGRAMS[suffix], file_address(request, suffix)) for suffix in FILES]
    return {"reference": request.reference, "files": files}


@register.inclusion_tag("citing/since.html", takes_context=True)
def changes_since(context) -> dict[str, Any]:
    """Where the address says when the page was cited: what has been corrected since."""
    request: Any = getattr(context, "request", None)
    text = seen_of(request)
    if not text:
        return {"is_asked": False}
    try:
        since = corrected_since(text, context)
    except ValueError as error:
        return {"is_asked": True, "problem": str(error), "since": None}
    return {"is_asked": True, "problem": "", "since": since, "is_dated": "on" in request.GET or has_day(request)}
