from copy import copy

from django.http import Http404, HttpResponseRedirect
from django.urls import resolve
from django.views.decorators.http import require_safe

from apps.core.languages import active

FRONT = "index"
"""Stands for the front page, whose address has no last part to put a suffix to."""


@require_safe
def data(request, page, suffix):
    """What a public page shows, in the form that the suffix of the address names, for the same query and day."""
    asked = copy(request)
    asked.path = asked.path_info = f"/{active()}/" if page == FRONT else f"/{active()}/{page}/"
    asked.resolver_match = match = resolve(asked.path)
    asked.form = suffix
    response = match.func(asked, *match.args, **match.kwargs)
    if isinstance(response, HttpResponseRedirect):  # the page has another address: so have its data
        path, mark, query = response.url.partition("?")
        return HttpResponseRedirect(f"{path.rstrip('/')}.{suffix}{mark}{query}")
    if response.headers.get("Content-Type", "").startswith("text/html"):
        raise Http404
    return response
