import datetime

from django.shortcuts import get_object_or_404

from apps.core import registry
from apps.core.day import FIRST, shown
from apps.core.filters import page_of
from apps.core.pages import render
from apps.sources.footnotes import Footnotes
from apps.timeline.filters import EventFilter
from apps.timeline.models import Event
from apps.timeline.picture import picture_of
from apps.timeline.years import decades, years

PAGE_SIZE = 50


def timeline(request):
    """All events, latest first, grouped by year; before them the picture, with what other apps add to it."""
    day = shown()
    events = Event.objects.published().known_on(day).select_related("place").order_by("-starts__counts_from", "-pk")
    found = EventFilter(request.GET, events)
    listed = list(found.qs)
    page = page_of(request, listed, PAGE_SIZE)
    context = {
        "filter": found,
        "page": page,
        "decades": decades(),
        "picture": picture_of(listed, day, **found.chosen),
        "citations": Footnotes(rows=page),
        **found.chosen,
    }
    return render(request, "timeline/timeline.html", context)


def year(request, year):
    """What happened in a year: its events, and what other apps tell of it."""
    number, known = int(year), years()
    if number not in known:
        context = {"year": number, "years": known}
        return render(request, "timeline/no_such_year.html", context, status=404)
    events = Event.objects.published().known_on(shown()).select_related("place").of_year(number)
    sections = registry.sections("timeline:year", number, shown())
    context = {
        "year": number,
        "before": number - 1 if number - 1 in known else None,
        "after": number + 1 if number + 1 in known else None,
        "eve": max(FIRST, datetime.date(number - 1, 12, 31)),
        "end": datetime.date(number, 12, 31),
        "events": events,
        "sections": sections,
        "citations": Footnotes(rows=events, sections=sections),
    }
    return render(request, "timeline/year.html", context)


def event(request, slug):
    """One event and everything that began, ended or was adopted there."""
    events = Event.objects.readable().select_related("place", "host")
    event = get_object_or_404(events, slug=slug)
    sections = registry.sections("timeline:event", event, shown())
    context = {
        "event": event,
        "sections": sections,
        "citations": Footnotes(event, sections=sections),
    }
    return render(request, "timeline/event.html", context)
