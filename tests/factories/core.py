"""What all factories share."""

from collections.abc import Iterable
from importlib import import_module
from pathlib import Path
from typing import Any

import factory
from django.db.models import Field, Model
from django.utils import timezone

from apps.core.fields import PartialDateField


def bilingual(english: str, russian: str) -> tuple[factory.Sequence, factory.Sequence]:
    """Both columns of a bilingual field; `{n}` is the number of the record."""
    return factory.Sequence(lambda n: english.format(n=n)), factory.Sequence(lambda n: russian.format(n=n))


class ModelFactory(factory.django.DjangoModelFactory):
    """Takes partial dates as staff write them: `ParticipationFactory(start="by 2001-09")`."""

    class Meta:
        abstract = True

    @classmethod
    def _adjust_kwargs(cls, **kwargs):
        fields: dict[str, Field] = {field.name: field for field in cls._meta.model._meta.fields}
        return {
            name: fields[name].to_python(value) if isinstance(fields.get(name), PartialDateField) else value
            for name, value in super()._adjust_kwargs(**kwargs).items()
        }


class PublishedFactory(ModelFactory):
    """A thing with a page, published unless the test says otherwise."""

    class Meta:
        abstract = True

    slug = factory.Sequence(lambda n: f"thing-{n}")
    status = "published"


def many(built: Iterable[Model]) -> list[Any]:
    """Records that their factories have built, saved together, without what else comes with saving each."""
    records: list[Any] = list(built)
    for record in records:
        if getattr(record, "status", "") == "published":
            record.published_at = timezone.now()
    return type(records[0])._default_manager.bulk_create(records)


def every_factory() -> dict[type[Model], type[ModelFactory]]:
    """The factory of each model of the portal."""
    for path in Path(__file__).parent.glob("*.py"):
        import_module(f"tests.factories.{path.stem}")
    found, ahead = {}, [ModelFactory]
    while ahead:
        factory_class = ahead.pop()
        ahead += factory_class.__subclasses__()
        if not factory_class._meta.abstract:
            found[factory_class._meta.model] = factory_class
    return found
