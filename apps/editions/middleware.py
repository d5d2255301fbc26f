"""What every public answer owes to the life of texts: former addresses lead on, and no copy outlives a change."""

from django.http import HttpRequest, HttpResponsePermanentRedirect, HttpResponseRedirect
from django.http.response import HttpResponseBase, HttpResponseRedirectBase
from django.utils.cache import patch_cache_control

from apps.core.languages import LANGUAGES
from apps.editions import old_site
from apps.editions.models import Redirect, path_of


class LifeMiddleware:
    """Leads readers of a former address to the present one, and lets nobody keep a page without asking again.

    The database is asked only where there is no page. Pages carry an ETag, so asking again costs a reader little.
    A date would not do: it does not change when the time of a text is over.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        response = self.get_response(request)
        if response.status_code == 404 and request.method in ("GET", "HEAD"):
            response = moved(request) or response
        if not response.has_header("Cache-Control"):
            patch_cache_control(response, no_cache=True)
            del response["Last-Modified"]
        return response


def moved(request: HttpRequest) -> HttpResponseRedirectBase | None:
    """To where the page stands now, in the same language and with the same query; None if none stood here.

    What the Secretariat's former site had leads to its successor here for good, else for now to what is nearest.
    """
    query = request.META.get("QUERY_STRING", "")
    path = path_of(request.path_info.replace("?", ""))
    old = path_of(f"/{path}?{query}")
    if "\0" in old:
        return None
    first = request.path_info.lstrip("/").partition("/")[0]
    language = first if first in LANGUAGES else ""
    new = Redirect.objects.filter(old=old).values_list("new", flat=True).first()
    if new and language and old == path:
        return HttpResponsePermanentRedirect(f"/{language}/{new}{'?' if query else ''}{query}")
    language = language or old_site.language_of(request)
    if new:
        return HttpResponsePermanentRedirect(f"/{language}/{new}")
    near = old_site.nearest(path.strip("/"), query)
    return HttpResponseRedirect(f"/{language}/{near}") if near is not None else None
