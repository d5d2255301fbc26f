"""What the chronicle shows on a state's page: the way to what changed for it."""

from django.utils.translation import gettext_lazy as _

from apps.core.day import FIRST
from apps.core.registry import Section, add_section


def of_state(state, day) -> dict | None:
    return {"first": FIRST, "last": day, "state": state}


def register():
    add_section(Section("participants:state", "changes", _("What changed"), 90, "chronicle/of_state.html", of_state))
