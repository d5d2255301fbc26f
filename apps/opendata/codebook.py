"""The codebook: what each kind of record is, and what each of its fields means. Made of the serializers."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override, pgettext, pgettext_lazy

from apps.core.languages import LANGUAGES, active
from apps.opendata.records import fields
from apps.opendata.records.identity import kind_of
from apps.opendata.records.kinds import KINDS, Kind

MEANINGS = {
    "states": _("A state that takes or took part in CICA, whatever its status."),
    "organizations": _("An organization that is or was an observer, a partner or a participant."),
    "places": _("A city in which something takes place or somebody has their seat."),
    "former-names": _("A name that a state, organization or place bore in another time."),
    "participations": _("That a state or an organization holds a status over a period."),
    "events": _("A meeting, an accession, an adoption or another day that counts in the life of CICA."),
    "documents": _("A text adopted, signed or approved within CICA."),
    "bodies": _("A governing, working, advisory or administrative body."),
    "meeting-rules": _("How often a body meets, as laid down for a period."),
    "sessions": _("An event as the numbered session of a body."),
    "offices": _("A post, such as that of the Secretary General, for as long as it exists."),
    "holders": _("A person who holds an office for a term."),
    "chairmanships": _("A state’s term in the chair of CICA."),
    "priorities": _("A priority or a line of work that a chairmanship set itself."),
    "officials": _("A person who spoke for the chair: a head of state, a minister, a chair of a committee."),
    "editions": _("The Catalogue of confidence building measures as adopted or updated at one time."),
    "dimensions": _("One of the dimensions into which the areas fall."),
    "areas": _("A priority area of cooperation."),
    "placements": _("That an area stands in a dimension over a period."),
    "coordinations": _("That a state coordinates or co-coordinates an area over a period."),
    "measures": _("A measure of the Catalogue, in our own words."),
    "principles": _("A principle of the Declaration of 14 September 1999."),
    "goals": _("A goal of CICA."),
    "milestones": _("A milestone of the Road Map for CICA Transformation."),
    "questionnaires": _("A paper of questions and answers."),
    "questions": _("A question and its answer."),
    "contacts": _("A way to reach the Secretariat, or one of its channels."),
    "texts": _("A standing text of the portal."),
    "articles": _("A piece of news, a speech or an announcement."),
    "publications": _("A book, article or report about CICA by others, with a summary in our own words."),
    "sources": _("A paper, page or report that states facts."),
    "citations": _("That a source states, implies or denies a fact of a record, or that no source is known for it."),
}
"""What a record of each kind is."""

OF_ALL = ("id", "kind", "url", "slug", "citations", "sourcing", "languages", "withdrawn", "updated_at")
OF_PERIODS = ("start", "end", "is_planned", "is_end_planned", "is_current")
"""The fields that mean the same in almost every kind that has them."""

TYPES = {
    fields.Bilingual: _("text in both languages"),
    fields.Words: _("text in both languages"),
    fields.Partial: _("day as far as it is known"),
    fields.Coded: _("one of the codes"),
    fields.Whichever: _("another record"),
    fields.RelatedMany: _("other records"),
    fields.File: _("address of a file"),
}
JSON_TYPES = {
    "boolean": _("true or false"),
    "integer": _("whole number"),
    "number": pgettext_lazy("type of data", "number"),
    "array": pgettext_lazy("type of data", "list"),
    "object": _("object"),
}
FORMATS = {"date": _("day"), "date-time": _("moment"), "uri": _("address")}


@dataclass(frozen=True)
class Entry:
    """A field of a kind, in the active language: its type and meaning in words, its codes with their names.

    `columns` are the names of the columns that it makes in a table, "" where they are but its own.
    """

    name: str
    type: str
    meaning: str
    codes: list[tuple[str, str]]
    columns: str


@dataclass(frozen=True)
class Chapter:
    """A kind of record, in the active language."""

    kind: str
    name: str
    meaning: str
    entries: list[Entry]

    @property
    def own(self) -> list[Entry]:
        """The fields that not all have, or that mean something else here."""
        known = shared((*OF_ALL, *OF_PERIODS))
        return [entry for entry in self.entries if entry not in known]

    @property
    def caption_id(self) -> str:
        return f"{self.kind}-fields"


def name_of(kind: Kind) -> dict[str, str]:
    """What the records of a kind are called, in both languages."""
    names = {}
    for language in LANGUAGES:
        with override(language):
            names[language] = capfirst(str(kind.model._meta.verbose_name_plural))
    return names


def meaning_of(kind: Kind) -> dict[str, str]:
    """What a record of a kind is, in both languages."""
    return {language: _chapter(kind, language).meaning for language in LANGUAGES}


def chapters() -> list[Chapter]:
    """The codebook in the page's language."""
    return _chapters(active())


