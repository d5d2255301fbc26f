"""How many observer states and organizations there are."""

from django.utils.translation import ngettext

from apps.core.registry import Figure, add_figure
from apps.observers.models import Observer


def register():
    add_figure(
        Figure(
            key="observer_states",
            order=20,
            count=lambda day: Observer.objects.published().on(day).of_states().count(),
            label=lambda number: ngettext("observer state", "observer states", number),
            url_name="observers:observers",
        )
    )
    add_figure(
        Figure(
            key="observer_organizations",
            order=30,
            count=lambda day: Observer.objects.published().on(day).of_organizations().count(),
            label=lambda number: ngettext("observer organization", "observer organizations", number),
            url_name="observers:observers",
        )
    )
