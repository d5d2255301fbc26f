"""A translator in a real browser: from what waits to what readers see."""

import re
from collections.abc import Callable

import pytest
from django.contrib.auth.models import User
from playwright.sync_api import Page, expect

from apps.accounts.roles import REVIEWER, TRANSLATOR_RU
from apps.news.models import Article
from tests.browser.conftest import IN_EACH_LOOK, Look, Open, Publish, Staff

PUBLIC = "/ru/news/to-be-translated/"


@pytest.fixture
def people(account: Staff) -> dict[str, User]:
    return {"translator": account(TRANSLATOR_RU), "reviewer": account(REVIEWER)}


@pytest.fixture
def behind(publish: Publish) -> Article:
    """An article whose Russian title and text are older than the English."""
    article = publish(
        slug="to-be-translated",
        title_en="Ministers meet",
        title_ru="Встреча министров",
        body_en="<p>They met.</p>",
        body_ru="<p>Они встретились.</p>",
    )
    article.title_en, article.body_en = "Ministers confer", "<p>They have met.</p>"
    article.save()
    return article


def test_a_translator_clears_what_is_behind_and_readers_are_no_longer_told(
    browse: Open, people: dict[str, User], behind: Article
):
    public = browse(PUBLIC)
    expect(public.locator(".banner-language")).to_contain_text("русский пока не обновлён")
    public.get_by_role("link", name="Читать по-английски").click()
    expect(public.locator("h1")).to_have_text("Ministers confer")
    expect(public.locator(".banner-language")).to_have_count(0)

    page = browse("/admin/", user=people["translator"])
    page.get_by_role("link", name="Russian: behind").click()
    page.get_by_role("row", name="Ministers confer").get_by_role("link", name="behind").click()
    page.wait_for_url(f"**/{behind.pk}/change/#id_title_ru")
    changed = page.locator(".field-title_ru .pair-words, .field-title_ru + .pair-changed .pair-words").first
    expect(changed.locator("del")).to_have_text("meet")
    expect(changed.locator("ins")).to_have_text("confer")
    expect(page.get_by_label("Title (English)")).to_have_count(0)
    page.get_by_label("Title (Russian)").fill("Совещание министров")
    page.locator("input[name='still_valid'][value='body']").press("Space")
    page.get_by_role("button", name="Propose this change").click()
    page.wait_for_url(re.compile(r"/admin/proposals/\d+/"))
    public.goto(PUBLIC)
    expect(public.locator(".banner-language")).to_have_count(1)

    reviewer = browse(page.url, user=people["reviewer"])
    reviewer.get_by_role("button", name="Approve").click()
    expect(reviewer.locator(".messagelist")).to_contain_text("Approved")
    public.goto(PUBLIC)
    expect(public.locator("h1")).to_have_text("Совещание министров")
    expect(public.locator(".banner-language")).to_have_count(0)
    behind.refresh_from_db()
    assert behind.behind == {}


@IN_EACH_LOOK
def test_the_matrix_the_form_and_the_notice_are_accessible(
    browse: Open, axe: Callable[[Page], str], people: dict[str, User], behind: Article, look: Look
):
    for path in ("/admin/translations/?app=news", f"/admin/news/article/{behind.pk}/change/"):
        page = browse(path, user=people["translator"], **look)
        expect(page.locator("html")).to_have_attribute("lang", look["language"])
        assert not axe(page)
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert not axe(browse(PUBLIC, **look))


def test_the_matrix_is_narrowed_and_read_without_a_script(browse: Open, people: dict[str, User], behind: Article):
    page = browse("/admin/translations/", user=people["translator"], javascript=False)
    page.get_by_label("State").select_option("behind")
    page.get_by_label("Language").select_option("ru")
    page.get_by_role("button", name="Show").click()
    expect(page.get_by_role("row", name="Ministers confer")).to_contain_text("Title, Text")
