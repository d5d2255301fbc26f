"""What there is to take away: how many records of each kind, and pages in other forms."""

from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Value
from django.utils.translation import gettext_lazy as _

from apps.core.addresses import address_of
from apps.opendata.codebook import Chapter, chapters
from apps.opendata.forms import FORMS
from apps.opendata.records.kinds import KINDS
from apps.opendata.suffixes import in_form

PAGES = {
    "json": (
        "members:members",
        _("all that the page shows, with sources and periods, in both languages at once; every page has it"),
    ),
    "csv": (
        "documents:documents",
        _("the whole list as a table, all its pages at once; “?bom=1” helps Excel to read it"),
    ),
    "jsonld": (
        "chairmanships:chairmanships",
        _("the same in the words of schema.org, for linked data; every page has it"),
    ),
    "atom": ("news:news", _("what is new, to be followed")),
    "ics": (
        "timeline:timeline",
        _("all meetings or those of one body, to subscribe to; each event alone"),
    ),
    "bib": ("chronicle:growth", _("the reference to the page, for BibTeX; every page has it")),
    "ris": ("chronicle:growth", _("the same for other programs that keep references")),
}
"""By suffix, a page that has the form, and what it gives."""


@dataclass(frozen=True)
class Shelf:
    """The records of a kind: `chapter` says what they are, `number` how many there are."""

    chapter: Chapter
    number: int


@dataclass(frozen=True)
class Suffix:
    """A form of pages, by the suffix of their addresses."""

    suffix: str
    name: Any
    meaning: Any
    example: str


def shelves() -> list[Shelf]:
    """All kinds with the number of their records, counted in one query."""
    counts = [
        kind.published().order_by().annotate(counted=Value(name)).values_list("counted").annotate(Count("pk"))
        for name, kind in KINDS.items()
    ]
    numbers: dict[str, int] = dict(counts[0].union(*counts[1:], all=True))
    return [Shelf(chapter, numbers.get(chapter.kind, 0)) for chapter in chapters()]


def suffixes() -> list[Suffix]:
    """The forms in which pages can be had, each with an example."""
    return [
        Suffix(suffix, form.name, PAGES[suffix][1], in_form(address_of(PAGES[suffix][0]), suffix))
        for suffix, form in FORMS.items()
    ]
