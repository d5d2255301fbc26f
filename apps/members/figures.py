"""How many member states there are."""

from django.utils.translation import ngettext

from apps.core.registry import Figure, add_figure
from apps.members.models import Member


def register():
    add_figure(
        Figure(
            key="members",
            order=10,
            count=lambda day: Member.objects.published().on(day).count(),
            label=lambda number: ngettext("member state", "member states", number),
            url_name="members:members",
        )
    )
