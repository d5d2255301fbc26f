"""Each kind of page at the desk in a real browser: accessible, on a phone, in Russian; and with the keyboard alone."""

from collections.abc import Callable
from functools import partial

import pytest
from django.contrib.auth.models import User
from playwright.sync_api import Locator, Page, expect

from apps.accounts.roles import REVIEWER
from apps.news.models import Article
from tests.browser.conftest import IN_EACH_LOOK, NARROW, WIDE, Look, Open, Publish, Staff
from tests.browser.test_signing_in import PASSWORD, code

ARTICLE = "/admin/news/article/{pk}/"
PAGES = [
    "/admin/",
    "/admin/news/article/",
    ARTICLE + "change/",
    ARTICLE + "history/",
    ARTICLE + "history/compare/",
    ARTICLE + "uses/",
    "/admin/news/article/add/",
    "/admin/proposals/",
    "/admin/translations/",
    "/admin/actions/",
    "/admin/actions/chair/",
    "/admin/transfer/",
    "/admin/transfer/events/",
    "/admin/care/links/",
    "/admin/accounts/auditentry/",
    "/admin/account/second-factor/",
    "/admin/password_change/",
]
STEPS = 400
"""How often Tab is pressed at most on the way to a control."""


@pytest.fixture
def signed_in(browse: Open, account: Staff) -> Open:
    """Open a page of the desk as the administrator."""
    return partial(browse, user=account(None, is_superuser=True))


@pytest.fixture
def article(publish: Publish) -> Article:
    """An article whose Russian title is older than the English."""
    article = publish(slug="at-the-desk", title_en="Ministers meet", title_ru="Встреча министров")
    article.title_en = "Ministers confer"
    article.save()
    return article


@IN_EACH_LOOK
@pytest.mark.parametrize("path", PAGES)
def test_each_page_of_the_desk_is_accessible_and_fits_the_screen(
    signed_in: Open, axe: Callable[[Page], str], article: Article, path: str, look: Look
):
    page = signed_in(path.format(pk=article.pk), **look)
    expect(page.locator("html")).to_have_attribute("lang", look["language"])
    assert not axe(page)
    expect(page.locator("h1")).to_have_count(1)
    expect(page.get_by_role("main")).to_have_count(1)
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_the_parts_of_the_front_page_stand_beside_one_another_where_there_is_room(signed_in: Open, article: Article):
    for width, is_wide in ((WIDE, True), (NARROW, False)):
        boxes = [part.bounding_box() for part in signed_in("/admin/", width=width).locator(".desk-part").all()]
        assert (len({box["x"] for box in boxes if box}) > 1) == is_wide


def test_what_is_wrong_in_a_form_leads_to_the_field(signed_in: Open):
    page = signed_in("/admin/timeline/event/add/")
    page.get_by_role("button", name="Save", exact=True).click()
    page.locator(".faults").get_by_role("link", name="Day, or first day").click()
    expect(page.get_by_label("Day, or first day")).to_be_focused()


def reach(page: Page, control: Locator) -> None:
    """Press Tab until the control has the focus; whoever looks must see where it is."""
    element = control.element_handle()  # found once, not for each step
    for _step in range(STEPS):
        if element.evaluate("element => element === document.activeElement"):
            assert element.evaluate("element => getComputedStyle(element).outlineStyle") != "none"
            return
        page.keyboard.press("Tab")
    raise AssertionError(f"Tab does not lead to {control}.")


def log_in(page: Page, user: User) -> None:
    reach(page, page.get_by_label("Username"))
    page.keyboard.type(user.username)
    reach(page, page.get_by_label("Password"))
    page.keyboard.type(PASSWORD)
    page.keyboard.press("Enter")


def test_a_proposal_is_made_and_approved_with_the_keyboard_alone(browse: Open, account: Staff, article: Article):
    writer, reviewer = account(has_factor=False), account(REVIEWER)
    for person in (writer, reviewer):
        person.set_password(PASSWORD)
        person.save()
    page = browse(ARTICLE.format(pk=article.pk) + "change/")
    log_in(page, writer)
    title = page.get_by_label("Title (English)")
    reach(page, title)
    page.keyboard.press("Control+a")
    page.keyboard.type("Ministers gather")
    reach(page, page.get_by_role("button", name="Propose this change"))
    page.keyboard.press("Enter")
    expect(page.get_by_role("status")).to_contain_text("waits for somebody else")

    page = browse("/admin/")
    log_in(page, reviewer)
    page.locator("#id_code").wait_for()
    reach(page, page.locator("#id_code"))
    page.keyboard.type(code())
    page.keyboard.press("Enter")
    reach(page, page.get_by_role("link", name="Change: Ministers confer"))
    page.keyboard.press("Enter")
    reach(page, page.get_by_role("button", name="Approve"))
    page.keyboard.press("Enter")
    expect(page.get_by_role("status")).to_contain_text("Approved")
    article.refresh_from_db()
    assert article.title_en == "Ministers gather"
