"""Whoever kept an old address finds the page."""

import pytest
from django.core.exceptions import ValidationError

from apps.editions.models import Redirect
from apps.participants.models import State
from tests.factories.documents import DocumentFactory
from tests.factories.editions import RedirectFactory
from tests.factories.participants import StateFactory
from tests.pages import LANGUAGES


def renamed(state: State, slug: str) -> State:
    state.slug = slug
    state.full_clean()
    state.save()
    return state


@pytest.fixture
def state(db) -> State:
    return renamed(StateFactory(slug="turkey"), "turkiye")


@LANGUAGES
def test_a_former_address_leads_to_the_present_one_with_its_query(client, state, language):
    response = client.get(f"/{language}/states/turkey/?on=2021-10-12&x=%20")
    assert (response.status_code, response.url) == (301, f"/{language}/states/turkiye/?on=2021-10-12&x=%20")


def test_an_address_that_changed_twice_leads_on_in_one_step(client, state):
    renamed(state, "tuerkiye")
    assert client.get("/en/states/turkey/").url == client.get("/en/states/turkiye/").url == "/en/states/tuerkiye/"


def test_a_page_that_gets_its_address_back_is_found_there_and_no_loop_remains(client, state):
    renamed(state, "turkey")
    assert client.get("/en/states/turkey/").status_code == 200
    assert client.get("/en/states/turkiye/").url == "/en/states/turkey/"
    assert list(Redirect.objects.values_list("old", "new")) == [("states/turkiye/", "states/turkey/")]


def test_another_page_cannot_take_an_address_from_which_readers_are_led_elsewhere(state):
    other = StateFactory.build(slug="turkey")
    with pytest.raises(ValidationError) as refused:
        other.clean()
    assert "states/turkiye/" in str(refused.value)


def test_only_what_readers_have_seen_leaves_a_redirect(db):
    document = DocumentFactory(status="draft")
    document.slug = "renamed"
    document.save()
    assert not Redirect.objects.exists()


def test_a_change_of_the_address_alone_is_followed_too(client, db):
    state = StateFactory(slug="turkey")
    state.slug = "turkiye"
    state.save(update_fields=["slug"])
    assert client.get("/en/states/turkey/").url == "/en/states/turkiye/"


@pytest.mark.parametrize("path", ["/en/nothing/", "/en/states/%00/", "/en/states/" + "x" * 900, "/nothing/", "/en/"])
def test_only_a_page_that_is_not_there_asks_for_a_redirect(client, db, path, django_assert_max_num_queries):
    with django_assert_max_num_queries(1 if path != "/en/" else 20) as queries:
        client.get(path)
    asked = [query for query in queries.captured_queries if "editions_redirect" in query["sql"]]
    assert len(asked) <= (path != "/en/")


def test_staff_may_type_an_address_in_any_way(state):
    redirect = RedirectFactory.build(old=" /ru/states/old-one ", new="http://testserver/en/states/turkiye/")
    redirect.full_clean()
    assert (redirect.old, redirect.new) == ("states/old-one/", "states/turkiye/")


@pytest.mark.parametrize(
    ("old", "new", "field"),
    [
        ("states/old/", "states/nowhere/", "new"),
        ("states/old/", "nonsense/", "new"),
        ("states/turkiye/", "members/", "old"),
        ("members/", "states/turkiye/", "old"),
        ("members/", "members/", "old"),
    ],
)
def test_a_redirect_that_leads_nowhere_or_from_a_page_is_refused(state, old, new, field):
    with pytest.raises(ValidationError) as refused:
        RedirectFactory.build(old=old, new=new).clean()
    assert list(refused.value.error_dict) == [field]


def test_no_copy_of_a_page_outlives_a_change(client, state):
    for page in ("/en/", "/en/states/turkiye/", "/en/states/turkey/", "/en/nothing/", "/sitemap.xml"):
        response = client.get(page)
        assert response["Cache-Control"] == "no-cache", page
        assert not response.has_header("Last-Modified")


def test_asking_again_for_an_unchanged_page_costs_no_transfer(client, state):
    page = client.get("/en/states/turkiye/")
    assert client.get("/en/states/turkiye/", headers={"If-None-Match": page["ETag"]}).status_code == 304
