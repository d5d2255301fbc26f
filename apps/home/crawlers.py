"""What programs read before they read the portal: where its pages are, what they may do, whom to write to."""

import datetime
from typing import Any

from django.conf import settings
from django.contrib.sitemaps.views import index, sitemap
from django.http import Http404, HttpResponse
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext, override
from django.views.decorators.http import require_safe

from apps.about.models import Contact
from apps.core.addresses import absolute
from apps.core.context import NAVIGATION
from apps.core.languages import LANGUAGES
from apps.home.sitemaps import LIMIT, SITEMAPS

VALID = datetime.timedelta(days=180)
"""How long what security.txt says may be relied on; it is made anew each day."""

TEXT = "text/plain; charset=utf-8"


@require_safe
def site_map(request):
    """All addresses in one file; where they are too many for it, an index of several."""
    maps: dict[str, Any] = {name: part() for name, part in SITEMAPS.items()}
    if sum(found.paginator.count for found in maps.values()) > LIMIT:
        return index(request, maps, sitemap_url_name="sitemap-part")
    return sitemap(request, maps)


@require_safe
def robots(request):
    """What crawlers may read: everything, also the data, but the desk and what it shows in confidence."""
    return _text("home/robots.txt", {"site_map": absolute(reverse("sitemap"))})


@require_safe
def llms(request):
    """What the portal is and how it is read by programs, in a few words (llmstxt.org)."""
    with override(LANGUAGES[0]):
        sections = [(gettext(label), absolute(reverse(name))) for name, label, _below in NAVIGATION]
        context = {
            "site_map": absolute(reverse("sitemap")),
            "is_official": settings.SITE_OFFICIAL,
            "sections": sections,
        }
        return _text("home/llms.txt", context)


@require_safe
def security(request):
    """Whom to tell of a hole in the portal (RFC 9116). Raises Http404 where nobody is named for its errors."""
    told = [contact.href for contact in Contact.objects.by_purpose()[Contact.Purpose.ERRORS] if contact.href]
    if not told:
        raise Http404
    until = timezone.localtime().replace(hour=0, minute=0, second=0, microsecond=0) + VALID
    address = absolute(reverse("security"))
    return _text("home/security.txt", {"contacts": told, "until": until.isoformat(), "address": address})


def _text(template: str, context: dict) -> HttpResponse:
    return HttpResponse(render_to_string(template, context), content_type=TEXT)
