from django.shortcuts import get_object_or_404, render

from apps.core import registry
from apps.core.day import shown
from apps.core.filters import page_of
from apps.sources.footnotes import Footnotes
from apps.timeline.filters import EventFilter
from apps.timeline.models import Event

PAGE_SIZE = 50


def timeline(request):
    """All events, latest first, grouped by year."""
    events = Event.objects.published().known_on(shown()).select_related("place").order_by("-starts__counts_from", "-pk")
    found = EventFilter(request.GET, events)
    page = page_of(request, found.qs, PAGE_SIZE)
    context = {"filter": found, "page": page, "citations": Footnotes(rows=page)}
    return render(request, "timeline/timeline.html", context)


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
