"""The site map: every public page in both languages, each with its counterpart and when what it shows last changed."""

import datetime
from collections.abc import Callable
from functools import cached_property, partial
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.sitemaps import Sitemap
from django.db import models
from django.db.models import Max, Q
from django.db.models.functions import Greatest, Now
from django.urls import reverse

from apps.about.models import Contact, Goal, Milestone, Principle, Question, Questionnaire, Text
from apps.bodies.models import Body, Holder, MeetingRule, Office
from apps.briefs.briefing import KINDS, subjects
from apps.catalogue.models import Area, Coordination, Dimension, Edition, Placement
from apps.chairmanships.models import Chairmanship
from apps.documents.models import Document
from apps.editions.models import Publishable
from apps.news.models import Article, Publication
from apps.participants.models import FormerName, Organization, Place, State
from apps.participation.models import Participation
from apps.sources.models import Citation, Source
from apps.timeline.models import Event
from apps.timeline.years import years

PARTICIPANTS = (Participation, State, Organization)
BODIES = (Body, MeetingRule, Office, Holder)
CATALOGUE = (Dimension, Area, Placement, Coordination)

# Pages that are not about one thing, each with the kinds of records that it shows.
PAGES: dict[str, tuple[type[models.Model], ...]] = {
    "home:home": (Participation, Chairmanship, Event, Document, Dimension, Article),
    "about:about": (Text,),
    "about:principles": (Principle, Document),
    "about:goals": (Goal,),
    "about:history": (Text, Event),
    "about:transformation": (Text, Milestone),
    "about:questions": (Questionnaire, Question),
    "about:contacts": (Contact,),
    "members:members": PARTICIPANTS,
    "observers:observers": PARTICIPANTS,
    "partners:partners": PARTICIPANTS,
    "chronicle:map": (*PARTICIPANTS, Place),
    "chronicle:growth": PARTICIPANTS,
    "bodies:bodies": BODIES,
    "chairmanships:chairmanships": (Chairmanship,),
    "chronicle:on": (*PARTICIPANTS, Place, Chairmanship, *BODIES, *CATALOGUE, Document, Event),
    "chronicle:changes": (*PARTICIPANTS, FormerName, Chairmanship, *BODIES, *CATALOGUE, Document, Event),
    "chronicle:compare": (State, Participation),
    "catalogue:catalogue": (Edition, *CATALOGUE, Text),
    "catalogue:matrix": (Area, Coordination),
    "catalogue:terms": (Area, Coordination),
    "timeline:timeline": (Event,),
    "documents:documents": (Document,),
    "news:news": (Article, Publication),
    "news:publications": (Publication,),
    "sources:sources": (Source, Citation),
    "sources:disagreements": (Citation,),
    "sources:quality": (Citation,),
    "opendata:overview": (Participation, Event, Document, Coordination, Article, Citation),
    "opendata:codebook": (),
    "opendata:api": (),
    "home:legal": (Text,),
    "home:accessibility": (Text,),
    "home:credits": (),
}
MODELS = (State, Organization, Event, Document, Body, Chairmanship, Dimension, Area, Article, Publication, Source)

Moment = datetime.datetime | None

CHANGED = Greatest("updated_at", "published_at")


def last_change(model: type[models.Model]) -> Moment:
    """When readers last saw a record of that kind appear, change or go; None where they never saw one."""
    kind: Any = model
    if not issubclass(kind, Publishable):
        return kind.history.aggregate(at=Max("history_date"))["at"]
    over = Max("expires_at", filter=Q(expires_at__lte=Now()))
    return kind.objects.readable().aggregate(at=Greatest(Max(CHANGED), over))["at"]


class BilingualSitemap(Sitemap):
    i18n = True
    alternates = True
    x_default = True

    @cached_property
    def paginator(self):
        """As Django's, which looks everything up each time it is asked."""
        return super().paginator

    def get_urls(self, *args, **kwargs):
        """As Django's, whose default page is one that leads on; ours is the English one, as pages say themselves."""
        urls = super().get_urls(*args, **kwargs)
        for url in urls:
            by_language = {each["lang_code"]: each for each in url["alternates"]}
            by_language["x-default"]["location"] = by_language[settings.LANGUAGE_CODE]["location"]
        return urls

    def get_domain(self, site=None):
        return urlsplit(settings.SITE_URL).netloc

    def get_protocol(self, protocol=None):
        return urlsplit(settings.SITE_URL).scheme


class Pages(BilingualSitemap):
    def items(self):
        return list(PAGES)

    def location(self, item):
        return reverse(item)

    def lastmod(self, item):
        return max(filter(None, (self._changes[model] for model in PAGES[item])), default=None)

    @cached_property
    def _changes(self) -> dict[type[models.Model], Moment]:
        return {model: last_change(model) for model in {model for shown in PAGES.values() for model in shown}}


class Things(BilingualSitemap):
    """The pages of all published things of a model."""

    def __init__(self, model):
        self.model = model

    def items(self):
        return self.model.objects.published().order_by("pk")

    def lastmod(self, thing):
        return max(thing.updated_at, thing.published_at)


class Years(BilingualSitemap):
    """The pages of the years; a year changes with its events."""

    def items(self):
        return list(years())

    def location(self, item):
        return reverse("timeline:year", args=[item])

    def lastmod(self, item):
        return self._changes.get(item)

    @cached_property
    def _changes(self) -> dict[int, Moment]:
        events = Event.objects.published().order_by().values_list("starts__counts_from__year")
        return dict(events.annotate(at=Max(CHANGED)))


class Notes(BilingualSitemap):
    """The briefing notes; one changes with its subject, that on the whole with what the front page shows."""

    def items(self):
        return subjects()

    def location(self, item):
        return reverse("briefs:note", args=item)

    def lastmod(self, item):
        return self._changes.get(item) or self._whole

    @cached_property
    def _changes(self) -> dict[tuple[str, str], Moment]:
        found = {kind: note.model for kind, note in KINDS.items() if hasattr(note, "model")}
        rows = ((kind, model.objects.published().values_list("slug", CHANGED)) for kind, model in found.items())
        return {(kind, slug): at for kind, things in rows for slug, at in things}

    @cached_property
    def _whole(self) -> Moment:
        return max(filter(None, map(last_change, PAGES["home:home"])), default=None)


SITEMAPS: dict[str, Callable[[], BilingualSitemap]] = {
    "pages": Pages,
    "years": Years,
    "notes": Notes,
    **{str(model._meta.model_name): partial(Things, model) for model in MODELS},
}
"""By name, what makes a part of the map for one answer."""
LIMIT = 50_000
"""How many addresses one file may have (sitemaps.org)."""
