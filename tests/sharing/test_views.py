"""What a page tells those who share it, its picture, and the portal on a home screen."""

import re
from html import unescape
from io import BytesIO
from pathlib import Path

import pytest
from django.conf import settings
from PIL import Image

from apps.sharing.drawing import draw
from tests.factories.news import ArticleFactory
from tests.factories.participants import StateFactory
from tests.factories.participation import ParticipationFactory
from tests.pages import LANGUAGES, queries_of

pytestmark = pytest.mark.django_db
SITE = "http://testserver"


def shared(client, address: str) -> dict[str, str]:
    """The properties of the page for networks, by their names without "og:"."""
    html = client.get(address).content.decode()
    return {name: unescape(value) for name, value in re.findall(r'property="og:([^"]+)" content="([^"]*)"', html)}


def picture(client, address: str) -> str:
    return shared(client, address)["image"].removeprefix(SITE)


# --- what a page tells


@LANGUAGES
def test_a_page_tells_its_title_language_and_address(client, language):
    StateFactory(slug="uae", name_en="“Emirates” & more", name_ru="«Эмираты» и другие")

    page = shared(client, f"/{language}/states/uae/?utm_source=letter")

    assert page["title"] == {"en": "“Emirates” & more", "ru": "«Эмираты» и другие"}[language]
    assert page["url"] == f"{SITE}/{language}/states/uae/"
    assert (page["locale"], page["locale:alternate"]) == {"en": ("en_GB", "ru_RU"), "ru": ("ru_RU", "en_GB")}[language]
    assert page["description"]
    assert (page["image:width"], page["image:height"]) == ("1200", "630")


def test_the_words_of_the_picture_are_told_to_those_who_do_not_see_it(client):
    state = StateFactory(slug="kazakhstan", name_en="Kazakhstan")
    ParticipationFactory(state=state, start="1999-09-14")

    words = "Kazakhstan. member state. since 14\N{NO-BREAK SPACE}September 1999"
    assert shared(client, "/en/states/kazakhstan/")["image:alt"] == words


def test_a_page_of_another_day_is_shared_with_its_day(client):
    page = shared(client, "/en/members/?on=2014-05-20")

    assert page["url"] == f"{SITE}/en/members/?on=2014-05-20"
    assert page["image"].endswith(".png?on=2014-05-20")
    assert page["image:alt"].endswith("As of 20\N{NO-BREAK SPACE}May 2014")


def test_what_is_no_day_is_shared_as_today(client):
    assert shared(client, "/en/members/?on=soon")["url"] == f"{SITE}/en/members/"


def test_news_are_articles_and_other_pages_are_not(client):
    ArticleFactory(slug="meeting")

    assert shared(client, "/en/news/meeting/")["type"] == "article"
    assert shared(client, "/en/news/")["type"] == "website"


@pytest.mark.parametrize("status", ["withdrawn", "draft"])
def test_a_page_that_is_not_published_is_not_shared(client, status):
    state = StateFactory(slug="kazakhstan")
    former = picture(client, "/en/states/kazakhstan/")
    state.status, state.withdrawal_reason_en, state.withdrawal_reason_ru = status, "Reason", "Причина"
    state.save()

    assert "image" not in shared(client, "/en/states/kazakhstan/")
    assert client.get(former).status_code == 404


def test_a_page_that_is_not_there_is_not_shared(client):
    assert "image" not in shared(client, "/en/no-such-page/")


# --- the picture


@LANGUAGES
def test_every_page_has_a_picture_of_the_right_size(client, language):
    response = client.get(picture(client, f"/{language}/members/"))

    assert response.headers["Content-Type"] == "image/png"
    assert Image.open(BytesIO(response.content)).size == (1200, 630)
    assert "immutable" in response.headers["Cache-Control"]
    assert not response.cookies


def test_a_picture_that_is_known_is_not_sent_again(client):
    address = picture(client, "/en/members/")
    again = client.get(address, headers={"if-none-match": client.get(address).headers["ETag"]})

    assert again.status_code == 304


