"""Long lists in pages, each of which names the next."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from rest_framework.exceptions import NotFound, ValidationError
from rest_framework.pagination import CursorPagination

LONGEST_KEY = 18  # digits: what the database can hold


class Pages(CursorPagination):
    """By key, so that nothing is missed or met twice while the content changes. Raises ValidationError."""

    ordering = "pk"
    page_size = 50
    max_page_size = 200
    page_size_query_param = "page_size"
    page_size_query_description = gettext_lazy("How many records a page has: 1 to 200; 50 unless told.")
    cursor_query_description = gettext_lazy("Where the page begins: take it from “next” or “previous”.")
    template = None

    def get_page_size(self, request):
        text = request.query_params.get(self.page_size_query_param, str(self.page_size))
        if text.isascii() and text.isdigit() and 1 <= int(text[:9]) <= self.max_page_size:
            return int(text)
        told = _("Give a number from 1 to %(most)s.") % {"most": self.max_page_size}
        raise ValidationError({self.page_size_query_param: [told]})

    def decode_cursor(self, request):
        try:
            cursor = super().decode_cursor(request)
        except NotFound:
            self._refuse()
        position = cursor and cursor.position
        if position is not None and not (position.isascii() and position.isdigit() and len(position) <= LONGEST_KEY):
            self._refuse()
        return cursor

    def _refuse(self):
        told = _("This is no place in the list. Take the whole address from “next” or “previous”.")
        raise ValidationError({self.cursor_query_param: [told]})

    def get_schema_operation_parameters(self, view):
        """As DRF's, with the bounds."""
        found = super().get_schema_operation_parameters(view)
        for parameter in found:
            if parameter["name"] == self.page_size_query_param:
                parameter["schema"] |= {"minimum": 1, "maximum": self.max_page_size, "default": self.page_size}
        return found

    def get_paginated_response_schema(self, schema):
        """As DRF's, with the descriptions and examples of ours."""
        found = super().get_paginated_response_schema(schema)
        for way in ("next", "previous"):
            found["properties"][way] = {"type": ["string", "null"], "format": "uri"}
        found["required"] = ["next", "previous", "results"]
        return found
