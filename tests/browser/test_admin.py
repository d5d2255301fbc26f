"""The desk in a real browser: accessibility, its own language switch, the editor of texts under the policy."""

from collections.abc import Callable
from functools import partial

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import IN_EACH_LOOK, Look, Open, Publish, Staff

FORMS = [
    "/admin/participants/state/1/change/",
    "/admin/timeline/event/add/",
    "/admin/chairmanships/chairmanship/1/change/",
]


@pytest.fixture
def desk(browse: Open, account: Staff) -> Open:
    """Open a page of the desk as the administrator."""
    return partial(browse, user=account(None, is_superuser=True))


@IN_EACH_LOOK
@pytest.mark.parametrize("path", ["/admin/participants/state/", *FORMS])
def test_lists_and_forms_are_accessible_in_both_languages(
    desk: Open, axe: Callable[[Page], str], path: str, look: Look
):
    page = desk(path, **look)
    expect(page.locator("html")).to_have_attribute("lang", look["language"])
    assert not axe(page)


def test_the_choice_of_language_at_the_desk_sets_no_cookie_for_the_public_pages(browse: Open):
    page = browse("/admin/login/")
    page.get_by_role("button", name="Русский").click()
    expect(page.locator("html")).to_have_attribute("lang", "ru")
    assert page.url.endswith("/admin/login/")
    page.goto("/en/")
    expect(page.locator("html")).to_have_attribute("lang", "en")
    assert [cookie["name"] for cookie in page.context.cookies(page.url)] in ([], ["csrftoken"])


def test_bold_text_is_typed_saved_and_shown(desk: Open, publish: Publish):
    article = publish(status="draft", slug="browser-test")
    page = desk(f"/admin/news/article/{article.pk}/change/")
    editor = page.get_by_role("textbox", name="Text (Russian)")
    editor.click()
    page.keyboard.type("Министры ")
    page.keyboard.press("Control+b")
    page.keyboard.type("одобрили")
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.locator(".messagelist")).to_contain_text("was changed successfully")
    article.refresh_from_db()
    assert article.body_ru == "<p>Министры <strong>одобрили</strong></p>"
    page.goto(f"/admin/news/article/{article.pk}/change/")
    expect(page.locator(".field-body_ru strong")).to_have_text("одобрили")


def test_a_row_is_added_and_its_overlap_is_told_beside_it(desk: Open):
    page = desk("/admin/participants/state/1/change/")
    page.get_by_role("button", name="Add another Participation").click()
    row = page.locator(".inline-related.last-related:not(.empty-form)", has=page.locator("[name$='-status']")).last
    row.locator("[name$='-status']").select_option("observer")
    row.locator("[name$='-start']").fill("2024")
    page.get_by_role("button", name="Propose this change").click()
    expect(page.locator(".errorlist", has_text="already holds a status in this period")).to_be_visible()
