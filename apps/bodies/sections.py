"""What bodies show on the pages of events and states."""

from django.utils.translation import gettext_lazy as _

from apps.bodies.models import Holder
from apps.core.registry import Section, add_section
from apps.editions.models import Publishable


def at_event(event, day) -> dict | None:
    """Of which bodies it was a session, which it established, and who was appointed."""
    sessions = event.sessions.filter(Publishable.public("body__")).select_related("body")
    established = event.bodies_established.published()
    appointed = Holder.objects.filter(event=event).with_office()
    if not (sessions or established or appointed):
        return None
    return {
        "sessions": sessions,
        "established": established,
        "appointed": appointed,
        "cited": (*established, *appointed),
    }


def of_state(state, day) -> dict | None:
    """Who of that state held office in CICA."""
    holders = Holder.objects.filter(state=state).with_office()
    return {"holders": holders, "cited": holders} if holders else None


def register():
    add_section(Section("timeline:event", "bodies", _("Bodies"), 30, "bodies/at_event.html", at_event))
    add_section(Section("participants:state", "offices", _("Offices held"), 40, "bodies/of_state.html", of_state))
