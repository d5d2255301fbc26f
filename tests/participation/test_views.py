import pytest

from tests.factories.documents import DocumentFactory
from tests.factories.participants import StateFactory
from tests.factories.participation import ParticipationFactory
from tests.factories.timeline import EventFactory
from tests.pages import address

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("status", ["draft", "withdrawn"])
def test_a_state_that_is_not_published_is_neither_listed_nor_counted(client, status):
    ParticipationFactory(state=StateFactory(name_en="Atlantis", status=status, withdrawal_reason_en="Sunk"))

    assert "Atlantis" not in client.get("/en/members/").content.decode()
    assert '<span class="figure-number">0</span>' in client.get("/en/").content.decode()


def test_an_event_or_instrument_that_is_a_draft_is_not_named_on_the_states_page(client):
    state = StateFactory()
    event = EventFactory(title_en="Hidden accession", status="draft")
    ParticipationFactory(state=state, event=event, document=DocumentFactory(title_en="Hidden act", status="draft"))

    page = client.get(address(state, "en")).content.decode()

    assert "Hidden" not in page


def test_an_event_tells_who_joined_and_whose_status_ended(client):
    event = EventFactory()
    ParticipationFactory(state=StateFactory(name_en="Kuwait"), event=event)
    ParticipationFactory(state=StateFactory(name_en="Lebanon"), status="observer", end="2006", closing_event=event)

    page = client.get(address(event, "en")).content.decode()

    assert "Kuwait" in page
    assert "no longer observer" in page
