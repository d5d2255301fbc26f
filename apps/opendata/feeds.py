"""Atom feeds (RFC 4287): what is new in a section, in the reader's language, under the filters of its page."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.encoding import iri_to_uri
from django.utils.feedgenerator import Atom1Feed
from django.utils.functional import Promise
from django.utils.html import escape
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from apps.core.addresses import absolute, address_of, in_language, with_query
from apps.core.languages import active, other
from apps.editions.models import ChangeNote, Publishable
from apps.opendata.lines import in_line, line_of
from apps.opendata.records.identity import id_of
from apps.opendata.suffixes import in_form

LONGEST = 50
"""How many entries a feed has, the latest."""

CONTENT_TYPE = "application/atom+xml; charset=utf-8"


@dataclass(frozen=True)
class Section:
    """A page with a feed. `rows` is the name under which its context holds all it lists, "filter" a filter of them."""

    title: str | Promise
    rows: str
    category: str = ""  # the field with a choice


PAGES = {
    "news:news": Section(gettext_lazy("CICA: news"), "filter", "kind"),
    "news:publications": Section(gettext_lazy("CICA: publications"), "publications"),
    "timeline:timeline": Section(gettext_lazy("CICA: meetings and events"), "filter", "kind"),
    "documents:documents": Section(gettext_lazy("CICA: documents"), "filter", "kind"),
}
"""By view name, the pages that have a feed."""


@dataclass(frozen=True)
class FeedLink:
    name: str
    href: str


def feeds() -> list[FeedLink]:
    """All feeds in the page's language."""
    found = [FeedLink(str(section.title), in_form(address_of(page), "atom")) for page, section in PAGES.items()]
    return [*found, FeedLink(_("CICA portal: what changed"), reverse("changes-feed"))]


class Feed(Atom1Feed):
    """As Django's; entries without a text in the feed's language say in which they are."""

    content_type = CONTENT_TYPE

    def add_root_elements(self, handler):
        super().add_root_elements(handler)
        twin = {"rel": "alternate", "type": "application/atom+xml", "hreflang": other(active())}
        handler.addQuickElement("link", "", {**twin, "href": self.feed["twin"]})

    def item_attributes(self, item):
        return {"xml:lang": item["language"]} if item["language"] != active() else {}

    def latest_post_date(self):
        """Of a feed without entries the beginning of the day: it is the same whoever asks."""
        moments = [item["updateddate"] for item in self.items]
        return max(moments, default=timezone.localtime().replace(hour=0, minute=0, second=0, microsecond=0))


def atom(request: HttpRequest, context: dict[str, Any]) -> HttpResponse:
    """The latest of what the page lists. Raises Http404 where the page has no feed."""
    section = PAGES.get(request.resolver_match.view_name if request.resolver_match else "")
    if section is None:
        raise Http404
    rows = context[section.rows]
    listed: QuerySet[Any] = rows.qs if section.rows == "filter" else rows
    feed = _feed(request, str(section.title), request.path, in_form(request.path, "atom"))
    order = listed.query.order_by or listed.model._meta.ordering  # of what came at the same moment
    for thing in listed.order_by("-published_at", *order)[:LONGEST]:
        _add_thing(feed, thing, str(thing.get_kind_display()) if section.category else "")
    return _answer(feed)


@require_safe
def changes(request):
    """What readers are told of changes on any page, the latest first."""
    front = reverse("home:home")
    feed = _feed(request, _("CICA portal: what changed"), front, reverse("changes-feed"))
    for note, thing in _notes():
        _add_note(feed, note, thing)
    return _answer(feed)


def _notes() -> Iterable[tuple[ChangeNote, Publishable]]:
    """The latest notes on what is before readers, with the thing that changed."""
    notes = ChangeNote.objects.prefetch_related("record").order_by("-noted_at", "-pk")
    told = ((note, note.record) for note in notes[: LONGEST * 2])
    return [(note, thing) for note, thing in told if isinstance(thing, Publishable) and thing.is_published][:LONGEST]


def _feed(request: HttpRequest, title: str, page: str, own: str) -> Feed:
    """An empty feed; `page` is the path of what it follows, `own` that of the feed."""
    address = absolute(with_query(own, request.GET))
    twin = with_query(in_language(own, other(active())), request.GET)
    return Feed(
        title=title,
        link=absolute(with_query(page, request.GET)),
        description=None,
        language=active(),
        author_name=_("CICA portal"),
        feed_url=address,
        feed_guid=address,
        twin=iri_to_uri(absolute(twin)),
    )


def _add_thing(feed: Feed, thing: Any, category: str) -> None:
    title, language = line_of(thing, "title")
    feed.add_item(
        title=title,
        link=absolute(thing.get_absolute_url()),
        description=escape(line_of(thing, "lead")[0]),
        unique_id=id_of(thing),
        pubdate=thing.published_at,
        updateddate=max(thing.updated_at, thing.published_at),
        categories=[category] if category else [],
        language=language,
    )


def _add_note(feed: Feed, note: ChangeNote, thing: Publishable) -> None:
    text, language = line_of(note, "text")
    page = absolute(thing.get_absolute_url())
    feed.add_item(
        title=f"{in_line(str(thing))}: {text}",
        link=f"{page}{'' if '#' in page else '#page-changes'}",
        description=escape(text),
        unique_id=f"{id_of(thing)}#change-{note.pk}",
        pubdate=note.noted_at,
        updateddate=note.noted_at,
        language=language,
    )


def _answer(feed: Feed) -> HttpResponse:
    return HttpResponse(feed.writeString("utf-8"), content_type=feed.content_type)
