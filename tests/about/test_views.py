from urllib.parse import unquote

import pytest

from tests.factories.about import (
    ContactFactory,
    GoalFactory,
    MilestoneFactory,
    PrincipleFactory,
    QuestionFactory,
    QuestionnaireFactory,
    TextFactory,
)
from tests.factories.documents import DocumentFactory
from tests.factories.sources import CitationFactory, SourceFactory
from tests.factories.timeline import EventFactory
from tests.pages import LANGUAGES, address, queries_of

pytestmark = pytest.mark.django_db

PAGES = [
    f"/en/{page}/"
    for page in (
        "about",
        "about/principles",
        "about/goals",
        "about/history",
        "about/transformation",
        "about/questions",
        "about/contacts",
        "legal",
        "accessibility",
    )
]


@pytest.mark.parametrize("page", PAGES)
def test_a_page_without_any_content_yet_is_answered(client, page):
    assert client.get(page).status_code == 200
    assert client.get(page.replace("/en/", "/ru/")).status_code == 200


@LANGUAGES
def test_a_standing_text_is_found_by_its_key_on_its_page_in_the_language_of_the_page(client, language):
    TextFactory(slug="what-is-cica", body_en="<p>A forum in Asia.</p>", body_ru="<p>Форум в Азии.</p>")

    page = client.get(f"/{language}/about/").content.decode()

    assert {"en": "A forum in Asia.", "ru": "Форум в Азии."}[language] in page


def test_the_history_is_told_in_the_order_of_the_times_it_speaks_of(client):
    TextFactory(slug="history-2002-2010", title_en="Rules", written="2002-06-04 to 2010-06-08")
    TextFactory(slug="history-1992-1999", title_en="Experts", written="1992-10-05 to 1999-09-14")
    TextFactory(slug="history", title_en="In short")
    TextFactory(slug="historic-sites", title_en="Elsewhere")

    page = client.get("/en/about/history/").content.decode()

    assert page.index("In short") < page.index("Experts") < page.index("Rules")
    assert "Elsewhere" not in page


def test_the_history_names_the_milestones_of_the_timeline_alone(client):
    EventFactory(title_en="First Summit", is_milestone=True)
    EventFactory(title_en="Seminar of experts")

    page = client.get("/en/about/history/").content.decode()

    assert "First Summit" in page
    assert "Seminar of experts" not in page


def test_the_principles_lead_to_the_declaration_that_states_them(client):
    PrincipleFactory(order=1, title_en="Sovereign equality")
    declaration = DocumentFactory(slug="declaration-on-principles")

    page = client.get("/en/about/principles/").content.decode()

    assert "Sovereign equality" in page
    assert f'href="{address(declaration, "en")}"' in page


def test_a_milestone_says_on_what_day_it_was_checked_or_that_it_is_not_known(client):
    MilestoneFactory(text_en="A first draft.", checked_on="2026-11-22")
    MilestoneFactory()

    page = client.get("/en/about/transformation/").content.decode()

    assert "As of 22\N{NO-BREAK SPACE}November 2026" in page
    assert "Where it stands is not known." in page


def test_a_historical_paper_of_questions_stands_under_its_banner_with_its_date_and_source(client):
    source = SourceFactory()
    paper = QuestionnaireFactory(
        is_historical=True, banner_en="Not the position of today", written="2001-09", source=source
    )
    QuestionFactory(questionnaire=paper, slug="what", question_en="What is CICA?", answer_en="<p>A forum.</p>")

    page = client.get("/en/about/questions/").content.decode()

    assert (
        page.index("Not the position of today")
        < page.index('<h3 id="what">What is CICA?</h3>')
        < page.index("A forum.")
    )
    assert "September 2001" in page
    assert f'href="{address(source, "en")}"' in page
    assert "/about/questions/#" in client.get(address(source, "en")).content.decode()


def test_a_paper_of_questions_that_is_a_draft_is_not_shown(client):
    QuestionFactory(questionnaire=QuestionnaireFactory(status="draft"), question_en="What next?")

    assert "What next?" not in client.get("/en/about/questions/").content.decode()


def test_contacts_are_given_for_the_secretariat_the_press_and_errors(client):
    ContactFactory(value_en="office@example.org", value_ru="office@example.org")
    ContactFactory(kind="phone", value_en="+7 7172 000000", value_ru="+7 7172 000000")
    ContactFactory(purpose="press", value_en="press@example.org", value_ru="press@example.org")

    page = client.get("/en/about/contacts/").content.decode()

    assert 'href="mailto:office@example.org"' in page
    assert 'href="tel:+77172000000"' in page
    assert page.index('id="press"') < page.index("press@example.org")


def letter(page: str) -> str:
    """The subject of the letter that reports an error."""
    return unquote(page.partition("mailto:errors@example.org?subject=")[2].partition('"')[0])


@LANGUAGES
def test_a_report_of_an_error_names_the_page_from_which_the_reader_came(client, language):
    ContactFactory(purpose="errors", value_en="errors@example.org", value_ru="errors@example.org")
    came_from = f"http://testserver/{language}/timeline/?kind=summit"

    response = client.get(f"/{language}/about/contacts/", headers={"referer": came_from})

    assert letter(response.content.decode()).endswith(came_from)
    assert "Referer" in response.headers["Vary"]


@pytest.mark.parametrize(
    "came_from",
    [
        "https://elsewhere.example/en/timeline/",
        "http://testserver/admin/timeline/event/1/change/",
        "http://testserver/ru/about/contacts/",
        "http://[",
        "",
        'http://testserver.evil/en/"><b>',
    ],
)
def test_a_report_of_an_error_names_no_page_that_is_not_a_page_of_this_portal(client, came_from):
    ContactFactory(purpose="errors", value_en="errors@example.org", value_ru="errors@example.org")

    page = client.get("/en/about/contacts/", headers={"referer": came_from}).content.decode()

    assert letter(page) == "Error on the CICA portal"
    assert "You came from" not in page


def test_the_address_of_the_page_from_which_the_reader_came_is_escaped(client):
    ContactFactory(purpose="errors", value_en="errors@example.org", value_ru="errors@example.org")

    page = client.get("/en/about/contacts/", headers={"referer": 'http://testserver/en/"><b>&x=1'}).content.decode()

    assert '"><b>' not in page


def test_every_page_leads_to_the_report_of_an_error(client):
    assert 'href="/en/about/contacts/#report"' in client.get("/en/about/goals/").content.decode()


def test_the_legal_page_shows_its_four_texts(client):
    for key in ("terms", "licence", "privacy", "official"):
        TextFactory(slug=f"legal-{key}", title_en=f"About {key}")

    page = client.get("/en/legal/").content.decode()

    assert all(f"About {key}" in page for key in ("terms", "licence", "privacy", "official"))


def fill(paper):
    EventFactory(is_milestone=True)
    for record in (
        PrincipleFactory(),
        GoalFactory(),
        MilestoneFactory(),
        QuestionFactory(questionnaire=paper),
        ContactFactory(),
        TextFactory(slug=f"history-{PrincipleFactory().pk}"),
    ):
        CitationFactory(record=record)


def test_the_pages_cost_the_same_queries_with_many_more_rows(client):
    paper = QuestionnaireFactory()
    fill(paper)
    before = [queries_of(client, page) for page in PAGES]
    for _time in range(12):
        fill(paper)

    after = [queries_of(client, page) for page in PAGES]

    assert after == before
    assert max(after) <= 12
