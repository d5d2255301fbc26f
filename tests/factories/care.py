import factory

from apps.care.models import Checked, Opened
from tests.factories.core import ModelFactory
from tests.factories.desk import EditorFactory
from tests.factories.timeline import EventFactory


class OpenedFactory(ModelFactory):
    class Meta:
        model = Opened

    record = factory.SubFactory(EventFactory)
    user = factory.SubFactory(EditorFactory)


class CheckedFactory(ModelFactory):
    class Meta:
        model = Checked

    url = factory.Sequence(lambda n: f"https://example.org/{n}")
