"""Proposals in a real browser: a writer proposes, a reviewer on a phone approves, and only then readers see it."""

from collections.abc import Callable

import pytest
from django.contrib.auth.models import User
from playwright.sync_api import Page, expect

from apps.accounts.models import AuditEntry
from apps.accounts.roles import PUBLISHER, REVIEWER
from apps.news.models import Article
from tests.browser.conftest import IN_EACH_LOOK, NARROW, Look, Open, Publish, Staff


@pytest.fixture
def people(account: Staff) -> dict[str, User]:
    return {"writer": account(), "reviewer": account(REVIEWER), "publisher": account(PUBLISHER)}


@pytest.fixture
def article(publish: Publish) -> Article:
    return publish(slug="of-the-browser", title_en="Ministers meet", title_ru="Встреча министров")


def change(page: Page, field: str, words: str) -> None:
    page.get_by_label(field).fill(words)
    page.get_by_role("button", name="Propose this change").click()
    page.wait_for_url("**/admin/proposals/*/")


def test_readers_see_a_change_when_a_reviewer_approves_it_on_a_phone_and_not_before(
    browse: Open, people: dict[str, User], article: Article
):
    page = browse(f"/admin/news/article/{article.pk}/change/", user=people["writer"])
    page.get_by_label("Title (Russian)").fill("Заседание министров")
    page.get_by_label("Note for the reviewer").fill("As in the programme")
    change(page, "Title (English)", "Ministers confer")
    expect(page.locator(".messagelist")).to_contain_text("waits for somebody else")
    expect(page.locator("ins").first).to_contain_text("confer")

    public = browse("/en/news/of-the-browser/")
    expect(public.locator("h1")).to_have_text("Ministers meet")

    phone = browse("/admin/", user=people["reviewer"], width=NARROW)
    phone.get_by_role("link", name="Change: Ministers meet").click()
    expect(phone.get_by_text("As in the programme")).to_be_visible()
    english = phone.frame_locator("iframe").first
    expect(english.locator("h1")).to_have_text("Ministers confer")
    phone.locator("summary", has_text="Русский").click()
    expect(phone.frame_locator("iframe[title^='Русский']").locator("h1")).to_have_text("Заседание министров")
    assert phone.evaluate("document.documentElement.scrollWidth") <= NARROW
    public.reload()
    expect(public.locator("h1")).to_have_text("Ministers meet")

    phone.get_by_role("button", name="Approve").click()
    expect(phone.locator(".messagelist")).to_contain_text("Approved")
    public.reload()
    expect(public.locator("h1")).to_have_text("Ministers confer")
    public.goto("/ru/news/of-the-browser/")
    expect(public.locator("h1")).to_have_text("Заседание министров")
    assert AuditEntry.objects.filter(act="proposal.approved", name=people["reviewer"].username).exists()


def test_two_people_change_the_same_record_and_nothing_is_lost(browse: Open, people: dict[str, User], article: Article):
    path = f"/admin/news/article/{article.pk}/change/"
    first, second = browse(path, user=people["writer"]), browse(path, user=people["publisher"])
    change(first, "Title (English)", "Ministers confer")
    change(second, "Title (English)", "Ministers gather")

    reviewer = browse(first.url, user=people["reviewer"])
    reviewer.get_by_role("button", name="Approve").click()
    expect(reviewer.locator(".messagelist")).to_contain_text("Approved")
    reviewer.goto(second.url)
    conflict = reviewer.get_by_role("region", name="Others have changed the same since")
    for words in ("Ministers meet", "Ministers confer", "Ministers gather"):
        expect(conflict).to_contain_text(words)
    expect(reviewer.get_by_role("button", name="Approve")).to_have_count(0)

    second.reload()
    second.get_by_role("link", name="Change it in the form").click()
    expect(second.get_by_label("Title (English)")).to_have_value("Ministers gather")
    change(second, "Title (English)", "Ministers confer and gather")
    reviewer.goto(second.url)
    reviewer.get_by_role("button", name="Approve").click()
    article.refresh_from_db()
    assert article.title_en == "Ministers confer and gather"


@IN_EACH_LOOK
def test_the_pages_of_proposals_are_accessible_in_both_languages(
    browse: Open, axe: Callable[[Page], str], people: dict[str, User], article: Article, look: Look
):
    page = browse(f"/admin/news/article/{article.pk}/change/", user=people["writer"])
    change(page, "Title (English)", "Ministers confer")
    reviewer = browse("/admin/proposals/", user=people["reviewer"], **look)
    assert not axe(reviewer)
    for path in (page.url, f"/admin/news/article/{article.pk}/change/"):
        reviewer.goto(path)
        expect(reviewer.locator("html")).to_have_attribute("lang", look["language"])
        assert not axe(reviewer)


def test_a_colleague_without_an_account_looks_by_a_secret_link(
    browse: Open, axe: Callable[[Page], str], people: dict[str, User], article: Article
):
    page = browse(f"/admin/news/article/{article.pk}/change/", user=people["writer"])
    change(page, "Title (English)", "Ministers confer")
    page.get_by_role("button", name="Make a link").click()
    told = page.locator(".messagelist").inner_text()
    colleague = browse(told[told.index("/preview/") :].split()[0], width=NARROW)
    expect(colleague.frame_locator("iframe").locator("h1")).to_have_text("Ministers confer")
    assert not axe(colleague)
    colleague.get_by_role("link", name="Русский").click()
    expect(colleague.frame_locator("iframe").locator("h1")).to_have_text("Встреча министров")
    page.get_by_role("button", name="End it").click()
    colleague.goto(colleague.url)
    expect(colleague.locator("h1")).not_to_have_text("Ещё не опубликовано")
