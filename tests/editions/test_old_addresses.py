"""Whoever kept an address of the Secretariat's former site, s-cica.org, finds what tells the same here."""

from pathlib import Path

import pytest
import yaml
from django.conf import settings

from apps.editions.models import Redirect, path_of
from tests.factories.editions import RedirectFactory
from tests.factories.participants import StateFactory

# Each as an archive has it, and the way to its successor.
KNOWN = {
    "index.php?view=page&t=structure": "bodies/",
    "index.php?view=page&t=external-relations": "partners/",
    "index.php?view=page&t=council-of-eminent-persons": "bodies/council-of-eminent-persons/",
    "index.php?view=page&t=project-review-committee-of-the-cica-fund": "bodies/project-review-committee/",
    "index.php?view=page&t=first-summit": "events/first-summit/",
    "index.php?view=page&t=second-ministerial": "events/second-ministerial/",
    "index.php?view=page&t=military-political-dimension": "catalogue/dimensions/military-political/",
    "index.php?view=page&t=human-dimension": "catalogue/dimensions/human/",
    "index.php?view=page&t=environment-dimension": "catalogue/dimensions/environmental/",
    "index.php?view=page&t=new-challenges-and-threats-general": "catalogue/areas/new-challenges-general/",
    "index.php?id=1841&view=press_releases": "sources/cica-day-2023/",
    "index.php?view=page&t=press_releases&id=1228": "sources/cica-release-1228/",
    "index.php?view=page&t=press_releases&id=2017": "sources/cica-release-2017/",
    "index.php?id=1847&view=press_releases": "events/youth-council-sixth/",
    "index.php?view=press_releases&id=3": "sources/cica-evolution-2010/",
    "index.php?view=page&t=speeches&id=178": "sources/cica-speech-178/",
    "index.php?view=page&t=forthcoming_events&id=2572": "sources/cica-forthcoming-2572/",
    "page/external-relations/": "partners/",
    "page/chairmanship/": "chairmanships/",
    "page/basic-principles/": "about/principles/",
    "page/concept-paper/": "documents/concept-human-2007/",
    "page/Mongolia-2006/": "sources/cica-mongolia-statements/",
    "news_detail/?newsid=18": "sources/cica-news-18/",
    "speeches_detail/?id=25": "sources/cica-speech-25/",
    "page.php?page_id=9": "bodies/secretariat/",
    "page.php?page_id=6164&lang=1": "sources/cica-news-18/",
    "page.php?lang=1&news_id=233&page_id=14": "events/informal-ministerial-2013/",
}
CONTENT = yaml.safe_load((Path(settings.BASE_DIR) / "fixtures" / "editions.redirect.yaml").read_text())


def follow(client, address: str) -> tuple[int, str]:
    response = client.get(f"/{address}")
    return response.status_code, getattr(response, "url", "")


# --- the known ones


def test_each_known_address_leads_for_good_to_a_page_that_is_there(content, client):
    led = {address: follow(client, address) for address in KNOWN}
    assert led == {address: (301, f"/en/{new}") for address, new in KNOWN.items()}
    russian = {address: follow(client, f"ru/{address}") for address in KNOWN}
    assert russian == {address: (301, f"/ru/{new}") for address, new in KNOWN.items()}
    targets = {record["new"] for record in CONTENT}
    assert {new: client.get(f"/ru/{new}").status_code for new in targets} == dict.fromkeys(targets, 200)


def test_all_of_the_starting_content_is_written_in_the_one_way():
    assert [record["old"] for record in CONTENT if path_of(record["old"]) != record["old"]] == []
    assert {path_of(address) for address in KNOWN} <= {record["old"] for record in CONTENT}


# --- however they are written


@pytest.mark.parametrize(
    "typed",
    [
        "https://www.s-cica.org/index.php?view=page&t=structure",
        "http://s-cica.org/index.php?t=structure&view=page&utm_source=x",
        "//s-cica.org/ru/index.php?view=page&t=structure#top",
        "  index.php?view=page&amp;t=structure ",
        "/ru/index.php?t=structure",
    ],
)
def test_an_address_may_be_typed_in_any_way(typed):
    assert path_of(typed) == "index.php?t=structure"