@lru_cache(maxsize=len(LANGUAGES))  # it changes with the program alone
def _chapters(language: str) -> list[Chapter]:
    with override(language):
        return [
            Chapter(name, name_of(kind)[language], str(MEANINGS[name]), list(_entries(kind.serializer().fields)))
            for name, kind in KINDS.items()
        ]


def _entries(found: dict[str, Any]) -> Iterator[Entry]:
    for name, field in found.items():
        columns = ", ".join(field.columns())
        yield Entry(name, _type(field), capfirst(field.meaning), _codes(field), columns if columns != name else "")


def _type(field: Any) -> str:
    if found := next((words for kind, words in TYPES.items() if isinstance(field, kind)), None):
        return str(found)
    schema = field.schema
    return str(
        FORMATS.get(schema.get("format")) or JSON_TYPES.get(schema.get("type")) or pgettext("type of data", "text")
    )


def _codes(field: Any) -> list[tuple[str, str]]:
    if not isinstance(field, fields.Coded):
        return []
    return [(code, str(label)) for code, label in field.column.flatchoices if code]


def shared(names: tuple[str, ...]) -> list[Entry]:
    """Those fields, which mean the same in every kind, in the page's language."""
    known: dict[str, Entry] = {}
    for entry in (entry for chapter in chapters() for entry in chapter.entries):
        known.setdefault(entry.name, entry)
    return [known[name] for name in names]


def in_both() -> Iterator[tuple[str, dict[str, Entry]]]:
    """Each field of each kind: the kind, and the field in both languages."""
    for books in zip(*(_chapters(language) for language in LANGUAGES), strict=True):
        for entries in zip(*(chapter.entries for chapter in books), strict=True):
            yield books[0].kind, dict(zip(LANGUAGES, entries, strict=True))


# --- the columns of tables


@dataclass(frozen=True)
class Column:
    """A column of the table of a kind. `leads_to` is the kind whose `id` it names, "" for none."""

    name: str
    schema: dict[str, Any]
    meaning: dict[str, str]
    leads_to: str = ""


@lru_cache(maxsize=len(KINDS))
def columns_of(kind: Kind) -> list[Column]:
    """The columns of its table, in order."""
    meanings = {language: _meanings(kind, language) for language in LANGUAGES}
    return [
        Column(name, schema, {language: meanings[language][field] for language in LANGUAGES}, _leads_to(made, name))
        for field, made in kind.serializer().fields.items()
        for name, schema in zip(made.columns(), made.column_schemas(), strict=True)
    ]


def _meanings(kind: Kind, language: str) -> dict[str, str]:
    return {entry.name: entry.meaning for entry in _chapter(kind, language).entries}


def _chapter(kind: Kind, language: str) -> Chapter:
    return next(chapter for chapter in _chapters(language) if chapter.kind == kind.name)


def _leads_to(field: Any, column: str) -> str:
    if not isinstance(field, fields.Related) or not column.endswith("_id"):
        return ""
    return kind_of(field.parent.Meta.model._meta.get_field(field.source).related_model)
