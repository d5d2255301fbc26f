"""How the timeline can be narrowed."""

import django_filters
from django.utils.translation import gettext_lazy as _

from apps.core.filters import ListFilter
from apps.timeline.models import Event

DECADES = [(first, f"{first}–{first + 9}") for first in range(1990, 2030, 10)]


class EventFilter(ListFilter):
    kind = django_filters.ChoiceFilter(label=_("Kind"), choices=Event.Kind.choices, empty_label=_("All kinds"))
    decade = django_filters.ChoiceFilter(
        label=_("Years"), choices=DECADES, empty_label=_("All years"), method="in_decade"
    )

    class Meta:
        model = Event
        fields = ["kind", "decade"]

    def in_decade(self, events, name, value):
        first = int(value)
        return events.filter(starts__counts_from__year__range=(first, first + 9))
