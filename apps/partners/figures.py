"""How many partner organizations there are."""

import datetime

from django.utils.translation import ngettext

from apps.core.registry import Figure, add_figure
from apps.partners.models import Partner


def partners(day: datetime.date) -> int:
    return Partner.objects.published().on(day).count()


def register():
    add_figure(
        Figure(
            key="partners",
            order=40,
            count=partners,
            label=lambda number: ngettext("partner organization", "partner organizations", number),
            url_name="partners:partners",
        )
    )
