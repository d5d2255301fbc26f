import pytest
from django.test import Client

from apps.chairmanships.models import Chairmanship
from apps.participants.models import State
from tests.factories.chairmanships import ChairmanshipFactory
from tests.factories.desk import EditorFactory
from tests.factories.members import MemberFactory
from tests.factories.participants import StateFactory
from tests.factories.timeline import EventFactory


@pytest.fixture
def desk(db) -> Client:
    """The desk as a writer sees it."""
    client = Client()
    client.force_login(EditorFactory(), backend="django.contrib.auth.backends.ModelBackend")
    return client


def member(english: str, russian: str, **held) -> State:
    state = StateFactory(name_en=english, name_ru=russian, slug=english.lower())
    MemberFactory(state=state, **held)
    return state


@pytest.fixture
def qatar(db) -> State:
    return member("Qatar", "Катар")


@pytest.fixture
def azerbaijan(db) -> State:
    return member("Azerbaijan", "Азербайджан")


@pytest.fixture
def summit(db):
    return EventFactory(
        kind="summit", starts="2026-10", is_planned=True, title_en="Seventh Summit", title_ru="Седьмой саммит"
    )


@pytest.fixture
def term(azerbaijan) -> Chairmanship:
    """The present term, planned to end in October 2026."""
    return ChairmanshipFactory(
        state=azerbaijan, slug="azerbaijan-2024", start="2024-12-17", end="2026-10", is_end_planned=True
    )
