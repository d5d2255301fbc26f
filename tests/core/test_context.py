"""What every page knows about itself: addresses in both languages, canonical address, navigation."""

import pytest
from django.test import RequestFactory
from django.urls import resolve
from django.utils import translation

from apps.core.context import Portal


def portal(path: str, language: str = "en") -> Portal:
    request = RequestFactory().get(path)
    request.resolver_match = None
    translation.activate(language)
    return Portal(request)


def hrefs(page: Portal) -> dict[str, str]:
    return {language["code"]: language["href"] for language in page.languages}


def test_the_switch_leads_to_the_same_page():
    assert hrefs(portal("/en/timeline/")) == {"en": "/en/timeline/", "ru": "/ru/timeline/"}


def test_the_switch_keeps_the_whole_query():
    page = portal("/ru/timeline/?kind=summit&on=2014-05-20&page=2", "ru")
    assert page.other_language["href"] == "/en/timeline/?kind=summit&on=2014-05-20&page=2"


def test_the_switch_works_where_there_is_no_page():
    assert hrefs(portal("/en/no/such/page/"))["ru"] == "/ru/no/such/page/"


def test_the_switch_leads_home_from_an_address_without_a_language():
    assert hrefs(portal("/nowhere")) == {"en": "/en/", "ru": "/ru/"}


def test_the_switch_never_leaves_the_site():
    assert hrefs(portal("//evil.example/en/"))["ru"] == "/ru/"


def test_letters_of_another_alphabet_in_an_address_are_escaped():
    assert hrefs(portal("/en/страница/"))["ru"].isascii()


def test_each_language_names_itself():
    assert [(language["name"], language["is_current"]) for language in portal("/ru/", "ru").languages] == [
        ("English", False),
        ("Русский", True),
    ]


def test_the_canonical_address_keeps_the_page_but_no_day_and_no_filter(settings):
    settings.SITE_URL = "https://portal.example.org"
    page = portal("/en/timeline/?kind=summit&page=2&on=2014-05-20&utm_source=x")
    assert page.canonical == "https://portal.example.org/en/timeline/?page=2"
    assert page.other_language["url"] == "https://portal.example.org/ru/timeline/?page=2"


def test_the_canonical_address_of_a_list_has_no_query(settings):
    settings.SITE_URL = "https://portal.example.org"
    assert portal("/en/timeline/?kind=summit").canonical == "https://portal.example.org/en/timeline/"


@pytest.mark.parametrize("language", ["en", "ru"])
def test_every_entry_of_the_navigation_leads_to_a_page_in_the_language(language):
    for entry in portal(f"/{language}/", language).navigation:
        assert entry["href"].startswith(f"/{language}/")
        assert resolve(entry["href"])


def test_the_page_itself_is_marked_in_the_navigation():
    request = RequestFactory().get("/en/timeline/")
    request.resolver_match = resolve("/en/timeline/")
    current = {entry["href"]: entry["current"] for entry in Portal(request).navigation}
    assert current["/en/timeline/"] == "page"
    assert current["/en/documents/"] == ""


@pytest.mark.parametrize("path", ["/en/states/qatar/", "/en/map/", "/en/growth/", "/en/compare/"])
def test_the_section_of_a_page_below_it_is_marked_in_the_navigation(path):
    request = RequestFactory().get(path)
    request.resolver_match = resolve(path)
    current = {entry["href"]: entry["current"] for entry in Portal(request).navigation}
    assert current["/en/members/"] == "true"


@pytest.mark.parametrize(("path", "offered"), [("/en/map/", True), ("/en/growth/", True), ("/en/sources/", False)])
def test_a_day_is_offered_where_it_changes_what_is_shown(path, offered):
    request = RequestFactory().get(path)
    request.resolver_match = resolve(path)
    assert Portal(request).day["is_offered"] is offered
