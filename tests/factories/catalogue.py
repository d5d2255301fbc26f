import factory

from apps.catalogue.models import Area, Coordination, Dimension, Edition, Measure, Placement
from tests.factories.core import ModelFactory, PublishedFactory, bilingual
from tests.factories.participants import StateFactory


class EditionFactory(PublishedFactory):
    class Meta:
        model = Edition

    slug = factory.Sequence(lambda n: f"edition-{n}")
    title_en, title_ru = bilingual("Edition {n}", "Редакция {n}")
    adopted = "2004-10-22"


class DimensionFactory(PublishedFactory):
    class Meta:
        model = Dimension

    slug = factory.Sequence(lambda n: f"dimension-{n}")
    name_en, name_ru = bilingual("Dimension {n}", "Измерение {n}")


class AreaFactory(PublishedFactory):
    class Meta:
        model = Area

    slug = factory.Sequence(lambda n: f"area-{n}")
    name_en, name_ru = bilingual("Area {n}", "Направление {n}")


class PlacementFactory(ModelFactory):
    class Meta:
        model = Placement

    area = factory.SubFactory(AreaFactory)
    dimension = factory.SubFactory(DimensionFactory)


class MeasureFactory(ModelFactory):
    """Of an area; for a dimension say `area=None, dimension=…`."""

    class Meta:
        model = Measure

    edition = factory.SubFactory(EditionFactory)
    area = factory.SubFactory(AreaFactory)
    text_en, text_ru = bilingual("Measure {n}", "Мера {n}")


class CoordinationFactory(ModelFactory):
    class Meta:
        model = Coordination

    area = factory.SubFactory(AreaFactory)
    state = factory.SubFactory(StateFactory)
    role = "coordinator"
