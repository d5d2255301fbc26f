"""How the timeline can be narrowed."""

import django_filters
from django.utils.translation import gettext_lazy as _

from apps.core.filters import ListFilter
from apps.timeline.models import Event
from apps.timeline.years import decades


class EventFilter(ListFilter):
    kind = django_filters.ChoiceFilter(label=_("Kind"), choices=Event.Kind.choices, empty_label=_("All kinds"))
    decade = django_filters.ChoiceFilter(
        label=_("Years"), choices=decades, empty_label=_("All years"), method="in_decade"
    )

    class Meta:
        model = Event
        fields = ["kind", "decade"]

    def in_decade(self, events, name, value):
        first = int(value)
        return events.filter(starts__counts_from__year__range=(first, first + 9))

    @property
    def chosen(self) -> dict:
        """What the reader chose that is legal: the kind, "" for all, and the first year of the decade, None for all."""
        self.form.full_clean()
        legal = self.form.cleaned_data
        return {"kind": legal.get("kind", ""), "decade": int(legal.get("decade") or 0) or None}
