from string import ascii_uppercase

import factory

from apps.participants.models import FormerName, Organization, Place, State
from tests.factories.core import ModelFactory, PublishedFactory, bilingual

# Pairs of letters that no state bears, so that a test may name real ones beside them.
ASSIGNED = {"OM", "QA", "WF", "WS", "YE", "YT", "ZA", "ZM", "ZW"}
FREE = [first + second for first in "XQZOWY" for second in ascii_uppercase if first + second not in ASSIGNED]


class PlaceFactory(ModelFactory):
    class Meta:
        model = Place

    slug = factory.Sequence(lambda n: f"place-{n}")
    name_en, name_ru = bilingual("Place {n}", "Место {n}")


class StateFactory(PublishedFactory):
    class Meta:
        model = State

    slug = factory.Sequence(lambda n: f"state-{n}")
    name_en, name_ru = bilingual("State {n}", "Государство {n}")
    official_name_en, official_name_ru = bilingual("Republic of State {n}", "Республика Государство {n}")
    iso2 = factory.Sequence(lambda n: FREE[n % len(FREE)])
    iso3 = factory.LazyAttribute(lambda state: f"X{state.iso2}")


class OrganizationFactory(PublishedFactory):
    class Meta:
        model = Organization

    slug = factory.Sequence(lambda n: f"organization-{n}")
    name_en, name_ru = bilingual("Organization {n}", "Организация {n}")
    abbreviation_en, abbreviation_ru = bilingual("ORG{n}", "ОРГ{n}")


class FormerNameFactory(ModelFactory):
    """Of a state, unless `organization` or `place` is given (then say `state=None`)."""

    class Meta:
        model = FormerName

    state = factory.SubFactory(StateFactory)
    name_en, name_ru = bilingual("Former name {n}", "Прежнее название {n}")
    end = "2000"
