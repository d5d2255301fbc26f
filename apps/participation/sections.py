"""What participation shows on the pages of states, organizations and events."""

from django.utils.translation import gettext_lazy as _

from apps.core.registry import Section, add_section


def history(participant, day) -> dict | None:
    participations = participant.participations.history()
    return {"participations": participations} if participations else None


def changes(event, day) -> dict | None:
    """Who received a status at an event, and who ceased to hold one."""
    begun, ended = event.participations_begun.with_participant(), event.participations_ended.with_participant()
    return {"begun": begun, "ended": ended} if begun or ended else None


def register():
    for page in ("participants:state", "participants:organization"):
        add_section(Section(page, "status", _("Status through time"), 10, "participation/history.html", history))
    add_section(Section("timeline:event", "status", _("Who joined"), 10, "participation/changes.html", changes))
