"""What documents show on the pages of events and states."""

from django.utils.translation import gettext_lazy as _

from apps.core.registry import Section, add_section
from apps.documents.models import Document


def adopted(event, day) -> dict | None:
    documents = event.documents.published()
    return {"documents": documents, "with_event": False} if documents else None


def of_meetings_hosted(state, day) -> dict | None:
    documents = Document.objects.published().filter(event__host=state).select_related("event").latest_first()
    return {"documents": documents, "with_event": True} if documents else None


def register():
    add_section(Section("timeline:event", "documents", _("Adopted here"), 20, "documents/lines.html", adopted))
    add_section(
        Section(
            "participants:state",
            "documents",
            _("Documents of the meetings hosted"),
            60,
            "documents/lines.html",
            of_meetings_hosted,
        )
    )
