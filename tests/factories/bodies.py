import factory

from apps.bodies.models import Body, Holder, MeetingRule, Office, Session
from tests.factories.core import ModelFactory, PublishedFactory, bilingual
from tests.factories.timeline import EventFactory


class BodyFactory(PublishedFactory):
    class Meta:
        model = Body

    slug = factory.Sequence(lambda n: f"body-{n}")
    name_en, name_ru = bilingual("Body {n}", "Орган {n}")
    kind = "governing"


class MeetingRuleFactory(ModelFactory):
    class Meta:
        model = MeetingRule

    body = factory.SubFactory(BodyFactory)
    rule_en = "every two years"
    rule_ru = "раз в два года"


class SessionFactory(ModelFactory):
    class Meta:
        model = Session

    body = factory.SubFactory(BodyFactory)
    event = factory.SubFactory(EventFactory)
    ordinal = 1


class OfficeFactory(ModelFactory):
    class Meta:
        model = Office

    body = factory.SubFactory(BodyFactory)
    slug = factory.Sequence(lambda n: f"office-{n}")
    title_en, title_ru = bilingual("Office {n}", "Должность {n}")
    rank = "head"


class HolderFactory(ModelFactory):
    class Meta:
        model = Holder

    office = factory.SubFactory(OfficeFactory)
    name_en, name_ru = bilingual("Holder {n}", "Должностное лицо {n}")
