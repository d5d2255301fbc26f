"""The JSON Schema (2020-12) of the data of pages: one envelope, and each kind of record. Made of the serializers."""

from functools import cache
from typing import Any

from django.utils.translation import override

from apps.core.addresses import absolute
from apps.core.languages import LANGUAGES
from apps.opendata.contents import CONTENTS
from apps.opendata.pages import ADDITIONS, SCHEMA
from apps.opendata.records.kinds import KINDS
from apps.opendata.records.shapes import ADDRESS, DAY, TEXT, URLS, Schema, closed, nullable, several

DIALECT = "https://json-schema.org/draft/2020-12/schema"


@cache
def page_schema() -> dict[str, Any]:
    """Of whatever page; its words are English."""
    with override(LANGUAGES[0]):
        records = {name: kind.serializer.json_schema() for name, kind in KINDS.items()}
        contents = _contents() | {name: addition.schema for name, addition in ADDITIONS.items()}
    return {
        "$schema": DIALECT,
        "$id": absolute(SCHEMA),
        "title": "A page of the CICA portal as data",
        **_envelope(contents),
        "$defs": {f"record-{name}": record for name, record in records.items()},
    }


def _envelope(contents: dict[str, Schema]) -> Schema:
    return closed(
        {
            "$schema": ADDRESS,
            "id": {**ADDRESS, "description": "The address of the page without a language: it stays."},
            "url": {**URLS, "description": "The page in each language, for the same day and filters."},
            "page": {**TEXT, "description": "What page it is: one word for all pages of its kind."},
            "day": {**DAY, "description": "The day that the page shows."},
            "licence": {**ADDRESS, "description": "On what terms the data may be used."},
            "problems": {
                **several(TEXT),
                "description": "What was asked but is not legal or cannot be told; it counts as not asked. In words.",
            },
            "record": {
                **nullable({"oneOf": [_record(name) for name in KINDS]}),
                "description": "What the page is about; null for lists.",
            },
            "records": {
                **closed({name: several(_record(name)) for name in KINDS}, optional=tuple(KINDS)),
                "description": "All other records that it shows, by kind.",
            },
            **contents,
        },
        optional=tuple(contents),
    )


def _record(name: str) -> Schema:
    return {"$ref": f"#/$defs/record-{name}"}


def _contents() -> dict[str, Schema]:
    """What pages tell besides records, by the name that it has."""
    found: dict[str, list[Schema]] = {}
    for content in CONTENTS.values():
        row = content.serializer.json_schema()
        if row not in found.setdefault(content.name, []):
            found[content.name].append(row)
    return {name: several({"anyOf": rows}) for name, rows in found.items()}
