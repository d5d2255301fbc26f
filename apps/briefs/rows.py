"""The lines that notes of several kinds have."""

import datetime
from collections.abc import Iterable
from typing import Any

from django.utils.text import capfirst
from django.utils.translation import gettext as _

from apps.briefs.note import Pen, Row
from apps.core.day import today
from apps.core.templatetags.portal import days, in_words, is_public, period


def begun(records: Iterable[Any], day: datetime.date) -> list[Any]:
    """The periods that had begun by a day in the past; for today and later, all."""
    found = list(records)
    return [r for r in found if day >= today() or r.start is None or r.start.counts_from <= day]


def when(record: Any) -> str:
    """Its period; of one that has not begun, that it is planned."""
    return _("%(date)s (planned)") % {"date": period(record)} if record.is_planned else period(record)


def document(pen: Pen, paper: Any) -> Row:
    adopted = in_words(paper.adopted) or _("date not known")
    return Row(adopted, [pen.item(paper, "title", "adopted")], [pen.say(paper.get_kind_display())])


def event(pen: Pen, event: Any) -> Row:
    label = days(event)
    if event.is_planned:
        told = _("%(date)s (outcome not recorded)") if event.is_unconfirmed else _("%(date)s (planned)")
        label = told % {"date": label}
    where = [pen.say(event.place_then)] if event.place else []
    return Row(label, [pen.item(event, "title", "starts")], where)


def office(pen: Pen, holder: Any, *, with_state: bool = True) -> Row:
    """Who held an office: the label is the office."""
    about = [pen.say(when(holder))]
    if with_state and is_public(holder.state):
        about.append(pen.item(holder.state, "name"))
    if holder.affiliation:
        about.append(pen.item(holder, "affiliation"))
    title = pen.item(holder.office, "title")
    return Row(title.text, [pen.item(holder, "name", "name")], about)


def role(held: Any) -> str:
    return capfirst(held.get_role_display())
