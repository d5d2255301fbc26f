"""What the chronicle shows on a state's page: the ways to what changed for it, and to its comparison with another."""

from django.utils.translation import gettext_lazy as _

from apps.core.day import FIRST
from apps.core.languages import alphabetical
from apps.core.registry import Section, add_section
from apps.participants.models import State


def of_state(state, day) -> dict | None:
    return {"first": FIRST, "last": day, "state": state}


def others(state, day) -> dict | None:
    """The states with which it can be compared."""
    return {"state": state, "states": State.objects.published().exclude(pk=state.pk).order_by(*alphabetical("name"))}


def register():
    add_section(Section("participants:state", "changes", _("What changed"), 90, "chronicle/of_state.html", of_state))
    add_section(Section("participants:state", "compare", _("Compare"), 95, "chronicle/others.html", others))
