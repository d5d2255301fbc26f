"""Lists that readers can narrow. A value that is not legal gives a message, and the list is shown without it."""

from django.core.paginator import Page, Paginator
from django.http import HttpRequest
from django_filters import FilterSet


class ListFilter(FilterSet):
    @property
    def is_filtered(self) -> bool:
        """Whether the reader asked for anything, legal or not."""
        return any(self.data.get(name) for name in self.filters)


def page_of(request: HttpRequest, items, size: int) -> Page:
    """The page of a long list that the address asks for; a number that is none of its pages gives the nearest."""
    return Paginator(items, size).get_page(request.GET.get("page"))
