from django.conf import settings
from django.urls import reverse

from apps.core.addresses import absolute
from apps.core.languages import active
from apps.core.pages import render
from apps.opendata.api.pagination import Pages
from apps.opendata.api.schema import lists
from apps.opendata.codebook import OF_ALL, OF_PERIODS, chapters, shared
from apps.opendata.feeds import feeds
from apps.opendata.licence import LICENCE, LICENCE_URL
from apps.opendata.overview.shelves import shelves, suffixes


def overview(request):
    """What there is to take away, in which forms and on what terms."""
    context = {
        "shelves": shelves(),
        "suffixes": suffixes(),
        "feeds": feeds(),
        "licence": LICENCE,
        "licence_url": LICENCE_URL,
    }
    return render(request, "opendata/overview.html", context)


def codebook(request):
    """What each kind of record is, and what each of its fields means."""
    context = {"chapters": chapters(), "shared": shared(OF_ALL), "periods": shared(OF_PERIODS)}
    return render(request, "opendata/codebook.html", context)


def api(request):
    """How programs ask for records."""
    context = {
        "lists": lists(active()),
        "usual": Pages.page_size,
        "most": Pages.max_page_size,
        "rate": settings.API_RATE,
        "address": absolute(reverse("api:index")),
    }
    return render(request, "opendata/api.html", context)
