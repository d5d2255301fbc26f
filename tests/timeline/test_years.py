"""The page of a year."""

import re

import pytest

from tests.factories.chairmanships import ChairmanshipFactory
from tests.factories.documents import DocumentFactory
from tests.factories.participants import StateFactory
from tests.factories.participation import ParticipationFactory
from tests.factories.timeline import EventFactory
from tests.pages import LANGUAGES, queries_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def year():
    """The year 2010, with something of each kind."""
    summit = EventFactory(title_en="Third Summit", title_ru="Третий саммит", starts="2010-06-08")
    EventFactory(title_en="Earlier", title_ru="Раньше", starts="2009-12-31")
    DocumentFactory(title_en="Istanbul Declaration", title_ru="Декларация", adopted="2010-06-08", event=summit)
    DocumentFactory(title_en="Later paper", title_ru="Поздний документ", adopted="2011")
    ParticipationFactory(state=StateFactory(name_en="Iraq", name_ru="Ирак"), start="2010-06-08")
    viet_nam = StateFactory(name_en="Viet Nam", name_ru="Вьетнам")
    ParticipationFactory(state=viet_nam, status="observer", start="2001", end="2010-06-08")
    ParticipationFactory(state=viet_nam, start="2010-06-08")
    australia = StateFactory(name_en="Australia", name_ru="Австралия")
    ParticipationFactory(state=australia, status="observer", start="1999", end="2010-03")
    ChairmanshipFactory(state=StateFactory(name_en="Kazakhstan"), start="2002-06-04", end="2010-06-08")
    ChairmanshipFactory(state=StateFactory(name_en="Türkiye"), start="2010-06-08", end="2014-05-20")


def page(client, address: str) -> str:
    return client.get(address).content.decode()


@LANGUAGES
def test_a_year_shows_its_events_and_no_others(client, year, language):
    found = page(client, f"/{language}/timeline/2010/")
    event, other = {"en": ("Third Summit", "Earlier"), "ru": ("Третий саммит", "Раньше")}[language]
    assert event in found
    assert other not in found


def test_a_year_shows_both_states_that_chaired_in_it(client, year):
    found = page(client, "/en/timeline/2010/")
    assert found.index("In the chair") < found.index("Kazakhstan") < found.index("Türkiye")
    assert "Kazakhstan" not in page(client, "/en/timeline/2011/")


def test_a_year_shows_who_joined_and_who_left_without_joining_otherwise(client, year):
    cards = [re.sub(r"<[^>]+>", " ", card) for card in page(client, "/en/timeline/2010/").split("participant-card")[1:]]
    said = [" ".join(card.partition(">")[2].split()[:5]) for card in cards]
    assert len(cards) == 3
    assert said[0].startswith("Iraq member state")
    assert said[1].startswith("Viet Nam member state")
    assert said[2].startswith("Australia no longer observer")


def test_a_year_shows_what_was_adopted_and_at_which_event(client, year):
    found = page(client, "/en/timeline/2010/")
    assert "Istanbul Declaration" in found
    assert "Later paper" not in found


def test_a_year_leads_to_those_before_and_after_it_and_the_first_to_the_second_alone(client, year):
    middle, first = page(client, "/en/timeline/2010/"), page(client, "/en/timeline/1992/")
    assert 'rel="prev" href="/en/timeline/2009/"' in middle
    assert 'rel="next" href="/en/timeline/2011/"' in middle
    assert 'rel="prev"' not in first


def test_on_a_day_before_its_end_a_year_shows_what_had_happened_by_then(client, year):
    found = page(client, "/en/timeline/2010/?on=2010-05-01")
    assert "Third Summit" not in found
    assert "Türkiye" not in found
    assert "Iraq" not in found
    assert "Kazakhstan" in found
    assert "No event of this year is recorded as known on 1\N{NO-BREAK SPACE}May 2010" in found


def test_on_a_day_before_it_a_year_has_no_chair(client, year):
    assert "Türkiye" not in page(client, "/en/timeline/2012/?on=2011-05-01")


@LANGUAGES
@pytest.mark.parametrize("outside", ["1991", "2031", "0000", "9999"])
def test_a_year_outside_of_the_timeline_is_not_found_and_says_so_in_words(client, language, outside):
    response = client.get(f"/{language}/timeline/{outside}/")
    assert response.status_code == 404
    words = {"en": "There is no page for this year", "ru": "Страницы для этого года нет"}[language]
    assert words in response.content.decode()


def test_a_year_in_which_something_is_planned_has_a_page(client):
    EventFactory(title_en="Far ahead", starts="2031", is_planned=True)
    assert "Far ahead" in page(client, "/en/timeline/2031/")
    assert 'rel="next"' not in page(client, "/en/timeline/2031/")


def test_the_timeline_leads_from_each_year_to_its_page(client, year):
    assert 'href="/en/timeline/2009/">All of 2009</a>' in page(client, "/en/timeline/")


def test_the_page_costs_the_same_queries_with_many_more_rows(client, year):
    before = queries_of(client, "/en/timeline/2010/")
    for _number in range(30):
        EventFactory(starts="2010")
        DocumentFactory(adopted="2010", event=EventFactory())
        ParticipationFactory(state=StateFactory(), start="2010")
    assert queries_of(client, "/en/timeline/2010/") == before <= 12
