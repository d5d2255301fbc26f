"""A page read in both languages at once (`?view=both`): who asks for it, where it is offered, how it is made.

The page's template is rendered once in each language, with the same context; then the two are laid side by side
(columns.py). So a page shows in both what it shows in one: the same rows in the same order, the same day, the same
sources under the same numbers.
"""

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any

from django.http import HttpRequest
from django.utils.translation import override

from apps.core.columns import Column, in_columns
from apps.core.languages import active, other
from apps.core.parameters import VIEW

BOTH = "both"
"""What an address asks for it with; with another value it asks for the plain page."""

# The pages of things, and of texts about the whole.
PAGES = {
    "about:about",
    "about:goals",
    "about:history",
    "about:principles",
    "about:questions",
    "about:transformation",
    "bodies:body",
    "catalogue:area",
    "catalogue:dimension",
    "chairmanships:chairmanship",
    "documents:document",
    "home:accessibility",
    "home:legal",
    "news:article",
    "news:publication",
    "participants:organization",
    "participants:state",
    "sources:source",
    "timeline:event",
}

_rendering: ContextVar[bool] = ContextVar("rendered to stand beside the other language", default=False)


def is_asked(request: HttpRequest) -> bool:
    """Whether the reader goes through the portal in both languages, be it offered on this page or not."""
    return request.GET.get(VIEW) == BOTH


def is_offered(request: HttpRequest) -> bool:
    """Not where there is no such thing: only pages that answer as such name their template (pages.py)."""
    match = request.resolver_match
    return match is not None and match.view_name in PAGES and hasattr(request, "template")


def is_rendering() -> bool:
    """Whether what is rendered will stand beside the other language: then nothing is borrowed from that one."""
    return _rendering.get()


@contextmanager
def _beside_the_other(language: str) -> Iterator[None]:
    token = _rendering.set(True)
    try:
        with override(language):
            yield
    finally:
        _rendering.reset(token)


def rendered(render: Callable[[], str], texts: Iterable[Any]) -> str:
    """The page in the reader's language and the other one side by side. `texts` are the things that it is about: where
    all that know what their text in a language is (`version_in(language)`) say the same, it stands over the column."""
    columns = []
    for language in (active(), other(active())):
        with _beside_the_other(language):
            versions = {str(text.version_in(language)) for text in texts if hasattr(text, "version_in")}
            columns.append(Column(language, render(), versions.pop() if len(versions) == 1 else ""))
    return in_columns(*columns)
