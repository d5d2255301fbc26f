"""The note on an area of confidence building measures: who coordinates it, its measures and papers."""

import datetime
from collections.abc import Iterator
from functools import partial
from typing import Any

from django.utils.translation import gettext as _

from apps.briefs import rows
from apps.briefs.note import Item, Part, Pen, Row
from apps.catalogue.models import Area


class AreaNote:
    """What a note on an area tells, loaded once for both languages. Raises Area.DoesNotExist."""

    model = Area

    def __init__(self, slug: str, day: datetime.date):
        known = partial(rows.begun, day=day)
        self.thing = area = Area.objects.published().get(slug=slug)
        self.placements = known(area.placements.select_related("dimension"))
        self.held = known(area.coordinations.published().select_related("state", "event").by_role())
        self.terms = [term for term in self.held if term.is_on(day)]
        self.others = [term for term in self.held if not term.is_on(day)]
        measures = area.measures.by_edition()
        self.measures = [m for m in measures if not m.edition or m.edition.adopted.counts_from <= day]
        self.documents = list(area.documents.published().known_on(day).latest_first())

    @property
    def records(self) -> list[Any]:
        """Those whose facts have their sources in the note."""
        return [self.thing, *self.placements, *self.held, *self.measures, *self.documents]

    @property
    def page(self) -> str:
        """The page of which the note is the short form."""
        return self.thing.get_absolute_url()

    @property
    def kicker(self) -> str:
        return _("Area of confidence building measures")

    def title(self, pen: Pen) -> Item:
        return pen.item(self.thing, "name")

    def lead(self, pen: Pen) -> Item | None:
        return pen.item(self.thing, "lead") if self.thing.lead else None

    def parts(self, pen: Pen) -> Iterator[Part | None]:
        yield pen.part(_("Dimension"), self.placements, self._placement)
        yield pen.part(_("Coordinators"), self.terms, self._term)
        yield pen.part(_("Other terms"), self.others, self._term)
        yield pen.part(_("Measures"), self.measures, self._measure)
        yield pen.part(_("Concept papers and plans"), self.documents, rows.document)

    def _placement(self, pen: Pen, placed: Any) -> Row:
        name = pen.item(placed.dimension, "name", placed, "dimension")
        return Row(rows.when(placed), [name])

    def _term(self, pen: Pen, term: Any) -> Row:
        state = pen.item(term.state, "name", term, "role")
        return Row(rows.role(term), [state], [pen.say(rows.when(term))])

    def _measure(self, pen: Pen, measure: Any) -> Row:
        edition = str(measure.edition.adopted.counts_from.year) if measure.edition else "—"
        return Row(measure.number or edition, [pen.item(measure, "text", "text")])
