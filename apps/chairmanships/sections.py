"""What chairmanships show on the pages of states, events and years, and on the timeline."""

import datetime

from django.db.models import Q
from django.utils.html import conditional_escape
from django.utils.translation import gettext_lazy as _

from apps.chairmanships.models import Chairmanship
from apps.chairmanships.ribbon import reach
from apps.core.registry import Lane, Mark, Section, add_lane, add_section
from apps.core.wording import period_in_words


def of_state(state, day) -> dict | None:
    terms = state.chairmanships.published().select_related("event").order_by("-start__counts_from")
    return {"chairmanships": terms, "with_state": False, "cited": terms} if terms else None


def at_event(event, day) -> dict | None:
    taken = event.chairmanships_begun.published().select_related("state")
    return {"chairmanships": taken, "with_state": True, "cited": taken} if taken else None


def of_year(year: int, day: datetime.date) -> dict | None:
    """Who chaired in that year, as far as it had come."""
    last = min(day, datetime.date(year, 12, 31))
    goes_on = Q(end__isnull=True) | Q(is_end_planned=True) | Q(end__counts_to__year__gte=year)
    terms = Chairmanship.objects.published().filter(goes_on, is_planned=False, start__counts_from__lte=last)
    terms = terms.select_related("state").order_by("start__counts_from") if last.year == year else terms.none()
    return {"chairmanships": terms, "with_state": True, "cited": terms} if terms else None


def marks(day: datetime.date) -> list[Mark]:
    return [_mark(term, day) for term in Chairmanship.objects.published().known_on(day).select_related("state")]


def _mark(term: Chairmanship, day: datetime.date) -> Mark:
    name = conditional_escape(term.state.name_on(term.start.counts_from))
    return Mark(name, term.get_absolute_url(), period_in_words(term), *reach(term, day), is_planned=term.is_planned)


def register():
    add_section(
        Section("participants:state", "chairmanships", _("Chairmanships"), 20, "chairmanships/lines.html", of_state)
    )
    add_section(Section("timeline:event", "chair", _("Took the chair"), 15, "chairmanships/lines.html", at_event))
    add_section(Section("timeline:year", "chair", _("In the chair"), 20, "chairmanships/lines.html", of_year))
    add_lane(Lane("chair", 10, _("In the chair"), "bar", "member"), marks)
