"""What participation shows on the pages of states, organizations and events."""

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from apps.core.registry import Section, add_section
from apps.participation.models import Participation


def history(participant, day) -> dict | None:
    participations = participant.participations.history()
    return {"participations": participations} if participations else None


def changes(event, day) -> dict | None:
    """Who received a status at an event, and who ceased to hold one."""
    here = Participation.objects.published().filter(Q(event=event) | Q(closing_event=event))
    here = here.select_related("state", "organization")
    begun = [held for held in here if held.event_id == event.pk]
    ended = [held for held in here if held.event_id != event.pk]
    return {"begun": begun, "ended": ended, "cited": here} if here else None


def register():
    for page in ("participants:state", "participants:organization"):
        add_section(Section(page, "status", _("Status through time"), 10, "participation/history.html", history))
    add_section(Section("timeline:event", "status", _("Who joined"), 10, "participation/changes.html", changes))
