"""Pages answer as data at their own address with a suffix."""

import pytest
from django.urls import reverse

from apps.opendata.suffixes import in_form
from tests.factories.members import MemberFactory
from tests.factories.timeline import EventFactory

pytestmark = pytest.mark.django_db


def test_a_page_answers_as_data_at_its_address_with_a_suffix(client):
    event = EventFactory(status="published")
    MemberFactory()
    for address in (reverse("home:home") + "index", reverse("members:members")[:-1], event.get_absolute_url()[:-1]):
        response = client.get(f"{address}.json")
        assert response.status_code == 200, address
        assert response.headers["Content-Type"] == "application/json"


def test_the_data_of_a_page_that_has_another_address_lies_there(client):
    response = client.get("/en/on/2014-05-20.json?on=2022-10-13")
    assert response.headers["Location"] == "/en/on/2022-10-13.json"


@pytest.mark.parametrize(
    "address", ["/en/no-such.json", "/en/states/atlantis.json", "/en/.json", "/en/timeline/1066.json"]
)
def test_what_is_no_page_has_no_data(client, address):
    assert client.get(address).status_code == 404


def test_what_is_no_whole_page_has_no_data(client):
    assert client.get("/en/manifest.webmanifest.json").status_code == 404


@pytest.mark.parametrize(
    ("page", "data"),
    [
        ("/en/", "/en/index.json"),
        ("/en/?on=2021-10-12", "/en/index.json?on=2021-10-12"),
        ("/ru/states/qatar/?a=/x/", "/ru/states/qatar.json?a=/x/"),
    ],
)
def test_data_lie_beside_their_page(page, data):
    assert in_form(page, "json") == data