def test_the_two_ways_to_name_a_press_release_are_one():
    one, other = "index.php?view=page&t=press_releases&id=7", "index.php?id=7&view=press_releases"
    assert path_of(one) == path_of(other) == "index.php?id=7&t=press_releases"


def test_a_site_of_another_name_is_not_taken_for_it():
    assert path_of("https://s-cica.organic.example/index.php?t=structure") != "index.php?t=structure"


@pytest.mark.parametrize(
    ("address", "preferred", "language"),
    [
        ("page.php?page_id=9&lang=1", "ru", "en"),
        ("page.php?page_id=9&lang=ru", "en", "ru"),
        ("page.php?page_id=9&lang=7", "ru", "ru"),
        ("page.php?page_id=9&lang=7", "kk", "en"),
        ("ru/page.php?page_id=9&lang=1", "en", "ru"),
    ],
)
def test_the_language_is_that_of_the_address_else_of_the_browser(client, db, address, preferred, language):
    RedirectFactory(old="page.php?page_id=9", new="bodies/")
    response = client.get(f"/{address}", headers={"accept-language": preferred})
    assert (response.status_code, response.url) == (301, f"/{language}/bodies/")


def test_a_missing_slash_and_other_parameters_do_not_matter(client, db):
    RedirectFactory(old="news_detail/?newsid=6", new="news/")
    assert follow(client, "news_detail?newsid=6&lang=1&print=1") == (301, "/en/news/")


# --- the table


def test_staff_paste_the_whole_address(db):
    redirect = Redirect(old="https://www.s-cica.org/index.php?view=page&t=third-summit", new="/en/bodies/")
    redirect.full_clean()
    assert (redirect.old, redirect.new) == ("index.php?t=third-summit", "bodies/")


def test_a_successor_that_moves_is_followed(client, db):
    state = StateFactory(slug="turkey")
    RedirectFactory(old="page/Turkey12/", new="states/turkey/")
    state.slug = "turkiye"
    state.save()
    assert follow(client, "page/Turkey12/") == (301, "/en/states/turkiye/")


# --- the unknown ones


@pytest.mark.parametrize(
    ("address", "near"),
    [
        ("index.php?view=press_releases&id=99999", "news/"),
        ("index.php?view=page&t=speeches&id=196", "news/?kind=speech"),
        ("index.php?view=page&t=forthcoming_events&id=1", "timeline/"),
        ("index.php?view=page&t=third-ministerial-2008", "search/?q=third+ministerial+2008"),
        ("page/Tajikistan12/", "search/?q=tajikistan"),
        ("news_detail/?newsid=404", "news/"),
        ("speeches_detail/?id=16", "news/?kind=speech"),
        ("index.php", ""),
    ],
)
def test_an_unknown_one_leads_for_now_to_what_is_nearest(client, db, address, near):
    assert follow(client, address) == (302, f"/en/{near}")
    assert client.get(f"/ru/{near}").status_code == 200


@pytest.mark.parametrize(
    "address", ["page.php?page_id=1", "index.php/x", "page/", "other.php?t=structure", "page/!!!/"]
)
def test_where_nothing_is_near_there_is_no_page(client, db, address):
    assert client.get(f"/{address}").status_code == 404


@pytest.mark.parametrize(
    "value", ["%00", "%FF%FE", pytest.param("a" * 5000, id="long"), "%27%22%3C", "%D0%B0", "-1", "t&t=x&t=%00"]
)
@pytest.mark.parametrize("start", ["index.php?view=page&t=", "page/", "news_detail/?newsid=", "page.php?page_id="])
def test_bad_input_finds_no_fault(client, db, start, value):
    assert client.get(f"/{start}{value}").status_code in (302, 404)
