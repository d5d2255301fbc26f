"""The history in a real browser: yesterday's Russian text comes back, and the English stays as it is."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.contrib.auth.models import User
from django.utils import timezone
from playwright.sync_api import Page, expect

from apps.accounts.roles import REVIEWER
from apps.news.models import Article
from tests.browser.conftest import IN_EACH_LOOK, Look, Open, Publish, Staff


@pytest.fixture
def people(account: Staff) -> tuple[User, User]:
    return account(), account(REVIEWER)


@pytest.fixture
def article(publish: Publish) -> Article:
    """An article that was rewritten in both languages today."""
    article = publish(slug="rewritten", title_en="English of yesterday", title_ru="Русский вчера")
    for version in article.history.all():
        version.history_date -= timedelta(days=1)
        version.save()
    article.title_en, article.title_ru = "English of today", "Русский сегодня"
    article.save()
    return article


def test_restoring_yesterdays_russian_text_leaves_the_english_alone(
    browse: Open, people: tuple[User, User], article: Article
):
    writer, reviewer = people
    page = browse(f"/admin/news/article/{article.pk}/change/", user=writer)
    page.get_by_role("link", name="History").click()
    page.get_by_role("link", name="What has changed since").click()
    expect(page.locator("ins").first).to_contain_text("today")
    page.get_by_role("button", name="Bring back all Russian texts").click()
    expect(page.get_by_label("Title (Russian)")).to_have_value("Русский вчера")
    expect(page.get_by_label("Title (English)")).to_have_value("English of today")
    page.get_by_role("button", name="Propose this change").click()
    page.wait_for_url("**/admin/proposals/*/")

    public = browse("/ru/news/rewritten/")
    expect(public.locator("h1")).to_have_text("Русский сегодня")
    review = browse(page.url, user=reviewer)
    review.get_by_role("button", name="Approve").click()
    expect(review.locator(".messagelist")).to_contain_text("Approved")
    public.reload()
    expect(public.locator("h1")).to_have_text("Русский вчера")
    public.goto("/en/news/rewritten/")
    expect(public.locator("h1")).to_have_text("English of today")


@IN_EACH_LOOK
def test_the_history_is_accessible_on_a_phone_and_in_the_dark(
    browse: Open, account: Staff, article: Article, axe: Callable[[Page], str], look: Look
):
    writer = account()
    noon = (timezone.now() - timedelta(hours=12)).isoformat().replace("+", "%2B")
    for page_of_history in ("", f"compare/?old={noon}"):
        path = f"/admin/news/article/{article.pk}/history/{page_of_history}"
        page = browse(path, user=writer, **look)
        assert axe(page) == ""
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    name = {"en": "Bring back all Russian texts", "ru": "Вернуть все русские тексты"}[look["language"]]
    expect(page.get_by_role("button", name=name)).to_be_visible()
