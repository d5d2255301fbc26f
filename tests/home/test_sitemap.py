"""The site map, and what else programs read before they read the portal."""

import datetime
import re
from xml.etree import ElementTree

import pytest
from django.urls import reverse
from django.utils import timezone
from django.utils.dateparse import parse_datetime

from apps.home import crawlers
from apps.home.sitemaps import PAGES, last_change
from apps.home.software import software
from apps.timeline.models import Event
from tests.factories.about import ContactFactory, GoalFactory
from tests.factories.bodies import MeetingRuleFactory, OfficeFactory
from tests.factories.news import ArticleFactory
from tests.factories.participants import FormerNameFactory
from tests.factories.timeline import EventFactory
from tests.pages import LANGUAGES, queries_of

pytestmark = pytest.mark.django_db

NAMES = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9", "x": "http://www.w3.org/1999/xhtml"}
SITE = "http://testserver"


@pytest.fixture
def urls(client):
    """The entries of a site map by address: `urls("/sitemap.xml")`."""

    def ask(address: str = "/sitemap.xml") -> dict[str, ElementTree.Element]:
        response = client.get(address)
        assert response.status_code == 200
        root = ElementTree.fromstring(response.content)  # noqa: S314 (our own)
        return {url.findtext("s:loc", "", NAMES).removeprefix(SITE): url for url in root.findall("s:url", NAMES)}

    return ask


def day_of(url: ElementTree.Element) -> str:
    return url.findtext("s:lastmod", "", NAMES)


def change(event, **days) -> datetime.datetime:
    """Let it have been changed and published so long ago."""
    at = timezone.localtime() - datetime.timedelta(**days)
    Event.objects.filter(pk=event.pk).update(updated_at=at, published_at=at)
    return at


def test_the_site_map_names_each_published_page_in_both_languages(urls):
    EventFactory(slug="first-summit")
    EventFactory(slug="draft", status="draft")
    EventFactory(slug="ahead", published_at=timezone.localtime() + datetime.timedelta(days=2))
    EventFactory(slug="gone", status="withdrawn")
    found = urls()
    assert {address for address in found if "/events/" in address} == {
        "/en/events/first-summit/",
        "/ru/events/first-summit/",
    }
    for url in (found["/en/events/first-summit/"], found["/ru/events/first-summit/"]):
        alternates = {link.get("hreflang"): link.get("href") for link in url.findall("x:link", NAMES)}
        assert alternates == {
            "en": f"{SITE}/en/events/first-summit/",
            "ru": f"{SITE}/ru/events/first-summit/",
            "x-default": f"{SITE}/en/events/first-summit/",
        }


def test_addresses_are_those_of_the_site_by_whatever_name_it_was_asked(client):
    page = client.get("/sitemap.xml", headers={"host": "localhost"}).content.decode()
    assert "localhost" not in page
    assert f"<loc>{SITE}/ru/members/</loc>" in page


@pytest.mark.parametrize("page", PAGES)
def test_every_page_of_the_map_answers(client, page):
    assert client.get(reverse(page)).status_code == 200


def test_a_list_changed_when_what_it_shows_did(urls):
    change(EventFactory(starts="2022"), days=40)
    latest = change(EventFactory(starts="2020"), days=30)
    change(EventFactory(starts="2022", status="draft"), days=3)
    found = urls()
    assert day_of(found["/en/timeline/"]) == f"{latest:%Y-%m-%d}"
    assert day_of(found["/ru/timeline/2020/"]) == f"{latest:%Y-%m-%d}"
    assert day_of(found["/ru/timeline/2022/"]) == f"{latest - datetime.timedelta(days=10):%Y-%m-%d}"
    assert day_of(found["/en/documents/"]) == ""


def test_a_list_of_parts_changed_when_one_of_them_did(urls):
    goal = GoalFactory()
    at = timezone.localtime() - datetime.timedelta(days=12)
    goal.history.update(history_date=at)
    assert day_of(urls()["/en/about/goals/"]) == f"{at:%Y-%m-%d}"


@pytest.mark.parametrize(
    ("make", "page"),
    [(MeetingRuleFactory, "on"), (OfficeFactory, "on"), (OfficeFactory, "changes"), (FormerNameFactory, "changes")],
)
def test_a_page_of_the_whole_changed_when_a_part_of_it_did(urls, make, page):
    part = make()
    at = timezone.localtime() + datetime.timedelta(days=1)  # later than what the part belongs to
    part.history.update(history_date=at)

    assert day_of(urls()[f"/en/{page}/"]) == f"{at:%Y-%m-%d}"


