from apps.core.day import shown
from apps.core.languages import alphabetical
from apps.core.pages import render
from apps.observers.filters import ObserverFilter
from apps.observers.models import Observer
from apps.sources.footnotes import Footnotes


def observers(request):
    """The observer states and organizations of today, and those that were observers once."""
    day = shown()
    by_name = [*alphabetical("state__name"), *alphabetical("organization__name")]
    found = ObserverFilter(request.GET, Observer.objects.published().on(day).with_participant().order_by(*by_name))
    former = Observer.objects.published().ended(day).with_participant().order_by("-end__counts_to", "pk")
    named = [observer.participant for observer in (*found.qs, *former)]
    context = {
        "filter": found,
        "states": [observer for observer in found.qs if observer.state_id],
        "organizations": [observer for observer in found.qs if observer.organization_id],
        "former": former,
        "named": named,
        "citations": Footnotes(rows=(*found.qs, *former, *named)),
    }
    return render(request, "observers/observers.html", context)
