import pytest

from tests.factories.bodies import HolderFactory
from tests.factories.catalogue import CoordinationFactory
from tests.factories.chairmanships import ChairmanshipFactory
from tests.factories.documents import DocumentFactory
from tests.factories.participants import FormerNameFactory, OrganizationFactory, PlaceFactory, StateFactory
from tests.factories.participation import ParticipationFactory
from tests.factories.sources import CitationFactory
from tests.factories.timeline import EventFactory
from tests.pages import LANGUAGES, address, queries_of

pytestmark = pytest.mark.django_db


@LANGUAGES
def test_a_state_shows_its_present_status_and_how_it_changed(client, language):
    state = StateFactory(name_en="Viet Nam", name_ru="Вьетнам")
    ParticipationFactory(state=state, status="observer", start="by 2001-09-05", end="2010-06-08")
    ParticipationFactory(state=state, status="member", start="2010-06-08")

    page = client.get(address(state, language)).content.decode()

    expected = {
        "en": (
            "Viet Nam",
            "member state",
            "observer",
            "since 8\N{NO-BREAK SPACE}June 2010",
            "Since 5\N{NO-BREAK SPACE}September 2001 or earlier",
        ),
        "ru": ("Вьетнам", "государство-член", "наблюдатель", "с 8\xa0июня 2010\xa0г.", "5\xa0сентября 2001\xa0г."),
    }[language]
    assert [words for words in expected if words not in page] == []


def test_a_state_whose_status_has_ended_is_a_former_participant(client):
    state = StateFactory()
    ParticipationFactory(state=state, status="observer", start="by 2001-09-05", end="2004-10-20 to 2008-08-25")

    assert "former participant" in client.get(address(state, "en")).content.decode()


def test_a_state_gathers_everything_that_is_known_of_it(client):
    state = StateFactory()
    FormerNameFactory(state=state, name_en="Former Republic")
    ParticipationFactory(state=state, event=EventFactory(title_en="Accession meeting"))
    ChairmanshipFactory(state=state, start="2020-09-24", end=None, theme_en="Theme of the chair")
    CoordinationFactory(state=state, area__name_en="Energy security")
    HolderFactory(state=state, name_en="Secretary So-and-so")
    hosted = EventFactory(host=state, title_en="Summit at home")
    DocumentFactory(event=hosted, title_en="Declaration at home")
    CitationFactory(record=state, source__title_en="Paper about the state")

    page = client.get(address(state, "en")).content.decode()

    for words in (
        "Former Republic",
        "Accession meeting",
        "Theme of the chair",
        "Energy security",
        "Secretary So-and-so",
        "Summit at home",
        "Declaration at home",
        "Paper about the state",
    ):
        assert words in page


@LANGUAGES
def test_an_organization_shows_its_status_and_instrument(client, language):
    organization = OrganizationFactory(name_en="Shanghai Cooperation Organisation", name_ru="ШОС")
    memorandum = DocumentFactory(title_en="Memorandum with the SCO", title_ru="Меморандум с ШОС")
    ParticipationFactory(
        state=None, organization=organization, status="partner", start="2014-05-20", document=memorandum
    )

    page = client.get(address(organization, language)).content.decode()

    assert {"en": "Memorandum with the SCO", "ru": "Меморандум с ШОС"}[language] in page


@LANGUAGES
def test_an_organization_shows_where_its_seat_is(client, language):
    seat = PlaceFactory(name_en="Samarkand", name_ru="Самарканд")
    organization = OrganizationFactory(seat=seat)
    assert {"en": "Samarkand", "ru": "Самарканд"}[language] in client.get(
        address(organization, language)
    ).content.decode()
    organization.seat = None
    organization.save()
    assert "Samarkand" not in client.get(address(organization, "en")).content.decode()


@pytest.mark.parametrize("path", ["/en/states/atlantis/", "/ru/states/atlantis/", "/en/organizations/nobody/"])
def test_an_unknown_participant_is_not_found(client, path):
    assert client.get(path).status_code == 404


def test_a_state_costs_the_same_queries_with_many_more_rows(client):
    state = StateFactory()
    rows(state)
    before = queries_of(client, address(state, "en"))
    for _number in range(20):
        rows(state)

    after = queries_of(client, address(state, "en"))

    assert after == before
    assert after <= 20


def rows(state):
    """One more of everything that a state's page shows."""
    hosted = EventFactory(host=state)
    DocumentFactory(event=hosted)
    ParticipationFactory(state=state, start="after 1999", event=hosted)
    ChairmanshipFactory(state=state, start="after 1999", end=None, event=hosted)
    CoordinationFactory(state=state, start="after 1999")
    HolderFactory(state=state, event=hosted)
    FormerNameFactory(state=state, end="after 1999")
    CitationFactory(record=state)
