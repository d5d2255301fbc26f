"""What documents show on the pages of events, states, bodies, areas and news."""

from django.utils.translation import gettext_lazy as _

from apps.core.registry import Section, add_section
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


def register():
    lines = "documents/lines.html"
    for page, title in PAGES.items():
        add_section(Section(page, "documents", title, 20, lines, of_thing))
    hosted = _("Documents of the meetings hosted")
    add_section(Section("participants:state", "documents", hosted, 60, lines, of_meetings_hosted))
