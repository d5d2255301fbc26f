"""How many observer states and organizations there are."""

import datetime

from django.utils.translation import ngettext

from apps.core.registry import Figure, add_figure
from apps.observers.models import Observer


def observer_states(day: datetime.date) -> int:
    return Observer.objects.published().on(day).of_states().count()


def observer_organizations(day: datetime.date) -> int:
    return Observer.objects.published().on(day).of_organizations().count()


def register():
    add_figure(
        Figure(
            key="observer_states",
            order=20,
            count=observer_states,
            label=lambda number: ngettext("observer state", "observer states", number),
            url_name="observers:observers",
        )
    )
    add_figure(
        Figure(
            key="observer_organizations",
            order=30,
            count=observer_organizations,
            label=lambda number: ngettext("observer organization", "observer organizations", number),
            url_name="observers:observers",
        )
    )
