"""Facts on which sources differ: what each says, and which one the portal follows and why."""

from collections import defaultdict
from dataclasses import dataclass
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import Q

from apps.sources.facts import Status, name_of, speaking_of, status, value_of
from apps.sources.models import Citation, cited_models

Key = tuple[int, int, str]
"""Of a fact: its kind of record, the record, the field ("" for the record as a whole)."""


@dataclass(frozen=True)
class Disagreement:
    """A fact that a source states otherwise than the portal."""

    record: Any
    field: str
    citations: list[Citation]

    @property
    def kind(self) -> str:
        return self.citations[0].kind

    @property
    def fact(self) -> str:
        return name_of(self.record, self.field)

    @property
    def value(self) -> str:
        """What the portal says; "" where that is a longer text."""
        return value_of(self.record, self.field)

    @property
    def status(self) -> Status:
        return status(self.citations)

    @property
    def followed(self) -> list[Citation]:
        return [citation for citation in self.citations if citation.standing != Citation.Standing.DIFFERS]

    @property
    def differing(self) -> list[Citation]:
        return [citation for citation in self.citations if citation.standing == Citation.Standing.DIFFERS]


def keys() -> list[Key]:
    """All such facts, by kind of record in the order of the apps."""
    models = cited_models()
    kinds = ContentType.objects.get_for_models(*models)
    places = {kinds[model].pk: place for place, model in enumerate(models)}
    differing = Citation.objects.filter(standing=Citation.Standing.DIFFERS).order_by()
    found = differing.values_list("content_type_id", "object_id", "field").distinct()
    return sorted((key for key in found if key[0] in places), key=lambda key: (places[key[0]], *key[1:]))


def disagreements(keys: list[Key]) -> list[Disagreement]:
    """Those of them that readers may see, with all citations, in one query and one for each kind of record."""
    records: dict[int, set[int]] = defaultdict(set)
    for kind, record, _field in keys:
        records[kind].add(record)
    wanted = Q(pk__in=[])
    for kind, numbers in records.items():
        wanted |= Q(content_type=kind, object_id__in=numbers)
    citations: dict[tuple[int, int], list[Any]] = defaultdict(list)
    for citation in Citation.objects.filter(wanted).select_related("source").with_records():
        citations[citation.content_type_id, citation.object_id].append(citation)
    found = ((citations[kind, record], field) for kind, record, field in keys)
    return [
        Disagreement(known[0].record, field, speaking_of(field, known))
        for known, field in found
        if known and known[0].record and known[0].record.is_shown
    ]
