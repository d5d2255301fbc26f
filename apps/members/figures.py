"""How many member states there are."""

import datetime

from django.utils.translation import ngettext

from apps.core.registry import Figure, add_figure
from apps.members.models import Member


def members(day: datetime.date) -> int:
    return Member.objects.published().on(day).count()


def register():
    add_figure(
        Figure(
            key="members",
            order=10,
            count=members,
            label=lambda number: ngettext("member state", "member states", number),
            url_name="members:members",
        )
    )
