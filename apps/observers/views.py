from django.shortcuts import render

from apps.core.day import shown
from apps.core.languages import alphabetical
from apps.observers.filters import ObserverFilter
from apps.observers.models import Observer


def observers(request):
    """The observer states and organizations of today, and those that were observers once."""
    day = shown()
    by_name = [*alphabetical("state__name"), *alphabetical("organization__name")]
    found = ObserverFilter(request.GET, Observer.objects.published().on(day).with_participant().order_by(*by_name))
    context = {
        "filter": found,
        "states": [observer for observer in found.qs if observer.state_id],
        "organizations": [observer for observer in found.qs if observer.organization_id],
        "former": Observer.objects.published().ended(day).with_participant().order_by("-end__counts_to", "pk"),
    }
    return render(request, "observers/observers.html", context)
