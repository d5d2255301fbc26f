"""Parameters of an address that make no other page of it: they say how and when it is read, not what it shows."""

from typing import Any

from django.http import QueryDict

from apps.core.addresses import with_query

SEEN = "seen"
"""When the page was cited (apps/citing)."""
VIEW = "view"
"""In which languages it is read (side_by_side.py)."""
BOM = "bom"
"""With which mark a file of it begins (apps/opendata/forms.py)."""

OF_READING = (SEEN, VIEW, BOM)


def page_asked(request: Any) -> str:
    """The address that was asked for, without them."""
    return with_query(request.path, asked_of_page(request))


def asked_of_page(request: Any) -> QueryDict:
    """What was asked for, without them."""
    return _parted(request, are_of_reading=False)


def read_alike(request: Any, address: str) -> str:
    """The address of the page to which a reader is led on, with those that were asked for."""
    return with_query(address, _parted(request, are_of_reading=True))


def _parted(request: Any, *, are_of_reading: bool) -> QueryDict:
    query = request.GET.copy()
    for name in request.GET:
        if (name in OF_READING) != are_of_reading:
            del query[name]
    return query
