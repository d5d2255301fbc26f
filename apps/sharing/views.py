from copy import copy

from django.http import Http404, HttpResponse, HttpResponseRedirect, JsonResponse
from django.templatetags.static import static
from django.urls import resolve, reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from apps.core.languages import active
from apps.sharing.colours import colours
from apps.sharing.drawing import draw
from apps.sharing.icons import SIZES

WEEK = 7 * 24 * 3600  # seconds


@require_safe
def picture(request, page, mark):
    """The share picture of a public page: what its head shows on the day that is asked for, and nothing else.

    The mark in the address is that of what is drawn; a former one leads to the present one.
    """
    asked = copy(request)
    asked.path = asked.path_info = f"/{active()}/{page}"
    asked.resolver_match = match = resolve(asked.path)
    match.func(asked, *match.args, **match.kwargs)
    if not (card := getattr(asked, "shared", None)):
        raise Http404
    if mark != card.mark:
        query = request.META.get("QUERY_STRING", "")
        return HttpResponseRedirect(f"{asked.path}share-{card.mark}.png{'?' if query else ''}{query}")
    response = HttpResponse(draw(card), content_type="image/png")
    response["Cache-Control"] = f"public, max-age={WEEK}, immutable"
    return response


def manifest(request):
    """What a phone needs to put the portal on its home screen, in the language of the page."""
    icons = [
        {"src": static(f"img/icon-{name}.png"), "sizes": f"{size}x{size}", "type": "image/png", "purpose": purpose}
        for name, size, purpose in SIZES
    ]
    cover = colours()["cover"]
    data = {
        "id": "/",
        "name": _("Conference on Interaction and Confidence Building Measures in Asia"),
        "short_name": _("CICA"),
        "lang": active(),
        "dir": "ltr",
        "start_url": reverse("home:home"),
        "scope": "/",
        "display": "browser",
        "background_color": cover,
        "theme_color": cover,
        "icons": [*icons, {"src": static("img/favicon.svg"), "sizes": "any", "type": "image/svg+xml"}],
    }
    return JsonResponse(data, content_type="application/manifest+json", json_dumps_params={"ensure_ascii": False})
