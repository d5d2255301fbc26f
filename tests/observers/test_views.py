import pytest

from tests.factories.participants import OrganizationFactory, StateFactory
from tests.factories.participation import ParticipationFactory
from tests.pages import LANGUAGES, queries_of

pytestmark = pytest.mark.django_db


def observe(state=None, organization=None, **more):
    return ParticipationFactory(state=state, organization=organization, status="observer", **more)


@pytest.fixture
def observers():
    observe(StateFactory(name_en="Japan", name_ru="Япония"))
    observe(organization=OrganizationFactory(name_en="United Nations", name_ru="Организация Объединённых Наций"))
    observe(StateFactory(name_en="Lebanon", name_ru="Ливан"), start="by 2001-09-05", end="2001-09-06 to 2008-08-25")


@LANGUAGES
def test_states_organizations_and_former_observers_stand_apart(client, observers, language):
    page = client.get(f"/{language}/observers/").content.decode()

    state, organization, former = {
        "en": ("Japan", "United Nations", "Lebanon"),
        "ru": ("Япония", "Организация Объединённых Наций", "Ливан"),
    }[language]
    assert page.index('id="states"') < page.index(state) < page.index('id="organizations"')
    assert page.index('id="organizations"') < page.index(organization) < page.index('id="former"') < page.index(former)


def test_observers_can_be_narrowed_to_organizations(client, observers):
    page = client.get("/en/observers/", {"kind": "organizations"}).content.decode()

    assert "United Nations" in page
    assert "Japan" not in page


def test_the_list_costs_the_same_queries_with_many_more_observers(client, observers):
    before = queries_of(client, "/en/observers/")
    for _number in range(30):
        observe(StateFactory())
        observe(organization=OrganizationFactory())
        observe(StateFactory(), start="2001", end="2008")

    after = queries_of(client, "/en/observers/")

    assert after == before
    assert after <= 12
