"""The note on a body: how often it meets, who leads it, its sessions and papers."""

import datetime
from collections.abc import Iterator
from typing import Any

from django.utils.translation import gettext as _

from apps.bodies.models import Body, Holder
from apps.briefs import rows
from apps.briefs.note import Item, Part, Pen, Row
from apps.core.day import today
from apps.core.templatetags.portal import in_words, is_public


class BodyNote:
    """What a note on a body tells, loaded once for both languages. Raises Body.DoesNotExist."""

    model = Body

    def __init__(self, slug: str, day: datetime.date):
        related = ("event", "reports_to", "seat")
        self.thing = body = Body.objects.published().with_rules().select_related(*related).get(slug=slug)
        self.rules = rows.begun(body.meeting_rules.all(), day)
        self.reporting = list(body.reporting.published().on(day))
        holders = Holder.objects.seated(day).filter(office__body=body).with_office()
        self.holders = list(holders)
        events = [session.event for session in body.sessions.latest_first()]
        self.ahead = [event for event in reversed(events) if event.is_planned and day >= today()]
        self.past = [event for event in events if not event.is_planned and event.starts.counts_from <= day]
        self.documents = list(body.documents.published().known_on(day).latest_first())

    @property
    def records(self) -> list[Any]:
        """Those whose facts have their sources in the note."""
        held = [*self.rules, *self.reporting, *self.holders]
        return [self.thing, *held, *self.ahead, *self.past, *self.documents]

    @property
    def page(self) -> str:
        """The page of which the note is the short form."""
        return self.thing.get_absolute_url()

    @property
    def kicker(self) -> str:
        return self.thing.get_kind_display()

    def title(self, pen: Pen) -> Item:
        return pen.item(self.thing, "name")

    def lead(self, pen: Pen) -> Item | None:
        return pen.item(self.thing, "lead") if self.thing.lead else None

    def parts(self, pen: Pen) -> Iterator[Part | None]:
        yield Part(_("In brief"), list(self._about(pen)))
        yield pen.part(_("In office"), self.holders, rows.office)
        yield pen.part(_("Next sessions"), self.ahead, rows.event)
        yield pen.part(_("Latest sessions"), self.past, rows.event)
        yield pen.part(_("Governing documents"), self.documents, rows.document)

    def _about(self, pen: Pen) -> Iterator[Row]:
        body = self.thing
        occasion = [pen.item(body.event, "title")] if is_public(body.event) else []
        day = in_words(body.established) or _("date not known")
        yield Row(_("Established"), [pen.say(day, body, "established")], occasion)
        if body.ended:
            yield Row(_("Ended"), [pen.say(in_words(body.ended), body, "ended")])
        for rule in self.rules:
            about = [pen.say(rows.when(rule))] if rule.start or rule.end else []
            yield Row(_("Meets"), [pen.item(rule, "rule", "rule")], about)
        if is_public(body.reports_to):
            yield Row(_("Reports to"), [pen.item(body.reports_to, "name", body, "reports_to")])
        if self.reporting:
            yield Row(_("Reporting to it"), [pen.item(other, "name", "reports_to") for other in self.reporting])
        if body.seat:
            yield Row(_("Seat"), [pen.item(body.seat, "name", body, "seat")])
