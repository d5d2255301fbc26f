"""Addresses of pages: remembered, for every line of a list leads somewhere, and Django works each out anew."""

from functools import lru_cache
from typing import Any

from django.conf import settings
from django.http import QueryDict
from django.urls import reverse
from django.utils.translation import override

from apps.core.languages import LANGUAGES, active


def address_of(url_name: str, *args: Any) -> str:
    """The address of a page in the page's language. Raises NoReverseMatch where there is no such page."""
    return _address(active(), url_name, args)


@lru_cache(maxsize=10_000)  # a few times as many as there are pages
def _address(language: str, url_name: str, args: tuple) -> str:
    with override(language):
        return reverse(url_name, args=args)


def in_language(path: str, language: str) -> str:
    """The same page in that language; for an address that leads nowhere, its counterpart that leads nowhere too."""
    first, slash, rest = path.removeprefix("/").partition("/")
    return f"/{language}{slash}{rest}" if first in LANGUAGES else f"/{language}/"


def absolute(path: str) -> str:
    """The whole address of a path of this site."""
    return path if "://" in path else f"{settings.SITE_URL}/{path.lstrip('/')}"


def with_query(address: str, query: QueryDict | str) -> str:
    """The address that asks for that as well."""
    written = query if isinstance(query, str) else query.urlencode()
    if not written:
        return address
    return f"{address}{'&' if '?' in address else '?'}{written}"
