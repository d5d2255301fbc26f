import pytest

from tests.factories.catalogue import AreaFactory, CoordinationFactory
from tests.factories.participants import StateFactory
from tests.factories.participation import ParticipationFactory
from tests.pages import queries_of

pytestmark = pytest.mark.django_db


def member(name_en, name_ru="Государство", **more):
    return ParticipationFactory(state=StateFactory(name_en=name_en, name_ru=name_ru), **more)


def test_only_members_of_today_are_listed(client):
    member("Present")
    member("Gone", start="2002", end="2008-08-25")
    member("Planned", start="2030", is_planned=True)
    member("Observer", status="observer")

    page = client.get("/en/members/").content.decode()

    assert "Present" in page
    assert not [name for name in ("Gone", "Planned") if name in page]
    assert "1 member state" in page


@pytest.mark.parametrize(
    ("language", "order"),
    [
        ("en", ["Thailand", "Türkiye", "United Arab Emirates"]),
        ("ru", ["Объединённые Арабские Эмираты", "Таиланд", "Турция"]),
    ],
)
def test_members_stand_in_the_readers_alphabet(client, language, order):
    member("Türkiye", "Турция")
    member("United Arab Emirates", "Объединённые Арабские Эмираты")
    member("Thailand", "Таиланд")

    page = client.get(f"/{language}/members/").content.decode()

    assert sorted(order, key=page.index) == order


def test_members_can_be_narrowed_by_when_they_joined(client):
    member("Founder", start="1999-09-14")
    member("Newcomer", start="2022-10-13")

    page = client.get("/en/members/", {"joined": "1999-2001"}).content.decode()

    assert "Founder" in page
    assert "Newcomer" not in page


def test_members_can_be_narrowed_by_the_area_they_coordinate_today(client):
    area = AreaFactory(slug="tourism")
    CoordinationFactory(area=area, state=member("Coordinator").state, start="2020")
    CoordinationFactory(area=area, state=member("Former coordinator").state, start="2010", end="2015")

    page = client.get("/en/members/", {"area": "tourism"}).content.decode()

    assert "Coordinator" in page
    assert "Former coordinator" not in page


@pytest.mark.parametrize("query", [{"joined": "yesterday"}, {"area": "atlantis"}, {"area": "\0"}, {"area": "' OR 1=1"}])
def test_a_filter_that_is_not_legal_gives_a_message_and_the_whole_list(client, query):
    member("Present")

    page = client.get("/en/members/", query).content.decode()

    assert "Some values could not be used" in page
    assert "Present" in page


def test_the_language_switch_keeps_the_filter(client):
    page = client.get("/en/members/?joined=1999-2001").content.decode()

    assert 'href="/ru/members/?joined=1999-2001"' in page


def test_the_list_costs_the_same_queries_with_many_more_members(client):
    member("First")
    before = queries_of(client, "/en/members/")
    for number in range(50):
        member(f"State {number}")

    after = queries_of(client, "/en/members/")

    assert after == before
    assert after <= 12
