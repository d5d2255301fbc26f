"""What the pages on data show, as data themselves."""

from typing import Any, NamedTuple

from django.urls import reverse

from apps.core.addresses import absolute
from apps.core.languages import LANGUAGES
from apps.opendata.codebook import Entry, in_both, meaning_of, name_of
from apps.opendata.records.fields import Plain, Words, Worked
from apps.opendata.records.kinds import KINDS
from apps.opendata.records.rows import RowSerializer
from apps.opendata.records.shapes import ADDRESS, NUMBER, TEXT, several


class ShelfSerializer(RowSerializer):
    """A kind of record, and how many records there are."""

    kind = Plain(may_be_missing=False, source="chapter.kind")
    name = Words(lambda shelf, language: name_of(KINDS[shelf.chapter.kind])[language])
    meaning = Words(lambda shelf, language: meaning_of(KINDS[shelf.chapter.kind])[language])
    number = Plain(NUMBER, may_be_missing=False)
    address = Worked(ADDRESS, lambda shelf, _prepared: address_of_list(shelf.chapter.kind))


class Field(NamedTuple):
    """A field of a kind, by language."""

    kind: str
    entries: dict[str, Entry]

    @property
    def entry(self) -> Entry:
        """What is the same in every language."""
        return self.entries[LANGUAGES[0]]


class FieldSerializer(RowSerializer):
    """A field of a kind: the codebook's line."""

    kind = Plain(may_be_missing=False)
    field = Plain(may_be_missing=False, source="entry.name")
    columns = Worked(TEXT, lambda field, _prepared: field.entry.columns or field.entry.name)
    type = Words(lambda field, language: field.entries[language].type)
    meaning = Words(lambda field, language: field.entries[language].meaning)
    codes = Worked(
        TEXT, lambda field, _prepared: " ".join(code for code, _name in field.entry.codes) or None,
        may_be_missing=True,
    )  # fmt: skip


class ListSerializer(RowSerializer):
    """A list of the API with its filters."""

    kind = Worked(TEXT, lambda found, _prepared: found["kind"])
    address = Worked(ADDRESS, lambda found, _prepared: address_of_list(found["kind"]))
    filters = Worked(
        several(TEXT),
        lambda found, _prepared: [each["name"] for each in found["filters"]],
    )


def address_of_list(kind: str) -> str:
    return absolute(reverse(f"api:{kind}-list"))


def fields(_context: Any = None) -> list[Field]:
    """All lines of the codebook."""
    return [Field(kind, entries) for kind, entries in in_both()]
