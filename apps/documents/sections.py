"""What documents show on the pages of events, states, bodies, areas, news and years, and on the timeline."""

import datetime

from django.utils.translation import gettext_lazy as _

from apps.core.registry import Lane, Mark, Section, add_lane, add_section
from apps.core.templatetags.portal import text
from apps.documents.models import Document

PAGES = {
    "timeline:event": _("Adopted here"),
    "bodies:body": _("Governing documents"),
    "catalogue:area": _("Concept papers and plans"),
    "news:article": _("Documents"),
}


def of_thing(thing, day) -> dict | None:
    documents = thing.documents.published()
    return {"documents": documents, "with_event": False, "cited": documents} if documents else None


def of_meetings_hosted(state, day) -> dict | None:
    documents = Document.objects.published().filter(event__host=state).select_related("event").latest_first()
    return {"documents": documents, "with_event": True, "cited": documents} if documents else None


def of_year(year: int, day: datetime.date) -> dict | None:
    documents = Document.objects.published().known_on(day).filter(adopted__counts_from__year=year)
    documents = documents.select_related("event").order_by("adopted__counts_from", "pk")
    return {"documents": documents, "with_event": True, "cited": documents} if documents else None


def marks(day: datetime.date) -> list[Mark]:
    documents = Document.objects.published().known_on(day).filter(adopted__isnull=False)
    return [Mark.of_days(text(found, "title"), found.get_absolute_url(), found.adopted) for found in documents]


def register():
    lines = "documents/lines.html"
    for page, title in PAGES.items():
        add_section(Section(page, "documents", title, 20, lines, of_thing))
    hosted = _("Documents of the meetings hosted")
    add_section(Section("participants:state", "documents", hosted, 60, lines, of_meetings_hosted))
    add_section(Section("timeline:year", "documents", _("Documents adopted"), 40, lines, of_year))
    add_lane(Lane("documents", 100, _("Documents"), "square", "partner"), marks)
