"""Records as data: both languages, days known in part, sources beside each fact, and nothing that is not public."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from apps.core.day import showing, today
from apps.opendata.records.identity import MODELS
from apps.opendata.records.kinds import KINDS
from tests.factories.chairmanships import ChairmanshipFactory, PriorityFactory
from tests.factories.participants import FormerNameFactory, PlaceFactory, StateFactory
from tests.factories.participation import ParticipationFactory
from tests.factories.sources import CitationFactory, SourceFactory
from tests.factories.timeline import EventFactory

pytestmark = pytest.mark.django_db


def data(record, kind: str) -> dict:
    return KINDS[kind].serializer(record).data


def test_a_text_stands_in_both_languages_and_is_null_where_it_is_missing():
    state = StateFactory(name_en="Tajikistan", name_ru="Таджикистан", official_name_ru="")
    found = data(state, "states")
    assert found["name"] == {"en": "Tajikistan", "ru": "Таджикистан"}
    assert found["official_name"] == {"en": state.official_name_en, "ru": None}


def test_a_day_is_what_is_known_of_it():
    assert data(EventFactory(starts="2011-06"), "events")["starts"] == {
        "earliest": "2011-06-01",
        "latest": "2011-06-30",
        "precision": "month",
    }
    held = ParticipationFactory(start="by 2001-09")
    assert data(held, "participations")["start"] == {"earliest": None, "latest": "2001-09-30", "precision": None}


def test_a_record_has_an_identifier_without_language_and_addresses_with_one(settings):
    settings.SITE_URL = "https://cica.example"
    state = StateFactory(slug="qatar")
    held = ParticipationFactory(state=state)
    assert data(state, "states")["id"] == "https://cica.example/states/qatar/"
    found = data(held, "participations")
    assert found["id"] == f"https://cica.example/api/v1/participations/{held.pk}/"
    assert found["url"] == {
        "en": "https://cica.example/en/states/qatar/",
        "ru": "https://cica.example/ru/states/qatar/",
    }


def test_a_relation_names_its_thing_unless_readers_cannot_see_it():
    chairmanship = ChairmanshipFactory(start="2010", end=None, state__name_en="Türkiye")
    priority = PriorityFactory(chairmanship=chairmanship)
    assert data(priority, "priorities")["chairmanship"]["name"]["en"] == "Türkiye, since 2010"
    event = EventFactory(status="draft")
    assert data(ParticipationFactory(event=event), "participations")["event"] is None


def test_a_place_of_a_state_that_is_not_public_is_not_named():
    place = PlaceFactory(state=StateFactory(status="draft"))
    assert data(EventFactory(place=place), "events")["place"] is None
    assert data(EventFactory(place=place), "events")["place_then"] == {"en": None, "ru": None}


def test_a_thing_is_called_by_the_name_of_the_day_shown():
    state = StateFactory(name_en="Türkiye")
    FormerNameFactory(state=state, name_en="Turkey", end="2022-06-02")
    held = ParticipationFactory(state=state, start="1999")
    with showing(today().replace(year=2010)):
        assert data(held, "participations")["state"]["name"]["en"] == "Turkey"
        found = data(state, "states")
    assert (found["name"]["en"], found["name_on_day"]["en"]) == ("Türkiye", "Turkey")
    assert found["former_names"][0]["end"]["latest"] == "2022-06-02"


def test_each_fact_says_how_well_it_is_sourced_and_by_what():
    state = StateFactory(slug="qatar")
    CitationFactory(record=state, field="name", source=SourceFactory(slug="charter"), stated_en="Qatar", stated_ru="")
    CitationFactory(record=state, field="official_name", source=SourceFactory(slug="gone", status="draft"))
    found = data(state, "states")
    assert found["sourcing"] == {"name": "sourced", "official_name": "sourced"}
    first, second = found["citations"]
    assert first["source"]["id"].endswith("/sources/charter/")
    assert (first["stated"], first["standing"]) == ({"en": "Qatar", "ru": None}, "agrees")
    assert second["source"] is None


def test_a_withdrawn_record_says_when_and_why():
    state = StateFactory(status="withdrawn", withdrawal_reason_en="Joined twice", withdrawal_reason_ru="Повтор")
    assert data(state, "states")["withdrawn"]["reason"] == {"en": "Joined twice", "ru": "Повтор"}
    assert data(StateFactory(), "states")["withdrawn"] is None


def test_a_text_that_is_behind_says_so():
    event = EventFactory(body_en="<p>One</p>", body_ru="<p>Один</p>")
    event.body_en = "<p>Two</p>"
    event.save()
    assert data(event, "events")["languages"] == {"body": {"language": "ru", "since": today().isoformat()}}


def test_every_kind_has_a_word_and_a_serializer():
    assert list(KINDS) == list(MODELS)


@pytest.mark.parametrize("kind", ["participations", "states", "chairmanships", "events"])
def test_many_records_cost_as_few_queries_as_one(kind):
    make = {
        "participations": lambda: ParticipationFactory(event=EventFactory(place=PlaceFactory(state=StateFactory()))),
        "states": lambda: FormerNameFactory(state=StateFactory(capital=PlaceFactory(state=StateFactory()))),
        "chairmanships": lambda: ChairmanshipFactory(start=None, is_planned=True, event=EventFactory()),
        "events": lambda: EventFactory(place=PlaceFactory(state=StateFactory()), host=StateFactory()),
    }[kind]

    def queries() -> int:
        with showing(today()), CaptureQueriesContext(connection) as found:
            KINDS[kind].serializer(KINDS[kind].published(), many=True).data  # noqa: B018
        return len(found)

    CitationFactory(record=make())
    queries()  # the process learns the kinds of content
    few = queries()
    for _time in range(20):
        CitationFactory(record=make())
    assert queries() == few
