"""The note on a state: what it is in CICA, what it chaired, coordinates and hosted."""

import datetime
from collections.abc import Iterator
from functools import partial
from typing import Any

from django.utils.text import capfirst
from django.utils.translation import gettext as _

from apps.briefs import rows
from apps.briefs.note import Item, Part, Pen, Row
from apps.core.templatetags.portal import is_public
from apps.documents.models import Document
from apps.participants.models import State


class StateNote:
    """What a note on a state tells, loaded once for both languages. Raises State.DoesNotExist."""

    model = State

    def __init__(self, slug: str, day: datetime.date):
        known = partial(rows.begun, day=day)
        states = State.objects.published().select_related("capital").prefetch_related("names")
        self.thing = state = states.get(slug=slug)
        self.names = [name for name in known(state.names.all()) if name.name and name != state.name_shown]
        self.statuses = known(state.participations.history())
        self.status = next((held for held in self.statuses if held.is_on(day)), None)
        terms = state.chairmanships.published().known_on(day).select_related("event")
        self.terms = list(terms.order_by("-start__counts_from"))
        self.held = known(state.coordinations.published().select_related("area").order_by("-role", "area__order", "pk"))
        self.coordinated = [coordination for coordination in self.held if coordination.is_on(day)]
        self.formerly = [coordination for coordination in self.held if not coordination.is_on(day)]
        self.holders = known(state.office_holders.published().with_office())
        hosted = state.events_hosted.published().known_on(day).select_related("place")
        self.hosted = list(hosted.order_by("-starts__counts_from", "-pk"))
        self.documents = list(self._papers().known_on(day).latest_first())

    def _papers(self):
        """The instruments of its statuses, and what was adopted at the events where those began."""
        events = [held.event_id for held in self.statuses if held.event_id and held.event.kind == "accession"]
        papers = [held.document_id for held in self.statuses if held.document_id]
        published = Document.objects.published()
        return published.filter(event__in=events) | published.filter(pk__in=papers)

    @property
    def records(self) -> list[Any]:
        """Those whose facts have their sources in the note."""
        own = [self.thing, *self.names, *self.statuses, *self.terms]
        return [*own, *self.held, *self.holders, *self.hosted, *self.documents]

    @property
    def page(self) -> str:
        """The page of which the note is the short form."""
        return self.thing.get_absolute_url()

    @property
    def kicker(self) -> str:
        return self.status.get_status_display() if self.status else _("former participant")

    def title(self, pen: Pen) -> Item:
        return pen.item(self.thing, "name")

    def lead(self, pen: Pen) -> Item | None:
        return pen.item(self.thing, "official_name", "official_name") if self.thing.official_name else None

    def parts(self, pen: Pen) -> Iterator[Part | None]:
        yield pen.part(_("In brief"), filter(None, [self.thing.capital, *self.names]), self._about)
        yield pen.part(_("Status in CICA"), self.statuses, self._status)
        yield pen.part(_("Chairmanships"), self.terms, self._term)
        yield pen.part(_("Areas coordinated now"), self.coordinated, self._coordination)
        yield pen.part(_("Areas coordinated formerly"), self.formerly, self._coordination)
        yield pen.part(_("Offices held"), self.holders, partial(rows.office, with_state=False))
        yield pen.part(_("Documents of its accession"), self.documents, rows.document)
        yield pen.part(_("Meetings hosted"), self.hosted, rows.event)

    def _about(self, pen: Pen, record: Any) -> Row:
        if record == self.thing.capital:
            return Row(_("Capital"), [pen.item(record, "name", self.thing, "capital")])
        return Row(_("Former name"), [pen.item(record, "name", "name")], [pen.say(rows.when(record))])

    def _status(self, pen: Pen, held: Any) -> Row:
        occasions = [held.event, held.document, *([held.closing_event] if held.closing_event != held.event else [])]
        about = [pen.item(record, "title") for record in occasions if is_public(record)]
        if held.note:
            about.append(pen.item(held, "note"))
        period = pen.say(rows.when(held), held, "status", "start")
        return Row(capfirst(held.get_status_display()), [period], about)

    def _term(self, pen: Pen, term: Any) -> Row:
        about = [pen.item(term.event, "title")] if is_public(term.event) else []
        if term.theme:
            about.insert(0, pen.item(term, "theme", "theme"))
        return Row(_("Chairmanship"), [pen.say(rows.when(term), term, "start", "end")], about)

    def _coordination(self, pen: Pen, held: Any) -> Row:
        area = pen.item(held.area, "name", held, "role")
        return Row(rows.role(held), [area], [pen.say(rows.when(held))])
