"""What values look like in data (JSON Schema 2020-12)."""

from collections.abc import Iterable
from typing import Any

from apps.core.languages import LANGUAGES

Schema = dict[str, Any]


def nullable(schema: Schema) -> Schema:
    """What has that schema, or is null."""
    if isinstance(schema.get("type"), str) and "enum" not in schema:
        return {**schema, "type": [schema["type"], "null"]}
    return {"anyOf": [schema, {"type": "null"}]}


def closed(properties: dict[str, Schema], optional: tuple[str, ...] = ()) -> Schema:
    """An object with these properties and no others."""
    required = [name for name in properties if name not in optional]
    return {"type": "object", "properties": properties, "required": required, "additionalProperties": False}


def several(schema: Schema) -> Schema:
    """A list of what has that schema."""
    return {"type": "array", "items": schema}


def keyed(schema: Schema) -> Schema:
    """An object whose values, under whatever names, have that schema."""
    return {"type": "object", "additionalProperties": schema}


def one_of(codes: Iterable[str]) -> Schema:
    return {"type": "string", "enum": list(codes)}


def in_both(schema: Schema) -> Schema:
    """The same in both languages, null in one in which it does not stand."""
    return closed(dict.fromkeys(LANGUAGES, nullable(schema)))


TEXT: Schema = {"type": "string"}
DAY: Schema = {"type": "string", "format": "date"}
MOMENT: Schema = {"type": "string", "format": "date-time"}
ADDRESS: Schema = {"type": "string", "format": "uri"}
NUMBER: Schema = {"type": "integer"}
TRUTH: Schema = {"type": "boolean"}
WORDS = in_both(TEXT)
URLS = closed(dict.fromkeys(LANGUAGES, ADDRESS))
REFERENCE = closed({"id": ADDRESS, "kind": TEXT, "name": WORDS})
