"""What chairmanships show on the pages of states and events."""

from django.utils.translation import gettext_lazy as _

from apps.core.registry import Section, add_section


def of_state(state, day) -> dict | None:
    terms = state.chairmanships.published().select_related("event").order_by("-start__counts_from")
    return {"chairmanships": terms, "with_state": False, "cited": terms} if terms else None


def at_event(event, day) -> dict | None:
    taken = event.chairmanships_begun.published().select_related("state")
    return {"chairmanships": taken, "with_state": True, "cited": taken} if taken else None


def register():
    add_section(
        Section("participants:state", "chairmanships", _("Chairmanships"), 20, "chairmanships/lines.html", of_state)
    )
    add_section(Section("timeline:event", "chair", _("Took the chair"), 15, "chairmanships/lines.html", at_event))
