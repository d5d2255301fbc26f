"""All kinds of records: under which word each stands in data, and which of its records readers may see."""

from dataclasses import dataclass
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import Q, QuerySet

from apps.bodies.models import Session
from apps.editions.models import Publishable
from apps.opendata.records import (
    about,
    bodies,
    catalogue,
    chairmanships,
    documents,
    news,
    participants,
    sources,
    timeline,
)  # fmt: skip
from apps.opendata.records.identity import MODELS
from apps.opendata.records.record import RecordSerializer
from apps.sources.models import Citation, CitationQuerySet, cited_models


@dataclass(frozen=True)
class Kind:
    """`name` is its word in addresses and data: "states"."""

    name: str
    model: Any
    serializer: type[RecordSerializer]

    def published(self) -> QuerySet:
        """The records that readers may see, those of things that they may see; by key."""
        found: QuerySet
        if self.model is Session:
            found = Session.objects.filter(Publishable.public("body__"), Publishable.public("event__"))
        elif self.model is Citation:
            found = _citations().with_records()
        elif issubclass(self.model, Publishable):
            found = self.model.objects.published()
        else:
            found = self.model.shown()
            if hasattr(found, "published"):  # who has it asks for more: a role wants its state to be published as well
                found = found.published()
        return found.order_by("pk")


def _citations() -> CitationQuerySet:
    shown = Q(pk__in=[])
    kinds: dict[Any, ContentType] = ContentType.objects.get_for_models(*cited_models())
    for model, kind in kinds.items():
        shown |= Q(content_type=kind, object_id__in=model.shown().order_by().values("pk"))
    return Citation.objects.filter(shown)


_ROOMS = (about, bodies, catalogue, chairmanships, documents, news, participants, sources, timeline)
_SERIALIZERS: dict[Any, type[RecordSerializer]] = {
    found.Meta.model: found
    for room in _ROOMS
    for found in vars(room).values()
    if isinstance(found, type) and issubclass(found, RecordSerializer) and found is not RecordSerializer
}

KINDS = {name: Kind(name, model, _SERIALIZERS[model]) for name, model in MODELS.items()}
