"""What is found, in which order, and of it only what readers may see."""

import datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from django.utils.translation import override

from apps.search import trigrams
from apps.search.asking import ask, suggest
from apps.search.models import Entry
from apps.search.query import read
from tests.factories.news import ArticleFactory
from tests.factories.participants import FormerNameFactory, StateFactory
from tests.factories.search import AliasFactory
from tests.factories.sources import SourceFactory
from tests.factories.timeline import EventFactory

HOUR = datetime.timedelta(hours=1)


@pytest.fixture
def without_trigrams(monkeypatch):
    monkeypatch.setattr(trigrams, "are_known", lambda: False)


def found(typed: str, language: str = "en", **chosen) -> list[str]:
    """The addresses of the hits, without the language."""
    with override(language):
        return [hit.url.removeprefix(f"/{language}/") for hit in ask(read(typed), **chosen).hits]


def zamunda(**fields):
    return StateFactory(slug="zamunda", name_en="Zamunda", name_ru="Замунда", **fields)


def test_a_state_comes_before_what_tells_of_it(db):
    EventFactory(slug="visit", title_en="Zamunda and Zamunda", lead_en="Zamunda, Zamunda, Zamunda")
    zamunda()

    assert found("zamunda") == ["states/zamunda/", "events/visit/"]


def test_a_question_in_one_language_finds_texts_in_the_other_by_the_names_of_things(db):
    zamunda()
    ArticleFactory(slug="news", title_en="News", title_ru="Новость", lead_en="", lead_ru="Гости из Замунды")

    assert "news/news/" in found("Zamunda", "en")


@pytest.mark.parametrize(
    "fields",
    [
        {"status": "draft"},
        {"published_at": timezone.now() + HOUR},
        {"published_at": timezone.now() - 2 * HOUR, "expires_at": timezone.now() - HOUR},
        {"status": "withdrawn", "withdrawal_reason_en": "A doublet", "withdrawal_reason_ru": "Дубль"},
    ],
    ids=["draft", "scheduled", "expired", "withdrawn"],
)
def test_what_readers_may_not_see_is_neither_found_nor_suggested(db, fields):
    zamunda(**fields)

    assert found("zamunda") == []
    assert suggest("zamun") == []
    assert ask(read("zamundo")).nearest == []


def test_what_is_scheduled_is_found_from_its_moment_on_without_being_saved(db):
    state = zamunda(published_at=timezone.now() + HOUR)
    Entry.objects.filter(key=f"participants.state:{state.pk}").update(published_at=timezone.now() - HOUR)

    assert found("zamunda") == ["states/zamunda/"]


def test_a_former_name_finds_the_state_and_is_told(db):
    FormerNameFactory(state=zamunda(), name_en="Oldland", name_ru="Олдландия")

    assert ask(read("oldland")).hits[0].formerly == "Oldland"


def test_words_that_staff_say_mean_the_same_find_each_other(db):
    zamunda()
    assert found("wakanda") == []

    AliasFactory(words="Zamunda\nWakanda")

    assert found("wakanda") == ["states/zamunda/"]


def test_two_words_of_another_name_are_found_only_side_by_side(db):
    EventFactory(slug="together", title_en="United Zamunda meets", title_ru="Встреча")
    EventFactory(slug="apart", title_en="Zamunda is not united", title_ru="Спор")
    AliasFactory(words="UZ\nUnited Zamunda")

    assert found("uz") == ["events/together/"]


def test_many_words_of_another_name_are_found_wherever_they_stand(db):
    EventFactory(slug="apart", title_en="The union: free peoples of Zamunda meet", title_ru="Встреча")
    AliasFactory(words="UFZ\nUnion of Free Zamunda")

    assert found("ufz") == ["events/apart/"]


def test_what_is_found_only_in_the_other_keyboard_layout_is_said_to_be_meant(db):
    zamunda()
    EventFactory(slug="visit", title_en="Visit", lead_en="Zamundans came")

    assert ask(read("pfveylf")).shown_for == "замунда"
    assert ask(read("zamundans")).shown_for == ""


def test_what_has_the_words_as_typed_comes_before_what_has_them_in_the_other_script(db):
    EventFactory(slug="guessed", title_en="One", title_ru="Форум дня", lead_ru="Форум, форум", starts="2020")
    EventFactory(slug="typed", title_en="Zamunda forum", title_ru="Два", starts="2010")

    assert found("forum", "ru", kind="event") == ["events/typed/", "events/guessed/"]


@pytest.mark.parametrize("typed", ["zamumda", "zamund", "zanumda", "замунду"])
def test_a_slip_finds_what_was_meant(db, typed):
    zamunda()

    assert found(typed) == ["states/zamunda/"]


@pytest.mark.parametrize("typed", ["zamumda", "zamund"])
def test_a_slip_finds_what_was_meant_also_without_trigrams(db, without_trigrams, typed):
    zamunda()

    assert found(typed) == ["states/zamunda/"]


def test_excluded_words_take_hits_away(db):
    EventFactory(slug="one", title_en="Zamunda rises")
    EventFactory(slug="two", title_en="Zamunda falls")

    assert found("zamunda -falls") == ["events/one/"]


def test_a_day_finds_what_took_place_then(db):
    EventFactory(slug="then", starts="2002-06-04")
    EventFactory(slug="later", starts="2002-07-04")

    assert found("4 июня 2002") == ["events/then/"]


def test_hits_can_be_narrowed_and_sorted(db):
    zamunda()
    EventFactory(slug="early", title_en="Zamunda", starts="2001")
    EventFactory(slug="late", title_en="Zamunda", starts="2011")

    assert found("zamunda", kind="event", year=2001) == ["events/early/"]
    assert found("zamunda", kind="event", sort="date") == ["events/late/", "events/early/"]
    assert {choice.value: choice.number for choice in ask(read("zamunda"), kind="state").kinds} == {
        "state": 1,
        "event": 2,
    }


def test_a_passage_keeps_texts_apart_that_end_without_a_sign(db):
    SourceFactory(title_en="Report", publisher_en="Bureau of Zamunda", note_en="Read on its site")

    [hit] = ask(read("zamunda")).hits

    assert hit.passage == "Bureau of <mark>Zamunda</mark>. Read on its site"


def test_a_passage_shows_the_words_marked_and_the_rest_escaped(db):
    EventFactory(title_en="Visit", lead_en="The fürst of ZAMÜNDA said: 2 < 3 & went.", lead_ru="Визит")

    [hit] = ask(read("zamunda")).hits

    assert "<mark>ZAMÜNDA</mark> said: 2 &lt; 3 &amp; went" in hit.passage


@pytest.mark.parametrize("typed", ["zamunda", "zamumda", "nothing like this", "4 June 2002", "of", ""])
def test_a_search_asks_at_most_three_queries(db, typed):
    zamunda()
    trigrams.are_known()
    with CaptureQueriesContext(
        connection,
    ) as queries:
        ask(read(typed))

    assert len(queries) <= 3


def test_living_numbers_are_not_indexed(db):
    EventFactory(slug="now", title_en="Zamunda", lead_en="It has {members|nom} now.")

    assert found("zamunda members") == []
