"""How the list of sources can be narrowed."""

import django_filters
from django.utils.translation import gettext_lazy as _

from apps.core.filters import ListFilter
from apps.sources.models import Source


class SourceFilter(ListFilter):
    grade = django_filters.ChoiceFilter(label=_("Grade"), choices=Source.Grade.choices, empty_label=_("All grades"))
    language = django_filters.ChoiceFilter(
        label=_("Language"), choices=Source.Language.choices, empty_label=_("All languages")
    )

    class Meta:
        model = Source
        fields = ["grade", "language"]
