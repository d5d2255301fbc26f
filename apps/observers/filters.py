"""How the list of observers can be narrowed."""

import django_filters
from django.utils.translation import gettext_lazy as _

from apps.core.filters import ListFilter
from apps.observers.models import Observer

KINDS = [("states", _("states")), ("organizations", _("organizations"))]


class ObserverFilter(ListFilter):
    kind = django_filters.ChoiceFilter(
        label=_("Kind"), choices=KINDS, empty_label=_("States and organizations"), method="of_kind"
    )

    class Meta:
        model = Observer
        fields = ["kind"]

    def of_kind(self, observers, name, value):
        return observers.of_states() if value == "states" else observers.of_organizations()
