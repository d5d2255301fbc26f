"""How the list of bodies can be narrowed."""

import django_filters
from django.utils.translation import gettext_lazy as _

from apps.bodies.models import Body
from apps.core.filters import ListFilter


class BodyFilter(ListFilter):
    kind = django_filters.ChoiceFilter(label=_("Kind"), choices=Body.Kind.choices, empty_label=_("All kinds"))

    class Meta:
        model = Body
        fields = ["kind"]
