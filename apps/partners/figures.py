"""How many partner organizations there are."""

from django.utils.translation import ngettext

from apps.core.registry import Figure, add_figure
from apps.partners.models import Partner


def register():
    add_figure(
        Figure(
            key="partners",
            order=40,
            count=lambda day: Partner.objects.published().on(day).count(),
            label=lambda number: ngettext("partner organization", "partner organizations", number),
            url_name="partners:partners",
        )
    )
