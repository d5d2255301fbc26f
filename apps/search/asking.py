"""Asks the index: what is found, in which order, and how much of each kind. At most three queries a search."""

from dataclasses import dataclass, field

from django.utils.safestring import SafeString

from apps.search.query import Query

PAGE = 20
"""So many hits stand on a page."""


@dataclass(frozen=True)
class Hit:
    """Something found, in the reader's language where it has that."""

    title: str
    url: str
    kind: str
    """A value of Entry.Kind."""
    kind_label: str
    language: str
    """In which language it stands: the reader's, or the other if the words were found only there."""
    title_language: str
    passage: SafeString
    """Where the words stand, each in <mark>; else how its text begins. "" where it has none."""
    when: str
    """Its days in words, in the reader's language."""
    standing: str
    """A value of Entry.Standing: "", "current", "former", "planned"."""
    formerly: str = ""
    """The former name by which it was found."""


@dataclass(frozen=True)
class Choice:
    """A value of a filter, and how many hits it would leave."""

    value: str
    label: str
    number: int


@dataclass(frozen=True)
class Near:
    """A name like what was typed, and the page of what bears it."""

    title: str
    url: str
    kind: str
    kind_label: str


@dataclass(frozen=True)
class Found:
    total: int = 0
    page: int = 1
    pages: int = 1
    hits: list[Hit] = field(default_factory=list)
    kinds: list[Choice] = field(default_factory=list)
    years: list[Choice] = field(default_factory=list)
    statuses: list[Choice] = field(default_factory=list)
    shown_for: str = ""
    """What was searched for instead, if nothing has the words as they were typed."""
    nearest: list[Near] = field(default_factory=list)
    """Only where nothing is found."""


def ask(
    query: Query, *, kind: str = "", year: int | None = None, status: str = "", sort: str = "relevance", page: int = 1
) -> Found:
    """The hits for a question, for readers of the active language. Values of filters that are none change nothing.

    `sort` is "relevance" or "date", latest first; a page beyond the last is the last.
    """
    return Found()


def suggest(text: str, limit: int = 8) -> list[Near]:
    """Names that begin like what was typed so far, or have a word that does; those of states first."""
    return []