def test_the_address_of_a_picture_changes_with_what_it_shows(client, settings):
    state = StateFactory(slug="kazakhstan")
    before = picture(client, "/en/states/kazakhstan/")
    state.name_en = "Another name"
    state.save()
    after = picture(client, "/en/states/kazakhstan/")
    settings.SITE_OFFICIAL = True

    assert len({before, after, picture(client, "/en/states/kazakhstan/")}) == 3
    assert before.partition("share-")[0] == after.partition("share-")[0] == "/en/states/kazakhstan/"


@pytest.mark.parametrize("query", ["", "?on=2014-05-20"])
def test_the_address_of_a_former_picture_leads_to_the_present_one(client, query):
    response = client.get(f"/ru/members/share-0123456789ab.png{query}")

    assert response.status_code == 302
    assert response.headers["Location"] == picture(client, f"/ru/members/{query}")


def test_two_days_have_two_pictures(client):
    StateFactory(slug="kazakhstan")

    today, then = (
        client.get(picture(client, f"/en/states/kazakhstan/{query}")).content for query in ("", "?on=2014-05-20")
    )
    assert today != then


@pytest.mark.parametrize(
    "page",
    [
        "/en/no-such-page/",
        "/en/states/no-such-state/",
        "/en/gallery/",
        "/en/on/no-such-day/",
        "/en/members/share-0123456789ab.png/",
        "/en/manifest.webmanifest",
        "/en/manifest.webmanifest/",
        "/en/healthz/",
        "/en/admin/",
    ],
)
def test_nothing_is_drawn_but_public_pages(client, page):
    assert client.get(f"{page}share-0123456789ab.png").status_code == 404


def test_words_in_the_address_are_not_drawn(client):
    plain = picture(client, "/en/members/")

    assert picture(client, "/en/members/?q=Nonsense&title=Nonsense") == plain


def test_a_picture_is_only_asked_for(client):
    """A page with a form would else be answered by its picture."""
    assert client.post(picture(client, "/en/")).status_code == 405


def test_a_picture_costs_no_more_queries_than_its_page(client):
    for _number in range(5):
        ParticipationFactory()

    assert queries_of(client, picture(client, "/en/members/")) <= queries_of(client, "/en/members/")


def test_a_picture_is_drawn_once(client):
    address = picture(client, "/en/members/")
    draw.cache_clear()
    for _time in range(3):
        client.get(address)

    assert draw.cache_info().misses == 1


# --- on a home screen


@LANGUAGES
def test_the_portal_on_a_home_screen_speaks_the_language_of_the_page(client, language):
    assert f'<link rel="manifest" href="/{language}/manifest.webmanifest">' in client.get(f"/{language}/").text
    response = client.get(f"/{language}/manifest.webmanifest")
    manifest = response.json()

    assert response.headers["Content-Type"] == "application/manifest+json"
    assert manifest["short_name"] == {"en": "CICA", "ru": "СВМДА"}[language]
    assert (manifest["lang"], manifest["start_url"]) == (language, f"/{language}/")
    assert client.get(manifest["start_url"]).status_code == 200


def test_the_icons_of_the_manifest_are_what_it_says(client):
    icons = client.get("/en/manifest.webmanifest").json()["icons"]
    sizes = {icon["sizes"]: Image.open(BytesIO(client.get(icon["src"]).getvalue())).size for icon in icons[:-1]}

    assert sizes == {"192x192": (192, 192), "512x512": (512, 512)}
    assert {icon.get("purpose") for icon in icons} == {"any", "maskable", None}
    assert b"<svg" in client.get(icons[-1]["src"]).getvalue()


def test_the_frame_about_the_page_has_the_colour_of_the_cover_in_both_schemes(client):
    light, _, dark = (Path(settings.BASE_DIR) / "static/css/tokens.css").read_text().partition("scheme: dark")
    page = client.get("/en/").text

    for scheme, tokens in (("light", light), ("dark", dark)):
        cover = re.search(r"--cover: (#\w+)", tokens)[1]
        assert f'<meta name="theme-color" content="{cover}" media="(prefers-color-scheme: {scheme})">' in page
