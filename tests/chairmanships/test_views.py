import pytest

from tests.factories.chairmanships import ChairmanshipFactory, OfficialFactory, PriorityFactory
from tests.factories.participants import StateFactory
from tests.factories.timeline import EventFactory
from tests.pages import LANGUAGES, address, queries_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def terms():
    before = ChairmanshipFactory(
        state=StateFactory(name_en="Kazakhstan", name_ru="Казахстан"), start="2020-09-24", end="2024-12-17"
    )
    now = ChairmanshipFactory(
        state=StateFactory(name_en="Azerbaijan", name_ru="Азербайджан"),
        start="2024-12-17",
        end="2025-10",
        is_end_planned=True,
    )
    return before, now


@LANGUAGES
def test_the_terms_stand_latest_first_and_the_present_chair_is_marked(client, terms, language):
    page = client.get(f"/{language}/chairmanships/").content.decode().partition('class="event-list"')[2]

    now, before, mark = {
        "en": ("Azerbaijan", "Kazakhstan", "in the chair"),
        "ru": ("Азербайджан", "Казахстан", "председательствует"),
    }[language]
    badge = f">{mark}</span>"
    assert page.index(now) < page.index(badge) < page.index(before)
    assert page.count(badge) == 1


def test_a_term_whose_planned_end_has_passed_goes_on_unconfirmed(client, terms):
    page = client.get(address(terms[1], "en")).content.decode()

    assert "The planned end of this term (October 2025) has passed" in page


def test_a_term_leads_to_those_before_and_after_it(client, terms):
    before, now = terms

    assert address(now, "en") in client.get(address(before, "en")).content.decode()
    assert address(before, "en") in client.get(address(now, "en")).content.decode()


def test_a_term_shows_priorities_lines_of_work_and_officials(client, terms):
    PriorityFactory(chairmanship=terms[1], text_en="Transformation of CICA")
    PriorityFactory(chairmanship=terms[1], kind="line", text_en="A binding Charter")
    OfficialFactory(chairmanship=terms[1], name_en="Jeyhun Bayramov")

    page = client.get(address(terms[1], "en")).content.decode()

    assert page.index('id="priorities"') < page.index("Transformation of CICA") < page.index('id="lines"')
    assert page.index('id="lines"') < page.index("A binding Charter") < page.index("Jeyhun Bayramov")


def test_an_event_says_who_took_the_chair_there(client):
    event = EventFactory()
    ChairmanshipFactory(state=StateFactory(name_en="Tajikistan"), event=event, start="2018-09-24", end=None)

    assert "Tajikistan" in client.get(address(event, "en")).content.decode()


def test_the_pages_cost_the_same_queries_with_many_more_rows(client, terms):
    rows(terms[1])
    before = queries_of(client, "/en/chairmanships/"), queries_of(client, address(terms[1], "en"))
    for _number in range(20):
        rows(terms[1])

    after = queries_of(client, "/en/chairmanships/"), queries_of(client, address(terms[1], "en"))

    assert after == before
    assert max(after) <= 12


def rows(term):
    """One more of everything that the pages of chairmanships show."""
    ChairmanshipFactory(start="after 1999", end="after 1999", event=EventFactory())
    PriorityFactory(chairmanship=term)
    OfficialFactory(chairmanship=term)
