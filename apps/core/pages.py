"""A page and its other forms: the same view answers with the page, in one language or both, or with its data.

Which form is asked for stands in `request.form`, set by whoever resolved the address (apps/opendata); none means the
page itself. Each form makes its answer of the context that the page's template would get: so the same filters, the same
day and the same rule of what is published hold for all of them.
"""

from collections.abc import Callable
from typing import Any

from csp.constants import SELF
from csp.utils import build_policy
from django import shortcuts
from django.db.models import Model
from django.http import Http404, HttpRequest, HttpResponse
from django.template.loader import render_to_string

from apps.core import side_by_side

Form = Callable[[HttpRequest, dict[str, Any]], HttpResponse]

_forms: dict[str, Form] = {}


def add_form(name: str, form: Form) -> None:
    """Let pages answer in that form. It may raise Http404 for pages that have no such form."""
    _forms[name] = form


def thing_of(request: Any, context: dict[str, Any]) -> Any:
    """The record that a page is about, None if it is about no single one. One page, one word: the record bears it."""
    thing = context.get(request.resolver_match.url_name) if request.resolver_match else None
    return thing if isinstance(thing, Model) else None


def render(request: Any, template: str, context: dict[str, Any], status: int = 200) -> HttpResponse:
    """As Django's, in the form that is asked for. Only whole pages have other forms."""
    name = getattr(request, "form", "")
    if status == 200:
        request.template = template  # by which the page is known to have an address that can be cited
        request.page_context = context  # what its linked data is made of
    if not name and status == 200 and side_by_side.is_asked(request) and side_by_side.is_offered(request):
        thing = thing_of(request, context)
        texts = [thing] if thing else context.get("texts", ())
        html = side_by_side.rendered(lambda: render_to_string(template, context, request), texts)
        return _allowing(request, HttpResponse(html))
    if not name:
        return _allowing(request, shortcuts.render(request, template, context, status=status))
    if status != 200:
        raise Http404
    return _forms[name](request, context)


def _allowing(request: Any, page: HttpResponse) -> HttpResponse:
    """Lets browsers have the scripts that the page noted as written into it, by their hashes in `script_hashes`.

    The policy stands on the page itself, so that it is remembered with it.
    """
    if hashes := getattr(request, "script_hashes", ()):
        page["Content-Security-Policy"] = build_policy(update={"script-src": [SELF, *hashes]})
    return page
