"""How the list of member states can be narrowed."""

import django_filters
from django.utils.translation import gettext_lazy as _

from apps.catalogue.models import Area
from apps.core.day import shown
from apps.core.filters import ListFilter
from apps.core.languages import alphabetical
from apps.core.periods import covers
from apps.members.models import Member

ACCESSION_YEARS = [
    ("1999-2001", "1999–2001"),
    ("2002-2010", "2002–2010"),
    ("2011-2020", "2011–2020"),
    ("2021-2100", _("since 2021")),
]


def areas(request):
    return Area.objects.published().order_by(*alphabetical("name"))


class MemberFilter(ListFilter):
    joined = django_filters.ChoiceFilter(
        label=_("Joined"), choices=ACCESSION_YEARS, empty_label=_("At any time"), method="joined_in"
    )
    area = django_filters.ModelChoiceFilter(
        label=_("Coordinates the area"),
        queryset=areas,
        to_field_name="slug",
        empty_label=_("Any or none"),
        method="coordinates",
    )

    class Meta:
        model = Member
        fields = ["joined", "area"]

    def joined_in(self, members, name, value):
        first, last = value.split("-")
        return members.filter(start__counts_from__year__range=(first, last))

    def coordinates(self, members, name, area):
        return members.filter(covers(shown(), "state__coordinations__"), state__coordinations__area=area).distinct()
