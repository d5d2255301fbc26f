"""Which events stand in which lane of the picture; the lanes of other apps are in core's registry."""

import datetime
from collections.abc import Iterable

from django.utils.translation import gettext, pgettext
from django.utils.translation import gettext_lazy as _

from apps.core import registry
from apps.core.registry import Lane, Mark
from apps.core.templatetags.portal import text
from apps.timeline.models import Event

Kind = Event.Kind

KINDS = (
    (Lane("summits", 20, _("Summits"), "diamond", "meeting"), {Kind.SUMMIT}),
    (Lane("ministerials", 30, _("Ministerial meetings"), "square", "meeting"), {Kind.MINISTERIAL}),
    (
        # Translators: meetings of ministers that are not regular ones
        Lane("special", 40, _("Special, informal meetings"), "square", "meeting"),
        {Kind.SPECIAL_MINISTERIAL, Kind.INFORMAL_MINISTERIAL},
    ),
    (
        # Translators: their meetings
        Lane("officials", 50, _("Officials and experts"), "dot", "meeting"),
        {Kind.SENIOR_OFFICIALS, Kind.WORKING_GROUP},
    ),
    (
        Lane("forums", 60, _("Forums and conferences"), "dot", "meeting"),
        {Kind.ADVISORY, Kind.SECTORAL, Kind.CONFERENCE},
    ),
    (
        Lane("decisions", 70, _("Decisions and signings"), "dot", "meeting"),
        {Kind.INITIATIVE, Kind.ACCESSION, Kind.DECISION, Kind.SIGNING, Kind.SECRETARIAT},
    ),
)
"""The lanes of events, and the kinds of events that stand in each: every kind in one."""


def lanes_of(events: Iterable[Event], day: datetime.date, *, alone: bool) -> list[tuple[Lane, list[Mark]]]:
    """The lanes that have marks, from the top: those of the events and, unless these are `alone`, of other apps."""
    found = [(lane, [mark(event) for event in events if event.kind in kinds]) for lane, kinds in KINDS]
    if not alone:
        found += registry.lanes(day)
    return sorted(((lane, marks) for lane, marks in found if marks), key=lambda pair: pair[0].order)


def mark(event: Event) -> Mark:
    note = ""
    if event.is_unconfirmed:
        note = gettext("outcome not recorded")
    elif event.is_planned:
        note = pgettext("event", "planned")
    title, url = text(event, "title"), event.get_absolute_url()
    return Mark.of_days(title, url, event.starts, event.ends, is_planned=event.is_planned, note=note)
