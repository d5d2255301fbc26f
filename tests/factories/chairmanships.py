import factory

from apps.chairmanships.models import Chairmanship, Official, Priority
from tests.factories.core import ModelFactory, PublishedFactory, bilingual
from tests.factories.participants import StateFactory


class ChairmanshipFactory(PublishedFactory):
    """A year each, long before CICA, so that none overlaps the terms that a test speaks of."""

    class Meta:
        model = Chairmanship

    slug = factory.Sequence(lambda n: f"chairmanship-{n}")
    state = factory.SubFactory(StateFactory)
    start = factory.Sequence(lambda n: f"{1900 + n % 90}-01-01")
    end = factory.Sequence(lambda n: f"{1901 + n % 90}-01-01")
    theme_en, theme_ru = bilingual("Theme {n}", "Тема {n}")


class PriorityFactory(ModelFactory):
    class Meta:
        model = Priority

    chairmanship = factory.SubFactory(ChairmanshipFactory)
    text_en, text_ru = bilingual("Priority {n}", "Приоритет {n}")


class OfficialFactory(ModelFactory):
    class Meta:
        model = Official

    chairmanship = factory.SubFactory(ChairmanshipFactory)
    post_en = "Minister of Foreign Affairs"
    post_ru = "министр иностранных дел"
    name_en, name_ru = bilingual("Official {n}", "Должностное лицо {n}")
