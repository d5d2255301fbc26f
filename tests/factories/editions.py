import factory

from apps.editions.models import ChangeNote, Redirect
from tests.factories.core import ModelFactory, bilingual
from tests.factories.participants import StateFactory


class ChangeNoteFactory(ModelFactory):
    class Meta:
        model = ChangeNote

    record = factory.SubFactory(StateFactory)
    text_en, text_ru = bilingual("Corrected the text {n}", "Исправлен текст {n}")


class RedirectFactory(ModelFactory):
    class Meta:
        model = Redirect

    old = factory.Sequence(lambda n: f"states/former-{n}/")
    new = "members/"
