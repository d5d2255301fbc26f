"""What the timeline shows on a state's page."""

from django.utils.translation import gettext_lazy as _

from apps.core.registry import Section, add_section


def hosted(state, day) -> dict | None:
    events = state.events_hosted.published().select_related("place").order_by("-starts__counts_from", "-pk")
    return {"events": events, "cited": events} if events else None


def register():
    add_section(Section("participants:state", "hosted", _("Meetings hosted"), 50, "timeline/hosted.html", hosted))
