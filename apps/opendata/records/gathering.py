"""All that records need to be put into data, brought together in a few queries, whatever the number of records."""

from collections import defaultdict
from collections.abc import Callable, Iterable
from typing import Any

from django.db import models
from django.db.models import prefetch_related_objects

from apps.core.models import key_of
from apps.documents.models import Document
from apps.opendata.records.identity import NAMED_BY, is_public, reference_of, texts_of
from apps.participants.models import Organization, Place, State
from apps.sources.models import Citation, Source

SEVERAL: dict[Any, tuple[str, ...]] = {
    State: ("names",),
    Organization: ("names",),
    Place: ("names",),
    Document: ("files",),
}
"""What belongs to a record and is put into data within it."""

Key = tuple[type[models.Model], Any]


class Prepared:
    """What the records name, what these are part of, and the citations of the records: one query for each kind."""

    def __init__(self, rows: Iterable[Any]):
        self.rows = list(rows)
        _join(self.rows)
        self.citations: dict[Key, list[Any]] = defaultdict(list)
        cited = [row for row in self.rows if hasattr(row, "cited_fields")]
        if cited:
            self._cite(cited)

    def _cite(self, rows: list[Any]) -> None:
        found = Citation.objects.about(*rows)
        sources = Source.objects.in_bulk({citation.source_id for citation in found if citation.source_id})
        for citation in found:
            citation.source = sources.get(citation.source_id)
            self.citations[key_of(citation.record)].append(citation)

    def of(self, record: Any) -> list[Any]:
        """The citations of a record."""
        return self.citations.get(key_of(record), [])


def citation_in_data(citation: Any) -> dict[str, Any]:
    """A citation beside the record that it speaks of."""
    source = citation.source
    return {
        "field": citation.field or None,
        "source": reference_of(source) if source and is_public(source) else None,
        "standing": citation.standing,
        "place": texts_of(citation, "place"),
        "stated": texts_of(citation, "stated"),
        "reasoning": texts_of(citation, "reasoning"),
    }


def _join(rows: list[Any]) -> None:
    """Give each row the things that it names, and these what they are part of."""
    for model, alike in _by_model(rows).items():
        several = [field.name for field in model._meta.many_to_many]
        prefetch_related_objects(alike, *several, *SEVERAL.get(model, ()))
    known: dict[Key, Any] = {key_of(row): row for row in rows if not row.get_deferred_fields()}
    step = [*_follow(rows, known, _named), *_named_by_many(rows)]
    while step:
        step = _follow(step, known, _owners)


def _follow(records: list[Any], known: dict[Key, Any], relations: Callable[[Any], list[Any]]) -> list[Any]:
    """Give the records what these relations lead to, the same object for the same thing; the things, each once."""
    wanted: list[tuple[Any, Any, Key]] = [
        (record, field, (field.related_model._meta.concrete_model, pk))
        for record in records
        for field in relations(record)
        if (pk := getattr(record, field.attname)) is not None
    ]
    for record, field, key in wanted:
        if field.is_cached(record) and not getattr(record, field.name).get_deferred_fields():
            known.setdefault(key, getattr(record, field.name))
    missing: dict[Any, set] = defaultdict(set)
    for model, pk in {key for _record, _field, key in wanted} - known.keys():
        missing[model].add(pk)
    for model, pks in missing.items():
        known |= {(model, pk): thing for pk, thing in model._default_manager.in_bulk(pks).items()}
    for record, field, key in wanted:
        setattr(record, field.name, known[key])
    return list({key: known[key] for _record, _field, key in wanted}.values())


def _named(record: Any) -> list[Any]:
    """The relations of a record to single things."""
    return [field for field in record._meta.concrete_fields if field.many_to_one and field.name != "content_type"]


def _owners(record: Any) -> list[Any]:
    """Those that say what it is part of, and how it is called."""
    paths = (*getattr(record, "part_of", ()), *NAMED_BY.get(type(record), ()))
    return [record._meta.get_field(name) for name in dict.fromkeys(path.partition("__")[0] for path in paths)]


def _named_by_many(rows: list[Any]) -> list[Any]:
    return [thing for row in rows for field in row._meta.many_to_many for thing in getattr(row, field.name).all()]


def _by_model(rows: list[Any]) -> dict[Any, list[Any]]:
    found: dict[Any, list[Any]] = defaultdict(list)
    for row in rows:
        found[type(row)].append(row)
    return found
