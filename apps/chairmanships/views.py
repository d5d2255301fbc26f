from django.shortcuts import get_object_or_404

from apps.chairmanships.models import Chairmanship
from apps.chairmanships.ribbon import Ribbon
from apps.core.day import shown
from apps.core.pages import render
from apps.sources.footnotes import Footnotes


def chairmanships(request):
    """All terms in the chair, latest first, the present one marked: as a ribbon and as a list."""
    day = shown()
    terms = Chairmanship.objects.published().known_on(day).select_related("state", "event", "closing_event")
    terms = terms.order_by("-start__counts_from")
    ribbon = Ribbon(terms, day) if terms else None
    current = Chairmanship.objects.published().in_chair(day).first()
    context = {
        "chairmanships": terms,
        "ribbon": ribbon,
        "current": current,
        "citations": Footnotes(rows=terms),
    }
    return render(request, "chairmanships/chairmanships.html", context)


def chairmanship(request, slug):
    """One term: its theme and priorities, who spoke for the chair, how it was handed over."""
    terms = Chairmanship.objects.readable().select_related("state", "event", "closing_event")
    terms = terms.prefetch_related("priorities", "officials")
    term = get_object_or_404(terms, slug=slug)
    parts = [*term.priorities.all(), *term.officials.all()]
    context = {
        "chairmanship": term,
        "priorities": [part for part in term.priorities.all() if part.kind == part.Kind.PRIORITY],
        "lines": [part for part in term.priorities.all() if part.kind == part.Kind.LINE],
        "before": term.predecessor(),
        "after": term.successor(),
        "citations": Footnotes(term, *parts),
    }
    return render(request, "chairmanships/chairmanship.html", context)
