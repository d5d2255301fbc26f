from django.http import HttpResponseRedirect
from django.urls import reverse
from django.utils.cache import patch_vary_headers
from django.utils.translation import get_language_from_request, override

from apps.about.models import Text
from apps.catalogue.models import Dimension
from apps.chairmanships.models import Chairmanship, Priority
from apps.chronicle.atlas import draw
from apps.core import registry
from apps.core.day import shown
from apps.core.pages import render
from apps.documents.models import Document
from apps.home.software import software
from apps.news.models import Article
from apps.sources.footnotes import Footnotes
from apps.timeline.models import Event


def language(request):
    """The bare address: to the language that the reader's browser asks for."""
    with override(get_language_from_request(request)):
        response = HttpResponseRedirect(reverse("home:home"))
    patch_vary_headers(response, ["Accept-Language"])
    return response


def home(request):
    """What CICA is and where, in figures of today; who chairs it; what happened last and comes next."""
    day = shown()
    atlas = draw(day)
    counted = {key: len(roll.counted) for key, roll in atlas.rolls.items()}
    terms = Chairmanship.objects.published().in_chair(day)
    chair = terms.select_related("state", "event").first()
    priorities = chair.priorities.filter(kind=Priority.Kind.PRIORITY) if chair else []
    events = Event.objects.published().known_on(day).select_related("place")
    latest, upcoming = events.past(day)[:4], events.upcoming(day)[:4]
    documents = Document.objects.published().known_on(day).latest_first()[:4]
    dimensions, news = Dimension.objects.published(), Article.objects.published()[:3]
    context = {
        "atlas": atlas,
        "figures": registry.figures(day, counted),
        "chair": chair,
        "priorities": priorities,
        "latest": latest,
        "upcoming": upcoming,
        "documents": documents,
        "dimensions": dimensions,
        "news": news,
        "citations": Footnotes(rows=(chair, *priorities, *latest, *upcoming, *documents, *dimensions, *news)),
    }
    return render(request, "home/home.html", context)


def legal(request):
    """Terms, licence, privacy, and what on this site is official."""
    return render(request, "home/legal.html", {"texts": Text.objects.of_page("home:legal")})


def accessibility(request):
    """What was tested, when, and what is known not to work for everybody."""
    return render(request, "home/accessibility.html", {"texts": Text.objects.of_page("home:accessibility")})


def credits(request):  # noqa: A001 (one word for a page)
    """Whose work the portal is built on."""
    return render(request, "home/credits.html", {"software": software()})
