"""How the news can be narrowed."""

import django_filters
from django.utils.translation import gettext_lazy as _

from apps.core.filters import ListFilter
from apps.news.models import Article


def years():
    return [(year, str(year)) for year in Article.objects.published().years()]


class ArticleFilter(ListFilter):
    kind = django_filters.ChoiceFilter(label=_("Kind"), choices=Article.Kind.choices, empty_label=_("All kinds"))
    year = django_filters.ChoiceFilter(
        label=_("Year"), choices=years, empty_label=_("All years"), field_name="dated__counts_from__year"
    )

    class Meta:
        model = Article
        fields = ["kind", "year"]
