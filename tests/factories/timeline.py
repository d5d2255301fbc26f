import factory

from apps.timeline.models import Event
from tests.factories.core import PublishedFactory, bilingual


class EventFactory(PublishedFactory):
    class Meta:
        model = Event

    slug = factory.Sequence(lambda n: f"event-{n}")
    title_en, title_ru = bilingual("Event {n}", "Событие {n}")
    kind = "ministerial"
    starts = "2004-10-22"
