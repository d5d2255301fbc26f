import pytest

from tests.factories.bodies import BodyFactory, HolderFactory, MeetingRuleFactory, OfficeFactory, SessionFactory
from tests.factories.documents import DocumentFactory
from tests.factories.participants import StateFactory
from tests.factories.timeline import EventFactory
from tests.pages import LANGUAGES, address, queries_of

pytestmark = pytest.mark.django_db


@LANGUAGES
def test_bodies_are_grouped_by_kind_with_how_often_each_meets_now(client, language):
    summit = BodyFactory(name_en="Summit", name_ru="Саммит", kind="governing")
    MeetingRuleFactory(body=summit, rule_en="every two years", rule_ru="раз в два года", end="2004")
    MeetingRuleFactory(body=summit, rule_en="every four years", rule_ru="раз в четыре года", start="2004")
    BodyFactory(name_en="Youth Council", name_ru="Молодёжный совет", kind="advisory")

    page = client.get(f"/{language}/bodies/").content.decode()

    now, before = {
        "en": ("every four years", "every two years"),
        "ru": ("раз в четыре года", "раз в два года"),
    }[language]
    assert now in page
    assert before not in page
    assert page.index('id="governing"') < page.index('id="advisory"')


def test_a_body_that_is_no_more_stands_apart(client):
    BodyFactory(name_en="Contact Group", kind="working", ended="2001-09-06 to 2010")

    page = client.get("/en/bodies/").content.decode()

    assert page.index('id="former"') < page.index("Contact Group")


def test_a_body_shows_its_offices_sessions_and_documents(client):
    body = BodyFactory()
    HolderFactory(
        office=OfficeFactory(body=body, title_en="Secretary General"), name_en="Kairat Sarybay", start="2022-10-13"
    )
    SessionFactory(body=body, event=EventFactory(title_en="First session"))
    SessionFactory(body=body, event=EventFactory(title_en="Draft session", status="draft"))
    body.documents.add(DocumentFactory(title_en="Statute"))

    page = client.get(address(body, "en")).content.decode()

    term = "since 13\N{NO-BREAK SPACE}October 2022"
    for words in ("Secretary General", "Kairat Sarybay", term, "First session", "Statute"):
        assert words in page
    assert "Draft session" not in page


def test_an_event_says_of_which_body_it_was_a_session(client):
    session = SessionFactory(body=BodyFactory(name_en="Council of Ministers"), ordinal=6)

    page = client.get(address(session.event, "en")).content.decode()

    assert "Council of Ministers" in page
    assert "No. 6" in page


def test_the_pages_cost_the_same_queries_with_many_more_rows(client):
    body = BodyFactory()
    rows(body)
    before = queries_of(client, "/en/bodies/"), queries_of(client, address(body, "en"))
    for _number in range(20):
        rows(body)

    after = queries_of(client, "/en/bodies/"), queries_of(client, address(body, "en"))

    assert after == before
    assert max(after) <= 12


def rows(body):
    """One more of everything that the pages of bodies show."""
    MeetingRuleFactory(body=body, end="after 1999")
    MeetingRuleFactory(body=BodyFactory(reports_to=body))
    HolderFactory(office__body=body, state=StateFactory(), event=EventFactory())
    SessionFactory(body=body)
    body.documents.add(DocumentFactory())
