"""What stands on every page about citing it: how to do so, and what changed since somebody did."""

from typing import Any

from django import template
from django.http import HttpRequest
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from apps.citing.files import FILES
from apps.citing.reference import file_address, has_day, reference
from apps.citing.seen import read_seen
from apps.citing.since import Since
from apps.core.parameters import SEEN
from apps.sources.footnotes import footnotes_of

register = template.Library()

PROGRAMS = {"bib": "BibTeX", "ris": "RIS"}
NOT_CITED = {"briefs:note", "search:search"}
"""Notes bear their lasting address themselves; what is searched is found anew each time."""


@register.inclusion_tag("citing/reference.html", takes_context=True)
def page_reference(context, title: SafeString) -> dict[str, Any]:
    """The citation of the page, folded; nothing on pages of the desk, of faults and of search."""
    request: Any = getattr(context, "request", None)
    if not _is_cited(request):
        return {"reference": None}
    request.reference = reference(request, title)
    files = [(PROGRAMS[suffix], file_address(request, suffix)) for suffix in FILES]
    return {"reference": request.reference, "files": files}


@register.inclusion_tag("citing/since.html", takes_context=True)
def changes_since(context) -> dict[str, Any]:
    """Where the address says when the page was cited: what has been corrected since."""
    request: Any = getattr(context, "request", None)
    text = request.GET.get(SEEN, "") if _is_cited(request) else ""
    if not text:
        return {"is_asked": False}
    try:
        seen = read_seen(text)
    except ValueError as error:
        return {"is_asked": True, "problem": str(error), "since": None}
    page = footnotes_of(context)
    if page is None:
        told = _("This page is reckoned anew each time it is read: what it said then cannot be told.")
        return {"is_asked": True, "problem": told, "since": None}
    since = Since(seen, page)
    return {
        "is_asked": True,
        "problem": since.problem,
        "since": since,
        "is_dated": "on" in request.GET or has_day(request),
    }


def _is_cited(request: HttpRequest | None) -> bool:
    """Only pages that answer as such (apps/core/pages.py) name their template."""
    match = getattr(request, "resolver_match", None)
    return bool(getattr(request, "template", "") and match and match.view_name not in NOT_CITED)
