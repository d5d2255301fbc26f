import factory

from apps.sources.models import Citation, Source
from tests.factories.core import ModelFactory, PublishedFactory, bilingual
from tests.factories.participants import StateFactory


class SourceFactory(PublishedFactory):
    class Meta:
        model = Source

    slug = factory.Sequence(lambda n: f"source-{n}")
    code = factory.Sequence(lambda n: f"T{n}")
    title_en, title_ru = bilingual("Source {n}", "Источник {n}")
    grade = "official"
    url = factory.Sequence(lambda n: f"https://example.org/sources/{n}")


class CitationFactory(ModelFactory):
    """`CitationFactory(record=state, field="name")`: that a new official source states it."""

    class Meta:
        model = Citation

    record = factory.SubFactory(StateFactory)
    source = factory.SubFactory(SourceFactory)
    place_en, place_ru = bilingual("paragraph {n}", "пункт {n}")
