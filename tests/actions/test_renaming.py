"""A state, an organization or a city changes its name."""

import datetime

import pytest
from django.db import connection
from django.utils import translation

from apps.actions.renaming import RenameForm
from apps.participants.models import FormerName
from tests.actions.steps import carried_out, told
from tests.factories.participants import FormerNameFactory, OrganizationFactory, PlaceFactory, StateFactory
from tests.factories.sources import CitationFactory, SourceFactory

DAY = datetime.date(2026, 10, 20)
EVE = datetime.date(2026, 10, 19)


@pytest.fixture
def state(db):
    return StateFactory(
        name_en="Turkey", name_ru="Турция", official_name_en="Republic of Turkey",
        official_name_ru="Турецкая Республика",
    )  # fmt: skip


def rename(thing, **values):
    return {"bearer": f"{type(thing)._meta.model_name} {thing.pk}", **values}


def test_the_new_name_stands_on_the_state_and_the_old_one_keeps_its_days(state):
    carried_out(RenameForm, **rename(state, name_en="Türkiye", official_name_en="Republic of Türkiye"))
    connection.check_constraints()
    state.refresh_from_db()
    assert (state.name_en, state.name_ru, state.official_name_en) == ("Türkiye", "Турция", "Republic of Türkiye")
    former = FormerName.objects.get()
    assert (former.name_en, former.name_ru, former.official_name_en, former.official_name_ru) == (
        "Turkey", "Турция", "Republic of Turkey", "Турецкая Республика",
    )  # fmt: skip
    assert [state.name_on(day) for day in (EVE, DAY)] == ["Turkey", "Türkiye"]
    with translation.override("ru"):
        assert [state.name_on(day) for day in (EVE, DAY)] == ["Турция", "Турция"]


def test_a_name_that_stays_in_one_language_is_not_behind(state):
    carried_out(RenameForm, **rename(state, name_en="Türkiye"))
    state.refresh_from_db()
    assert state.behind == {}


def test_what_was_stated_of_the_old_name_goes_along_with_it(state):
    of_name, of_official = (CitationFactory(record=state, field=field) for field in ("name", "official_name"))
    source = SourceFactory()
    carried_out(RenameForm, **rename(state, name_en="Türkiye", source=source.pk))
    former = FormerName.objects.get()
    assert {(cited.field, cited.source) for cited in former.citations.all()} == {
        ("name", of_name.source), ("official_name", of_official.source), ("end", source),
    }  # fmt: skip
    assert {(cited.field, cited.source) for cited in state.citations.all()} == {
        ("name", source), ("official_name", of_official.source),
    }  # fmt: skip


def test_a_name_begins_where_the_one_before_it_ended(state):
    FormerNameFactory(state=state, end="1923-10-29", start=None)
    carried_out(RenameForm, **rename(state, name_en="Türkiye"))
    connection.check_constraints()
    assert str(FormerName.objects.get(name_en="Turkey").start) == "1923-10-29"


def test_cities_and_organizations_are_renamed_too(db):
    city, organization = PlaceFactory(name_en="Astana"), OrganizationFactory(name_en="Parliament")
    carried_out(RenameForm, **rename(city, name_en="Nur-Sultan", name_ru="Нур-Султан"))
    carried_out(RenameForm, **rename(organization, name_en="Assembly", name_ru="Ассамблея"))
    for thing, then, now in ((city, "Astana", "Nur-Sultan"), (organization, "Parliament", "Assembly")):
        thing.refresh_from_db()
        assert [thing.name_on(day) for day in (EVE, DAY)] == [then, now]


def test_only_a_state_has_an_official_name_as_well(db):
    found = told(RenameForm, **rename(PlaceFactory(), name_en="Astana", official_name_en="City of Astana"))
    assert found == {"official_name_en": ["Only states have an official name as well."]}


def test_a_name_that_is_the_same_is_no_new_one(state):
    assert told(RenameForm, **rename(state, name_en="Turkey")) == {"name_en": ["Give at least one name that is new."]}


def test_a_day_before_an_earlier_change_of_name_is_refused(state):
    FormerNameFactory(state=state, end="2026-11-01")
    found = told(RenameForm, **rename(state, name_en="Türkiye"))
    assert found == {"date": ["Another former name is recorded until a later day."]}


@pytest.mark.parametrize("bearer", ["", "state 0", "state", "user 1", "\0"])
def test_who_is_not_in_the_list_is_not_renamed(state, bearer):
    assert set(told(RenameForm, bearer=bearer, name_en="X")) == {"bearer"}
