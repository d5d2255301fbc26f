"""How the list of documents can be narrowed."""

import django_filters
from django.utils.translation import gettext_lazy as _

from apps.core.filters import ListFilter
from apps.documents.models import Document


def years():
    dates = Document.objects.published().exclude(adopted=None).values_list("adopted__counts_from__year", flat=True)
    return [(year, str(year)) for year in dates.distinct().order_by("-adopted__counts_from__year")]


class DocumentFilter(ListFilter):
    kind = django_filters.ChoiceFilter(label=_("Kind"), choices=Document.Kind.choices, empty_label=_("All kinds"))
    year = django_filters.ChoiceFilter(
        label=_("Year"), choices=years, empty_label=_("All years"), field_name="adopted__counts_from__year"
    )

    class Meta:
        model = Document
        fields = ["kind", "year"]
