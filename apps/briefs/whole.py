"""The note on the whole organization on a day: who takes part, who chairs, which bodies it has, what comes next."""

import datetime
from collections.abc import Iterator
from typing import Any

from django.core.exceptions import ObjectDoesNotExist
from django.utils.translation import gettext as _

from apps.bodies.models import Holder
from apps.briefs import rows
from apps.briefs.note import Item, Part, Pen, Row
from apps.catalogue.models import Area, Coordination, Dimension
from apps.chairmanships.models import Chairmanship
from apps.chronicle.snapshot import Roll, bodies, participants
from apps.core.addresses import address_of
from apps.core.day import shown, today
from apps.core.languages import folded
from apps.documents.models import Document
from apps.timeline.models import Event

SLUG = "cica"
LATEST = 6  # events and documents: the newest of a long list


class WholeNote:
    """What a note on the organization tells, loaded once for both languages. Raises ObjectDoesNotExist for others."""

    def __init__(self, slug: str, day: datetime.date):
        if slug != SLUG:
            raise ObjectDoesNotExist(slug)
        self.chair = Chairmanship.objects.published().in_chair(day).select_related("state", "event").first()
        self.head = Holder.objects.seated(day).heads().published().filter(office__body__kind="administrative")
        self.holders = list(self.head.with_office())
        self.rolls = participants(day)
        self.body_groups = bodies(day)
        self.dimensions = list(Dimension.objects.published().with_areas(Area.objects.published(), day))
        events = Event.objects.published().select_related("place")
        self.ahead = list(events.upcoming(day)[:LATEST]) if day >= today() else []
        self.past = list(events.past(day)[:LATEST])
        papers = Document.objects.published().exclude(standing=Document.Standing.DRAFT)
        self.documents = list(papers.filter(adopted__counts_from__lte=day).latest_first()[:LATEST])

    @property
    def records(self) -> list[Any]:
        """Those whose facts have their sources in the note."""
        held = [record for roll in self.rolls.values() for record in roll.records]
        standing = [body for _label, roll in self.body_groups for body in roll.counted]
        rules = [body.current_rule for body in standing]
        placed = [placement for dimension in self.dimensions for placement in dimension.placements_now]
        coordinations = [held for placement in placed for held in placement.area.coordinations_now]
        own = [self.chair, *self.holders, *held, *standing, *rules]
        return [*own, *placed, *coordinations, *self.ahead, *self.past, *self.documents]

    @property
    def page(self) -> str:
        """The page of which the note is the short form."""
        return address_of("chronicle:on", shown().isoformat())

    @property
    def kicker(self) -> str:
        return _("The whole organization")

    def title(self, pen: Pen) -> Item:
        return pen.say(_("CICA"))

    def lead(self, pen: Pen) -> Item | None:
        return pen.say(_("Conference on Interaction and Confidence Building Measures in Asia"))

    def parts(self, pen: Pen) -> Iterator[Part | None]:
        yield Part(_("Who leads it"), [*self._chair(pen), *(rows.office(pen, holder) for holder in self.holders)])
        yield Part(_("Who takes part"), [*self._participants(pen)])
        yield Part(_("Bodies"), [*self._bodies(pen)])
        yield Part(_("Areas and who coordinates them"), [*self._areas(pen)])
        yield pen.part(_("Planned events"), self.ahead, rows.event)
        yield pen.part(_("Latest events"), self.past, rows.event)
        yield pen.part(_("Latest documents"), self.documents, rows.document)

    def _chair(self, pen: Pen) -> Iterator[Row]:
        term = self.chair
        if term is None:
            yield Row(_("In the chair"), [pen.say(_("No chairmanship is recorded for that day."))])
            return
        about = [pen.say(rows.when(term), term, "start", "end")]
        if term.theme:
            about.append(pen.item(term, "theme", "theme"))
        yield Row(_("In the chair"), [pen.item(term.state, "name")], about)

    def _participants(self, pen: Pen) -> Iterator[Row]:
        labels = {
            "members": _("Member states"),
            "observer_states": _("Observer states"),
            "observer_organizations": _("Observer organizations"),
            "partners": _("Partner organizations"),
            "others": _("Other participating organizations"),
        }
        for key, label in labels.items():
            roll: Roll = self.rolls[key]
            if not roll:
                continue
            items = [pen.item(held.participant, "name", held, "status") for held in roll.counted]
            items.sort(key=lambda item: folded(item.text))
            unknown = ", ".join(str(pen.item(held.participant, "name").text) for held in roll.unknown)
            told = _("Not known whether already so on that day: %(names)s") % {"names": unknown}
            yield Row(f"{label}: {len(items)}", items, [pen.say(told)] if unknown else [])

    def _bodies(self, pen: Pen) -> Iterator[Row]:
        for label, roll in self.body_groups:
            items = [pen.item(body, "name", "name") for body in roll.counted]
            if items:
                yield Row(str(label), items)

    def _areas(self, pen: Pen) -> Iterator[Row]:
        for dimension in self.dimensions:
            items = [self._area(pen, placed) for placed in dimension.placements_now]
            if items:
                yield Row(pen.item(dimension, "name").text, items)

    def _area(self, pen: Pen, placed: Any) -> Item:
        area = pen.item(placed.area, "name")
        held = [c for c in placed.area.coordinations_now if c.role == Coordination.Role.COORDINATOR]
        states = ", ".join(pen.item(coordination.state, "name").text for coordination in held)
        marks = tuple(mark for coordination in held for mark in pen.marks.of(coordination, "role"))
        return Item(f"{area.text} ({states})" if states else area.text, area.href, area.lang, marks)
