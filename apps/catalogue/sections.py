"""What the Catalogue shows on the pages of states, events and documents."""

from django.utils.translation import gettext_lazy as _

from apps.core.registry import Section, add_section


def of_state(state, day) -> dict | None:
    held = state.coordinations.published().select_related("area", "event").order_by("-role", "area__order", "pk")
    return {"coordinations": held, "page": "state", "state": state, "cited": held} if held else None


def begun_at(event, day) -> dict | None:
    begun = event.coordinations_begun.published().select_related("area", "state").by_role()
    return {"coordinations": begun, "page": "event", "cited": begun} if begun else None


def of_document(document, day) -> dict | None:
    areas, editions = document.areas.published(), document.catalogue_editions.published()
    return {"areas": areas, "editions": editions, "cited": (*areas, *editions)} if areas or editions else None


def register():
    lines, papers = "catalogue/coordinations.html", "catalogue/of_document.html"
    add_section(Section("participants:state", "areas", _("Areas coordinated"), 30, lines, of_state))
    add_section(Section("timeline:event", "areas", _("Began to coordinate"), 30, lines, begun_at))
    add_section(Section("documents:document", "catalogue", _("In the Catalogue"), 30, papers, of_document))
