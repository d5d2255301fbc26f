"""How the value of a field stands in data: in both languages, with days known in part, and never what is not public.

Each field knows its JSON Schema, and the columns and cells that it makes in a table.
"""

import datetime
import json
from collections.abc import Callable, Iterable
from functools import lru_cache
from typing import Any, cast

from django.db import models
from django.utils import timezone
from django.utils.encoding import force_str
from django.utils.translation import override
from rest_framework import serializers

from apps.core.addresses import absolute
from apps.core.dates import PartialDate, precision
from apps.core.fields import PartialDateField, RichTextField
from apps.core.forms import bilingual_fields, takes_tokens
from apps.core.languages import LANGUAGES
from apps.core.templatetags.portal import sanitized
from apps.core.tokens import fill
from apps.opendata.records.identity import is_public, reference_of, texts_of
from apps.opendata.records.shapes import (
    ADDRESS,
    DAY,
    MOMENT,
    NUMBER,
    REFERENCE,
    TEXT,
    TRUTH,
    WORDS,
    Schema,
    closed,
    in_both,
    nullable,
    one_of,
    several,
)

Cells = list[Any]


class RecordField(serializers.Field):
    """A value to be read. `schema` is what it looks like in JSON when it is there."""

    schema: Schema = {}
    may_be_missing = True

    def __init__(self, **kwargs):
        super().__init__(read_only=True, **kwargs)

    @property
    def meaning(self) -> str:
        """What it means, in the active language; "" where nobody says so."""
        return ". ".join(filter(None, (force_str(self.label or ""), force_str(self.help_text or "").rstrip("."))))

    @property
    def json_schema(self) -> Schema:
        """With null where it may be missing, and with what it means."""
        schema = nullable(self.schema) if self.may_be_missing else dict(self.schema)
        return {**schema, "description": self.meaning} if self.meaning else schema

    def columns(self) -> list[str]:
        """The names of its columns in a table."""
        return [str(self.field_name)]

    def column_schemas(self) -> list[Schema]:
        """Of each column, what stands in its cells."""
        return [self.schema]

    def cells(self, value: Any) -> Cells:
        """The value in JSON, as it stands in these columns; None for an empty cell."""
        return [value]


class Plain(RecordField):
    """A text in one language, a number, a truth, a day or a moment."""

    def __init__(self, schema: Schema = TEXT, may_be_missing: bool = True, **kwargs):
        self.schema, self.may_be_missing = schema, may_be_missing
        super().__init__(**kwargs)

    def to_representation(self, value):
        match value:
            case datetime.datetime():
                return timezone.localtime(value).isoformat(timespec="seconds")
            case datetime.date():
                return value.isoformat()
            case datetime.time():
                return value.isoformat("minutes")
            case bool() | int():
                return value
        return float(value) if self.schema["type"] == "number" else str(value) or None


class InLanguages(RecordField):
    """A value in each language; each has a column of its own, in which stands what has the schema of a `cell`."""

    cell: Schema = TEXT

    def columns(self):
        return [f"{self.field_name}_{language}" for language in LANGUAGES]

    def column_schemas(self):
        return [self.cell for _language in LANGUAGES]

    def cells(self, value):
        return [value and value[language] for language in LANGUAGES]


class Bilingual(InLanguages):
    """A text in both languages; null where it does not stand in one: never borrowed from the other."""

    may_be_missing = False

    def __init__(self, column: models.Field, **kwargs):
        self.name, self.is_html, self.has_tokens = column.name, isinstance(column, RichTextField), False
        if name := next(iter(bilingual_fields(column.model).get(column.name, ())), None):
            self.has_tokens = takes_tokens(cast(models.Field, column.model._meta.get_field(name)))
        self.schema = in_both({**TEXT, "contentMediaType": "text/html"} if self.is_html else TEXT)
        super().__init__(source="*", **kwargs)

    def to_representation(self, record):
        return {language: self._text(record, language, text) for language, text in texts_of(record, self.name).items()}

    def _text(self, record, language: str, text: str | None) -> str | None:
        if text and self.has_tokens:
            text = fill(text, record, language, is_html=self.is_html)
        return str(sanitized(text)) if text and self.is_html else text


class Words(InLanguages):
    """Words in both languages that the record works out itself: `words(record, language)`."""

    schema, may_be_missing = WORDS, False

    def __init__(self, words, **kwargs):
        self.words = words
        super().__init__(source="*", **kwargs)

    def to_representation(self, record):
        return {language: self.words(record, language) for language in LANGUAGES}


class Partial(RecordField):
    """A day as far as it is known: the earliest and the latest that it may be; null for a side that nobody knows."""

    schema = closed(
        {
            "earliest": nullable(DAY),
            "latest": nullable(DAY),
            "precision": {"enum": ["day", "month", "year", None]},
        }
    )

    def to_representation(self, value: PartialDate):
        known = precision(value.earliest, value.latest) if value.earliest and value.latest else ""
        return {
            "earliest": value.earliest and value.earliest.isoformat(),
            "latest": value.latest and value.latest.isoformat(),
            "precision": known or None,
        }

    def columns(self):
        return [f"{self.field_name}_earliest", f"{self.field_name}_latest"]

    def column_schemas(self):
        return [DAY, DAY]

    def cells(self, value):
        return [value and value["earliest"], value and value["latest"]]


