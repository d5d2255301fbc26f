"""Meetings for calendars (iCalendar, RFC 5545): one event, those of a body, or the timeline to subscribe to.

A calendar has no words for a day that is known in part: only events whose days are known stand in it, and it says how
many do not. Nobody knows the time zone of every place: a time is that of the place, whatever the reader's zone
("floating").
"""

import datetime
from collections.abc import Callable, Iterable
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.db.models import Model
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from icalendar import Calendar, vDuration
from icalendar import Event as Entry
from icalendar.enums import STATUS, TRANSP

from apps.core.addresses import absolute, with_query
from apps.core.dates import DAY
from apps.core.languages import active
from apps.opendata.lines import in_line, line_of
from apps.timeline.models import Event

CONTENT_TYPE = "text/calendar; charset=utf-8"
PRODUCT = "-//CICA//CICA portal//EN"
REFRESH = datetime.timedelta(days=1)
SHORTEST = datetime.timedelta(minutes=1)


def _of_timeline(context: dict[str, Any]) -> tuple[str, Iterable[Event]]:
    return _("CICA: meetings and events"), context["filter"].qs


def _of_event(context: dict[str, Any]) -> tuple[str, Iterable[Event]]:
    event = context["event"]
    return _text(event, "title"), [event] if event.is_published else []


def _of_body(context: dict[str, Any]) -> tuple[str, Iterable[Event]]:
    body = context["body"]
    sessions = context["sessions"] if body.is_published else []
    return _("CICA: %(body)s") % {"body": _text(body, "name")}, [session.event for session in sessions]


PAGES: dict[str, Callable[[dict[str, Any]], tuple[str, Iterable[Event]]]] = {
    "timeline:timeline": _of_timeline,
    "timeline:event": _of_event,
    "bodies:body": _of_body,
}
"""By view name, what a page's calendar is called and which events may stand in it."""


def is_offered(view_name: str, context: dict[str, Any]) -> bool:
    """Whether the page has a calendar: one that could never hold anything does not count."""
    if view_name == "timeline:event":
        return context["event"].is_published and has_days(context["event"])
    return view_name in PAGES


def has_days(event: Event) -> bool:
    """Whether the first and the last day are known."""
    return event.starts.is_exact and (event.ends is None or event.ends.is_exact)


def ics(request: HttpRequest, context: dict[str, Any]) -> HttpResponse:
    """The events that the page shows. Raises Http404 where the page has no calendar."""
    view_name = request.resolver_match.view_name if request.resolver_match else ""
    if not is_offered(view_name, context):
        raise Http404
    name, found = PAGES[view_name](context)
    events = list(found)
    dated = [event for event in events if has_days(event)]
    page = absolute(with_query(request.path, request.GET))
    calendar = Calendar.new(
        prodid=PRODUCT,
        name=name,
        description=_described(page, len(events) - len(dated)),
        language=active(),
        uid=page,
        url=page,
        refresh_interval=REFRESH,
        last_modified=max((event.updated_at for event in dated), default=None),
        subcomponents=[_entry(event) for event in dated],
    )
    calendar.add("X-PUBLISHED-TTL", vDuration(REFRESH))  # read instead of REFRESH-INTERVAL (RFC 7986) by some
    file_name = f"cica-{request.path.strip('/').replace('/', '-')}.ics"
    disposition = {"Content-Disposition": f'inline; filename="{file_name}"'}
    return HttpResponse(calendar.to_ical(), content_type=CONTENT_TYPE, headers=disposition)


def _described(page: str, undated: int) -> str:
    told = _("Kept up to date from %(page)s. Planned events are marked as tentative.") % {"page": page}
    if not undated:
        return told
    without = ngettext(
        "%(number)s event whose day is not known exactly stands on that page alone.",
        "%(number)s events whose day is not known exactly stand on that page alone.",
        undated,
    )
    return f"{told} {without % {'number': undated}}"


def _entry(event: Event) -> Entry:
    address = absolute(event.get_absolute_url())
    entry = Entry.new(
        uid=f"event-{event.pk}@{urlsplit(settings.SITE_URL).hostname}",
        stamp=event.updated_at,
        last_modified=event.updated_at,
        sequence=_revision(event),
        summary=_text(event, "title"),
        description="\n\n".join(filter(None, (_text(event, "lead"), address))),
        location=", ".join(filter(None, (in_line(event.place_then), _text(event, "venue")))) or None,
        categories=[str(event.get_kind_display())],
        status=STATUS.TENTATIVE if event.is_planned else STATUS.CONFIRMED,
        transparency=TRANSP.TRANSPARENT,  # whoever reads about a meeting is not busy meanwhile
        url=address,
    )
    _put_days(entry, event)
    return entry


def _put_days(entry: Entry, event: Event) -> None:
    """The days, the end excluded; with the time if it is known and the event lasted no longer than a day."""
    first, last = event.starts.counts_from, (event.ends or event.starts).counts_to
    if event.start_time and first == last:
        entry.add("dtstart", datetime.datetime.combine(first, event.start_time))
        return
    entry.add("dtstart", first)
    entry.add("dtend", last + DAY)


def _revision(event: Event) -> int:
    """A number that grows with each change: the minutes since publication."""
    since = event.updated_at - (event.published_at or event.updated_at)
    return max(since // SHORTEST, 0)


def _text(record: Model, field: str) -> str:
    return line_of(record, field)[0]
