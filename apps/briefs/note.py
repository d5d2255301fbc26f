"""A briefing note as its parts, before it becomes a page or a PDF: mere text in one language, never markup."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Model
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from apps.briefs.marks import Marks
from apps.core.languages import active
from apps.core.templatetags.portal import address, in_either
from apps.sources.footnotes import Mark

NAMES = ("name", "title")  # the fields that name a record: they lead to its page


@dataclass(frozen=True)
class Item:
    """A short text with the marks of its sources. `lang` only where it is not in the language of the note."""

    text: str
    href: str = ""
    lang: str = ""
    marks: tuple[Mark, ...] = ()

    @property
    def gap(self) -> str:
        """What readers are told of a text that exists in the other language only."""
        return {"ru": _("in Russian only"), "en": _("in English only")}.get(self.lang, "")


@dataclass(frozen=True)
class Row:
    """A line of a note: what it is about, what is so, and what else belongs to it."""

    label: str
    items: list[Item]
    about: list[Item] = field(default_factory=list)


@dataclass(frozen=True)
class Part:
    """A headed group of lines; `more` says how many others there are that the note has no room for."""

    title: str
    rows: list[Row]
    more: str = ""


@dataclass(frozen=True)
class SourceLine:
    """What a mark leads to: the number, the source, who published it and when."""

    number: str
    title: Item
    about: str = ""


@dataclass(frozen=True)
class Note:
    """One note in one language."""

    language: str
    kicker: str
    title: Item
    lead: Item | None
    as_of: str
    parts: list[Part]
    address: str


@dataclass(frozen=True)
class Sheet:
    """The notes on one thing, in one language or in both, and the sources of all, in the language of the first."""

    notes: list[Note]
    sources: list[SourceLine]


class Pen:
    """Writes the lines of a note in the active language, at most `limit` in each part."""

    def __init__(self, marks: Marks, limit: int):
        self.marks = marks
        self.limit = limit

    def item(self, record: Any, name: str, *cited: Any) -> Item:
        """A text of a record; of the facts `cited`, the sources: of the record's own, or of the one that stands first.

        `item(state, "name", "name")`, `item(placement.area, "name", placement, "start")`.
        """
        text, language = in_either(record, name)
        of = (record, *cited) if cited and isinstance(cited[0], str) else cited
        href = address(record) if name in NAMES and _has_page(record) else ""
        return Item(str(text), href, _other(language), self._marks(*of))

    def say(self, words: object, *cited: Any) -> Item:
        """Words of the portal's own, such as a date, with the sources of the facts of the record that stands first."""
        return Item(str(words), marks=self._marks(*cited))

    def _marks(self, *cited: Any) -> tuple[Mark, ...]:
        return tuple(self.marks.of(*cited)) if cited else ()

    def part(self, title: str, records: Iterable[Any], write: Callable[["Pen", Any], Row]) -> Part | None:
        """The part that `write` makes of the records, as many as there is room for; None without any."""
        found = list(records)
        kept = found if len(found) <= self.limit + 1 else found[: self.limit]
        if not kept:
            return None
        left = len(found) - len(kept)
        more = ngettext("and %(number)s more", "and %(number)s more", left) % {"number": left} if left else ""
        return Part(title, [write(self, record) for record in kept], more)


def _has_page(record: Model) -> bool:
    return hasattr(record, "get_absolute_url") and getattr(record, "has_own_page", True)


def _other(language: str) -> str:
    return "" if language == active() else language
