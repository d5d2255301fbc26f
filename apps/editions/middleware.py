"""What every public answer owes to the life of texts: former addresses lead on, and no copy outlives a change."""

from django.http import HttpRequest, HttpResponsePermanentRedirect
from django.http.response import HttpResponseBase
from django.utils.cache import patch_cache_control

from apps.core.languages import LANGUAGES
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


def moved(request: HttpRequest) -> HttpResponsePermanentRedirect | None:
    """To where the page stands now, in the same language and with the same query; None if none stood here."""
    language = request.path_info.lstrip("/").partition("/")[0]
    path = path_of(request.path_info)
    if language not in LANGUAGES or "\0" in path:
        return None
    new = Redirect.objects.filter(old=path).values_list("new", flat=True).first()
    query = request.META.get("QUERY_STRING", "")
    return HttpResponsePermanentRedirect(f"/{language}/{new}{'?' if query else ''}{query}") if new else None
