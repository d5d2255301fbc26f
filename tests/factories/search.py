import factory

from apps.search.models import Alias, Entry, Miss, Name, Word
from tests.factories.core import ModelFactory, bilingual


class EntryFactory(ModelFactory):
    class Meta:
        model = Entry

    key = factory.Sequence(lambda n: f"test:{n}")
    kind = Entry.Kind.PAGE
    path = factory.Sequence(lambda n: f"test/{n}/")
    title_en, title_ru = bilingual("Entry {n}", "Запись {n}")


class NameFactory(ModelFactory):
    class Meta:
        model = Name

    key = factory.Sequence(lambda n: f"test:{n}")
    text = folded = factory.Sequence(lambda n: f"name {n}")


class AliasFactory(ModelFactory):
    class Meta:
        model = Alias

    words = factory.Sequence(lambda n: f"word {n}\nслово {n}")


class MissFactory(ModelFactory):
    class Meta:
        model = Miss

    text = factory.Sequence(lambda n: f"not there {n}")


class WordFactory(ModelFactory):
    class Meta:
        model = Word

    text = factory.Sequence(lambda n: f"word{n}")
