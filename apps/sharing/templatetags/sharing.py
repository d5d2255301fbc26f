"""What others show of a page when somebody shares it."""

from typing import Any

from django import template
from django.utils.safestring import SafeString

from apps.core.day import other_day
from apps.core.languages import LANGUAGES, active
from apps.sharing.card import card_of
from apps.sharing.colours import colours
from apps.sharing.drawing import HEIGHT, WIDTH

register = template.Library()

LOCALES = {"en": "en_GB", "ru": "ru_RU"}


@register.simple_tag(takes_context=True)
def card(context) -> str:
    """Stands in the head of a page and notes what its picture shows: `title`; if there `kicker`, `dates`, `iso2`."""
    if request := getattr(context, "request", None):
        request.card = card_of(*(context.get(name, "") for name in ("title", "kicker", "dates", "iso2")))
    return ""


@register.simple_tag(takes_context=True)
def not_shared(context) -> str:
    """Stands on a page that keeps its address for the record alone: it is not offered to networks."""
    context.request.is_kept_back = True
    return ""


@register.inclusion_tag("sharing/tags.html", takes_context=True)
def share_tags(context, title: SafeString) -> dict[str, Any]:
    """The page as networks and messengers show it; nothing on pages that are not public, or no longer."""
    request, portal = context.request, context["portal"]
    if hasattr(request, "is_kept_back") or not request.path_info.startswith(f"/{active()}/"):
        return {"is_shared": False}
    shared = request.shared = getattr(request, "card", None) or card_of(title)  # where the page has no such head
    asked = f"on={day.date.isoformat()}" if (day := other_day()) and "on" in request.GET else ""
    url, picture = portal.canonical, f"{portal.site_url}{request.path}share-{shared.mark}.png"
    return {
        "is_shared": True,
        "title": title,
        "url": f"{url}{'&' if '?' in url else '?'}{asked}" if asked else url,
        "picture": f"{picture}?{asked}" if asked else picture,
        "words": shared.words,
        "width": WIDTH,
        "height": HEIGHT,
        "locale": LOCALES[active()],
        "others": [LOCALES[language] for language in LANGUAGES if language != active()],
    }


@register.simple_tag
def theme_color(*, dark: bool = False) -> str:
    """The colour in which a phone paints the frame about the page: that of the cover."""
    return colours(dark=dark)["cover"]
