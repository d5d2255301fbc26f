import re

import pytest

from tests.factories.catalogue import DimensionFactory
from tests.factories.chairmanships import ChairmanshipFactory, PriorityFactory
from tests.factories.documents import DocumentFactory
from tests.factories.news import ArticleFactory
from tests.factories.participants import OrganizationFactory, PlaceFactory, StateFactory
from tests.factories.participation import ParticipationFactory
from tests.factories.timeline import EventFactory
from tests.pages import LANGUAGES, queries_of

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("asked", "given"), [("ru,en;q=0.5", "/ru/"), ("en", "/en/"), ("de", "/en/"), ("", "/en/"), ("ru-KZ", "/ru/")]
)
def test_the_bare_address_leads_to_the_language_of_the_browser(client, asked, given):
    response = client.get("/", headers={"accept-language": asked})

    assert response.headers["Location"] == given
    assert "Accept-Language" in response.headers["Vary"]


def test_other_addresses_do_not_vary_by_the_language_of_the_browser(client):
    response = client.get("/en/", headers={"accept-language": "ru"})

    assert 'lang="en"' in response.content.decode()
    assert "Accept-Language" not in response.headers.get("Vary", "")


@LANGUAGES
def test_the_front_page_counts_what_there_is_today(client, language):
    for _number in range(2):
        ParticipationFactory()
    ParticipationFactory(status="observer")
    ParticipationFactory(status="observer", state=None, organization=OrganizationFactory())

    page = client.get(f"/{language}/").content.decode()

    figures = re.findall(r'figure-number">(\d+)</span> <span class="figure-label">([^<]+)<', page)
    assert (
        figures
        == {
            "en": [
                ("2", "member states"),
                ("1", "observer state"),
                ("1", "observer organization"),
                ("0", "partner organizations"),
            ],
            "ru": [
                ("2", "государства-члена"),
                ("1", "государство-наблюдатель"),
                ("1", "организация-наблюдатель"),
                ("0", "организаций-партнёров"),
            ],
        }[language]
    )


def test_the_front_page_shows_the_chair_its_priorities_and_what_is_new(client):
    term = ChairmanshipFactory(state=StateFactory(name_en="Azerbaijan"), start="2024-12-17", end=None)
    PriorityFactory(chairmanship=term, text_en="Transformation of CICA")
    EventFactory(title_en="Last meeting", starts="2025-09-25")
    EventFactory(title_en="Next summit", starts="2099-10", is_planned=True)
    DimensionFactory(name_en="Economic dimension")
    ArticleFactory(title_en="Fresh news")
    ArticleFactory(title_en="Draft news", status="draft")

    page = client.get("/en/").content.decode()

    for words in (
        "Azerbaijan",
        "Transformation of CICA",
        "Last meeting",
        "Next summit",
        "Economic dimension",
        "Fresh news",
    ):
        assert words in page
    assert "Draft news" not in page


@LANGUAGES
def test_the_front_page_shows_where_the_members_are_on_the_day(client, language):
    capital = PlaceFactory(latitude="51.16", longitude="71.44")
    ParticipationFactory(state=StateFactory(slug="kazakhstan", capital=capital), start="1999-09-14")

    today, before = (client.get(f"/{language}/{query}").content.decode() for query in ("", "?on=1995-01-01"))

    mark = f'<a class="is-member" href="/{language}/states/kazakhstan/'
    assert mark in today
    assert mark not in before


@LANGUAGES
@pytest.mark.parametrize(
    "address", ["members", "map", "catalogue", "catalogue/matrix", "timeline", "chairmanships", "documents", "sources"]
)
def test_the_front_page_leads_to_who_what_when_and_the_papers(client, language, address):
    page = client.get(f"/{language}/").content.decode()

    contents = re.search(r'<nav class="contents".*?</nav>', page, re.DOTALL).group()
    assert f'href="/{language}/{address}/"' in contents


def test_the_front_page_shows_the_latest_papers_of_the_day(client):
    DocumentFactory(title_en="Almaty Act", adopted="2002-06-04")
    DocumentFactory(title_en="Astana Statement", adopted="2022-10-13")

    today, before = (client.get(f"/en/{query}").content.decode() for query in ("", "?on=2010-01-01"))

    assert today.index("Astana Statement") < today.index("Almaty Act")
    assert "Almaty Act" in before
    assert "Astana Statement" not in before


def test_an_empty_portal_still_answers(client):
    assert client.get("/en/").status_code == 200


@LANGUAGES
def test_an_unknown_page_is_not_found_in_the_readers_language_and_offers_the_other(client, language):
    response = client.get(f"/{language}/no-such-page/?x=1")

    page = response.content.decode()
    other = {"en": "ru", "ru": "en"}[language]
    assert response.status_code == 404
    assert f'<html lang="{language}">' in page
    assert f'href="/{other}/no-such-page/?x=1"' in page


def test_the_front_page_costs_the_same_queries_with_many_more_rows(client):
    rows()
    before = queries_of(client, "/en/")
    for _number in range(20):
        rows()

    after = queries_of(client, "/en/")

    assert after == before
    assert after <= 12


def rows():
    """One more of everything that the front page shows."""
    ParticipationFactory()
    term = ChairmanshipFactory(start="after 1999", end=None)
    PriorityFactory(chairmanship=term)
    EventFactory()
    EventFactory(starts="2099", is_planned=True)
    DimensionFactory()
    DocumentFactory()
    ArticleFactory()
