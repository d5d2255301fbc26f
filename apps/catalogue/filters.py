"""How the list of areas can be narrowed."""

import django_filters
from django.utils.translation import gettext_lazy as _

from apps.catalogue.models import Area, Coordination, Dimension, Placement
from apps.core.day import shown
from apps.core.filters import ListFilter
from apps.core.languages import alphabetical
from apps.participants.models import State


def dimensions(request):
    return Dimension.objects.published()


def coordinating_states(request):
    """States that coordinate or co-coordinate something today."""
    held = Coordination.objects.on(shown()).published()
    return State.objects.filter(pk__in=held.values("state")).order_by(*alphabetical("name"))


class AreaFilter(ListFilter):
    dimension = django_filters.ModelChoiceFilter(
        label=_("Dimension"), queryset=dimensions, to_field_name="slug", empty_label=_("All dimensions")
    )  # fmt: skip
    state = django_filters.ModelChoiceFilter(
        label=_("State"), queryset=coordinating_states, to_field_name="slug", empty_label=_("All states"),
    )  # fmt: skip
    role = django_filters.ChoiceFilter(label=_("Role"), choices=Coordination.Role.choices, empty_label=_("All roles"))

    class Meta:
        model = Area
        fields = ["dimension", "state", "role"]

    def filter_queryset(self, areas):
        """State and role are asked of one and the same coordination."""
        asked = self.form.cleaned_data
        by = {name: asked[name] for name in ("state", "role") if asked.get(name)}
        if by:
            areas = areas.coordinated(shown(), **by)
        return self.in_dimension(areas, asked["dimension"]) if asked.get("dimension") else areas

    def in_dimension(self, areas, dimension):
        return areas.filter(pk__in=Placement.objects.on(shown()).filter(dimension=dimension).values("area"))
