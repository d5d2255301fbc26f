"""The site map: every public page in both languages, each with its counterpart."""

from django.contrib.sitemaps import Sitemap
from django.urls import reverse

from apps.bodies.models import Body
from apps.briefs.briefing import subjects
from apps.catalogue.models import Area, Dimension
from apps.chairmanships.models import Chairmanship
from apps.documents.models import Document
from apps.news.models import Article, Publication
from apps.participants.models import Organization, State
from apps.sources.models import Source
from apps.timeline.models import Event
from apps.timeline.years import years

# Pages that are not about one thing.
PAGES = (
    "home:home",
    "about:about",
    "about:principles",
    "about:goals",
    "about:history",
    "about:transformation",
    "about:questions",
    "about:contacts",
    "members:members",
    "observers:observers",
    "partners:partners",
    "chronicle:map",
    "chronicle:growth",
    "bodies:bodies",
    "chairmanships:chairmanships",
    "chronicle:compare",
    "catalogue:catalogue",
    "catalogue:matrix",
    "catalogue:terms",
    "timeline:timeline",
    "documents:documents",
    "news:news",
    "news:publications",
    "sources:sources",
    "sources:disagreements",
    "sources:quality",
    "home:legal",
    "home:accessibility",
)
MODELS = (State, Organization, Event, Document, Body, Chairmanship, Dimension, Area, Article, Publication, Source)


class BilingualSitemap(Sitemap):
    i18n = True
    alternates = True
    x_default = True


class Pages(BilingualSitemap):
    def items(self):
        return PAGES

    def location(self, item):
        return reverse(item)


class Things(BilingualSitemap):
    """The pages of all published things of a model."""

    def __init__(self, model):
        self.model = model

    def items(self):
        return self.model.objects.published().order_by("pk")

    def lastmod(self, thing):
        return thing.updated_at


class Years(BilingualSitemap):
    """The pages of the years."""

    def items(self):
        return list(years())

    def location(self, item):
        return reverse("timeline:year", args=[item])


class Notes(BilingualSitemap):
    """The briefing notes."""

    def items(self):
        return subjects()

    def location(self, item):
        return reverse("briefs:note", args=item)


SITEMAPS = {
    "pages": Pages,
    "years": Years,
    "notes": Notes,
    **{model._meta.model_name: Things(model) for model in MODELS},
}
