"""What participation shows on the pages of states, organizations, events and years, and on the timeline."""

import datetime

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from apps.core.day import once
from apps.core.registry import Lane, Mark, Section, add_lane, add_section
from apps.core.templatetags.portal import text
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


def of_year(year: int, day: datetime.date) -> dict | None:
    """Who received a status in that year, and who lost one without receiving another."""
    known = Participation.objects.published().known_on(day).with_participant().order_by("start__counts_from", "pk")
    begun = list(known.filter(start__counts_from__year=year, is_planned=False))
    ended = known.ended(day).filter(end__counts_to__year=year)
    another = {held.participant for held in begun}
    ended = [held for held in ended if held.participant not in another]
    return {"begun": begun, "ended": ended, "cited": [*begun, *ended]} if begun or ended else None


def marks_of(day: datetime.date, *, members: bool) -> list[Mark]:
    """When participants became members, or received another status."""
    known = once("participations", lambda: list(Participation.objects.published().known_on(day).with_participant()))
    return [_mark(held) for held in known if (held.status == Participation.Status.MEMBER) is members]


def _mark(held: Participation) -> Mark:
    name, note = text(held.participant, "name"), held.get_status_display()
    return Mark.of_days(name, held.get_absolute_url(), held.start, is_planned=held.is_planned, note=note)


def register():
    for page in ("participants:state", "participants:organization"):
        add_section(Section(page, "status", _("Status through time"), 10, "participation/history.html", history))
    add_section(Section("timeline:event", "status", _("Who joined"), 10, "participation/changes.html", changes))
    add_section(Section("timeline:year", "status", _("Who joined"), 30, "participation/year.html", of_year))
    members = Lane("members", 80, _("New members"), "dot", "member")
    others = Lane("others", 90, _("New observers, partners"), "dot", "observer")
    add_lane(members, lambda day: marks_of(day, members=True))
    add_lane(others, lambda day: marks_of(day, members=False))