class Coded(RecordField):
    """One of a few values: its code, and its name in both languages."""

    def __init__(self, column: models.Field, **kwargs):
        self.column = column
        codes = [code for code, _label in column.flatchoices if code]
        self.schema = closed({"code": one_of(codes), "name": WORDS})
        super().__init__(**kwargs)

    def to_representation(self, code):
        return {"code": code, "name": name_of_choice(self.column.flatchoices, code)} if code else None

    def columns(self):
        return [str(self.field_name)]

    def column_schemas(self):
        return [self.schema["properties"]["code"]]

    def cells(self, value):
        return [value and value["code"]]


class Choice(Coded):
    """The same of a value that no column holds."""

    may_be_missing = False

    def __init__(self, choices: type[models.TextChoices], **kwargs):
        RecordField.__init__(self, **kwargs)
        self.choices = choices
        self.schema = closed({"code": one_of(choices.values), "name": WORDS})

    def to_representation(self, code):
        return {"code": str(code), "name": name_of_choice(self.choices.choices, code)}


def name_of_choice(choices: Iterable[tuple[Any, Any]], code: str) -> dict[str, str]:
    """The name of a choice in both languages."""
    label = dict(choices).get(code, code)
    return {language: in_language(label, language) for language in LANGUAGES}


@lru_cache(maxsize=1000)  # a few times as many as there are
def in_language(words: Any, language: str) -> str:
    """Words of the interface in that language."""
    with override(language):
        return str(words)


class Whichever(RecordField):
    """A record of whatever kind: who it is and what it is called on the day shown; null where readers cannot see it."""

    schema = REFERENCE

    def get_attribute(self, instance):
        thing = super().get_attribute(instance)
        return thing if thing is not None and is_public(thing) else None

    def to_representation(self, thing):
        return reference_of(thing)

    def columns(self):
        return [f"{self.field_name}_id", *(f"{self.field_name}_name_{language}" for language in LANGUAGES)]

    def column_schemas(self):
        return [ADDRESS, *(TEXT for _language in LANGUAGES)]

    def cells(self, value):
        return [value["id"], *(value["name"][language] for language in LANGUAGES)] if value else [None, None, None]


class Related(Whichever):
    """One that a relation of the model leads to: always of the same kind."""


class RelatedMany(RecordField):
    """Other things, without those that readers cannot see."""

    schema = several(REFERENCE)
    may_be_missing = False

    def to_representation(self, things):
        return [reference_of(thing) for thing in things.all() if is_public(thing)]

    def column_schemas(self):
        return [TEXT]

    def cells(self, value):
        return [" ".join(thing["id"] for thing in value) or None]


class File(RecordField):
    """The address of a file."""

    schema = ADDRESS

    def to_representation(self, file):
        return absolute(file.url) if file else None


class Worked(RecordField):
    """What is worked out of the record: `find(record, prepared)`; one that is `nested` has one cell, in JSON."""

    def __init__(self, schema: Schema, find, *, may_be_missing: bool = False, in_tables: bool = True, **kwargs):
        self.schema, self.find, self.may_be_missing, self.in_tables = schema, find, may_be_missing, in_tables
        super().__init__(source="*", **kwargs)

    def to_representation(self, record):
        return self.find(record, self.context["prepared"])

    def columns(self):
        return super().columns() if self.in_tables else []

    def column_schemas(self):
        return super().column_schemas() if self.in_tables else []

    def cells(self, value):
        if not self.in_tables:
            return []
        return [json.dumps(value, ensure_ascii=False) if isinstance(value, dict | list) else value]


PLAIN: dict[type[models.Field], Schema] = {
    models.BooleanField: TRUTH,
    models.IntegerField: NUMBER,
    models.PositiveSmallIntegerField: NUMBER,
    models.DecimalField: {"type": "number"},
    models.DateField: DAY,
    models.DateTimeField: MOMENT,
    models.TimeField: {"type": "string", "pattern": r"^\d\d:\d\d$"},
    models.URLField: ADDRESS,
}


KINDS: tuple[tuple[type[RecordField], Callable[[Any], bool]], ...] = (
    (Partial, lambda column: isinstance(column, PartialDateField)),
    (RelatedMany, lambda column: column.many_to_many),
    (Related, lambda column: column.many_to_one),
    (File, lambda column: isinstance(column, models.FileField)),
)


def field_for(model: type[models.Model], name: str) -> RecordField:
    """The field that shows a column or relation of a model. Raises FieldDoesNotExist."""
    column: Any = model._meta.get_field(name)
    said = {"label": column.verbose_name, "help_text": column.help_text or None}
    if name in bilingual_fields(model):
        return Bilingual(column, **said)
    if column.choices:
        return Coded(column, **said)
    if kind := next((kind for kind, fits in KINDS if fits(column)), None):
        return kind(**said)
    return Plain(PLAIN.get(type(column), TEXT), may_be_missing=not isinstance(column, models.BooleanField), **said)
