"""Another day: asked for in the address, held for the whole page, carried along while browsing."""

import datetime

import pytest

from apps.core.day import other_day, showing, shown, today
from apps.core.middleware import carry
from tests.factories.chairmanships import ChairmanshipFactory
from tests.factories.documents import DocumentFactory
from tests.factories.participants import FormerNameFactory, StateFactory
from tests.factories.participation import ParticipationFactory
from tests.factories.timeline import EventFactory
from tests.pages import LANGUAGES, address, queries_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def turkiye():
    state = StateFactory(name_en="Türkiye", name_ru="Турция", slug="turkiye")
    FormerNameFactory(state=state, name_en="Turkey", name_ru="Турецкая Республика", end="2022-06-02")
    ParticipationFactory(state=state, start="1999-09-14")
    return state


def test_a_page_shows_today_unless_another_day_is_asked_for():
    assert shown() == today()
    with showing(datetime.date(2021, 10, 12)):
        assert shown() == datetime.date(2021, 10, 12)
    assert other_day() is None


@LANGUAGES
def test_a_list_shows_the_members_of_that_day_under_the_names_of_that_day(client, turkiye, language):
    ParticipationFactory(state=StateFactory(name_en="Kuwait", name_ru="Кувейт"), start="2022-10-13")

    page = client.get(f"/{language}/members/?on=2021-10-12").content.decode()

    then, now, later = {"en": ("Turkey", "Türkiye", "Kuwait"), "ru": ("Турецкая Республика", "Турция", "Кувейт")}[
        language
    ]
    assert then in page
    assert now not in page
    assert later not in page


def test_the_page_of_a_state_bears_the_name_of_that_day_and_today_that_of_today(client, turkiye):
    assert "<h1>Turkey</h1>" in client.get("/en/states/turkiye/?on=2021-10-12").content.decode()
    assert "<h1>Türkiye</h1>" in client.get("/en/states/turkiye/").content.decode()


def test_a_banner_names_the_day_and_leads_back_to_today(client, turkiye):
    page = client.get("/en/members/?on=2021-10-12&joined=1999-2001").content.decode()

    assert "as of 12\N{NO-BREAK SPACE}October 2021" in page
    assert '<a href="/en/members/?joined=1999-2001" data-day>Back to today</a>' in page


def test_links_filters_and_the_language_switch_keep_the_day(client, turkiye):
    page = client.get("/en/members/?on=2021-10-12").content.decode()

    assert 'href="/en/states/turkiye/?on=2021-10-12"' in page
    assert 'href="/ru/members/?on=2021-10-12"' in page
    assert page.count('<input type="hidden" name="on" value="2021-10-12">') == 2  # the filters and the search


def test_a_page_of_another_day_is_kept_from_search_engines_and_points_to_todays(client, turkiye):
    page = client.get("/en/members/?on=2021-10-12").content.decode()

    assert '<meta name="robots" content="noindex">' in page
    assert '<link rel="canonical" href="http://testserver/en/members/">' in page
    assert "noindex" not in client.get("/en/members/").content.decode()


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        ("1992-10-04", "there is nothing to show before that day"),
        ("yesterday", "is not a day"),
        ("2021-02-30", "is not a day"),
        ("<script>", "is not a day"),
        ("\0", "is not a day"),
        ("9" * 400, "is not a day"),
        ("9999-12-31", "too far ahead"),
    ],
)
def test_a_day_that_cannot_be_shown_gives_a_sentence_and_the_page_of_today(client, turkiye, asked, told):
    response = client.get("/en/members/", {"on": asked})

    page = response.content.decode()
    assert response.status_code == 200
    assert told in page
    assert "Türkiye" in page
    assert "<script>" not in page


def test_a_day_ahead_says_that_it_shows_what_is_planned(client):
    assert "a day that lies ahead" in client.get("/en/members/?on=2099-01-01").content.decode()


def test_the_chair_the_events_and_the_documents_are_those_of_that_day(client):
    ChairmanshipFactory(state=StateFactory(name_en="Kazakhstan"), start="2020-09-24", end="2024-12-17")
    ChairmanshipFactory(state=StateFactory(name_en="Azerbaijan"), start="2024-12-17", end=None)
    EventFactory(title_en="Seventh meeting", starts="2024-12-17")
    DocumentFactory(title_en="Late statement", adopted="2024-12-17")

    pages = [client.get(f"/en/{path}?on=2021-10-12").content.decode() for path in ("", "chairmanships/", "timeline/")]
    documents = client.get("/en/documents/?on=2021-10-12").content.decode()

    assert "Kazakhstan" in pages[0]
    assert not [page for page in pages if "Azerbaijan" in page or "Seventh meeting" in page]
    assert "Late statement" not in documents


def test_another_day_costs_at_most_two_queries_more(client, turkiye):
    for path in ("/en/members/", "/en/", address(turkiye, "en")):
        assert queries_of(client, f"{path}?on=2021-10-12") <= queries_of(client, path) + 2


def test_addresses_outside_our_pages_do_not_carry_the_day():
    html = '<a href="https://example.org/">x</a><a href="#top">y</a><a href="/admin/">z</a>'

    assert carry(html, "on", "2021-10-12") == html


def test_a_link_that_has_a_query_or_a_fragment_carries_the_day_between_them():
    carried = carry('<a href="/en/news/?page=2#top">', "on", "2021-10-12")

    assert carried == '<a href="/en/news/?page=2&amp;on=2021-10-12#top">'