def test_a_list_changed_when_something_left_it():
    event = EventFactory()
    change(event, days=30)
    over = timezone.localtime() - datetime.timedelta(days=4)
    Event.objects.filter(pk=event.pk).update(expires_at=over)
    assert last_change(Event) == over
    event.refresh_from_db()
    event.status, event.withdrawal_reason_en, event.withdrawal_reason_ru = "withdrawn", "Reason", "Причина"
    event.save()
    assert last_change(Event) == event.updated_at > over


def test_a_site_map_that_is_too_long_for_a_file_is_an_index_of_several(client, urls, monkeypatch):
    ArticleFactory(slug="news-1")
    monkeypatch.setattr(crawlers, "LIMIT", 10)
    root = ElementTree.fromstring(client.get("/sitemap.xml").content)  # noqa: S314 (our own)
    parts = [element.text.removeprefix(SITE) for element in root.iter(f"{{{NAMES['s']}}}loc")]
    assert root.tag.endswith("sitemapindex")
    assert "/sitemap-article.xml" in parts
    assert "/ru/news/news-1/" in urls("/sitemap-article.xml")
    together = {address for part in parts for address in urls(part)}
    monkeypatch.setattr(crawlers, "LIMIT", 50_000)
    assert together == set(urls())


def test_the_site_map_costs_the_same_queries_with_many_more_rows(client):
    EventFactory()
    before = queries_of(client, "/sitemap.xml")
    for _number in range(10):
        EventFactory()
        ArticleFactory()
    assert queries_of(client, "/sitemap.xml") == before <= 60


# --- what programs may do


def test_crawlers_are_led_to_the_site_map_and_away_from_the_desk(client):
    robots = client.get("/robots.txt").content.decode()
    assert {"Disallow: /admin/", "Disallow: /preview/", f"Sitemap: {SITE}/sitemap.xml"} <= {*robots.splitlines()}
    assert robots.count("Disallow") == 2


@pytest.mark.parametrize(("is_official", "told"), [(True, False), (False, True)])
def test_language_models_are_told_what_the_portal_is_and_where_its_sections_are(client, settings, is_official, told):
    settings.SITE_OFFICIAL = is_official
    text = client.get("/llms.txt", headers={"accept-language": "ru"}).content.decode()
    assert text.startswith("# CICA portal\n")
    assert ("demonstration" in text) is told
    for label, address in re.findall(r"\[(.+?)\]\((.+?)\)", text):
        assert re.match("[A-Z]", label)
        assert client.get(address.removeprefix(SITE)).status_code == 200


# --- whom to write to


def test_nobody_is_named_for_holes_while_nobody_is_known(client):
    ContactFactory(purpose="general")
    assert client.get("/.well-known/security.txt").status_code == 404


def test_who_finds_a_hole_is_told_whom_to_write_to(client):
    ContactFactory(kind="email", purpose="errors", value_en="errors@example.org", value_ru="errors@example.org")
    ContactFactory(kind="address", purpose="errors", value_en="A street", value_ru="Улица")
    response = client.get("/.well-known/security.txt")
    said = dict(line.split(": ", 1) for line in response.content.decode().splitlines() if line)
    assert response.headers["Content-Type"] == "text/plain; charset=utf-8"
    assert said["Contact"] == "mailto:errors@example.org"
    assert said["Canonical"] == f"{SITE}/.well-known/security.txt"
    until = parse_datetime(said["Expires"]) - timezone.localtime()
    assert datetime.timedelta(days=100) < until < datetime.timedelta(days=365)


# --- whose work it is


@LANGUAGES
def test_the_credits_name_what_the_portal_is_made_of(client, language):
    page = client.get(f"/{language}/credits/").content.decode()
    for name in ("ParaType", "flag-icons", "Natural Earth", "gunicorn", "BSD-3-Clause"):
        assert name in page
    assert f'href="/{language}/credits/"' in client.get(f"/{language}/legal/").content.decode()


def test_the_software_is_that_which_is_asked_for_with_its_licence():
    found = {one.name: one for one in software()}
    assert found["django"].licence == "BSD-3-Clause"
    assert found["django"].url == "https://www.djangoproject.com/"
    assert {"gunicorn", "icalendar", "psycopg2-binary"} <= found.keys()
    assert all(len(one.licence) <= 40 for one in software())
    assert [one.name.lower() for one in software()] == sorted(found, key=str.lower)
