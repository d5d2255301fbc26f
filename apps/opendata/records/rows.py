"""A row of data that is no record: named fields that know their JSON Schema and their columns in a table."""

from typing import Any

from rest_framework import serializers

from apps.opendata.records.shapes import Schema, closed


class RowSerializer(serializers.Serializer):
    """A row; `context["prepared"]` has what was brought together for all records of the page."""

    @classmethod
    def json_schema(cls) -> Schema:
        return closed({name: field.json_schema for name, field in cls().fields.items()})

    @classmethod
    def header(cls) -> list[str]:
        """The names of the columns in a table."""
        return [column for field in cls().fields.values() for column in field.columns()]

    @classmethod
    def table(cls, rows: list[dict[str, Any]]) -> list[list[Any]]:
        """The cells of rows that were put into data, in the order of the columns."""
        fields = cls().fields.items()
        return [[cell for name, field in fields for cell in field.cells(row[name])] for row in rows]
