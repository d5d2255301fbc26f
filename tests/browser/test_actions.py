"""Guided actions in a real browser: the chair is handed over in one form, and every page agrees."""

from collections.abc import Callable, Iterator

import pytest
from django.contrib.auth.models import User
from playwright.sync_api import Page, expect

from apps.accounts.roles import PUBLISHER
from apps.actions.registry import ACTIONS
from apps.chairmanships.models import Chairmanship
from apps.sources.models import Citation, Source
from apps.timeline.models import Event
from tests.browser.conftest import IN_EACH_LOOK, NARROW, WIDE, Look, Open, Staff

CHANGED = (Citation, Chairmanship, Source, Event)


@pytest.fixture
def writer(account: Staff) -> User:
    return account()


@pytest.fixture
def publisher(account: Staff) -> User:
    return account(PUBLISHER)


@pytest.fixture
def undone(browse: Open) -> Iterator[None]:
    """The content is afterwards as it was: other tests look at it."""
    before = {model: model.objects.in_bulk() for model in CHANGED}
    yield
    for model in CHANGED:
        model.objects.exclude(pk__in=before[model]).delete()
        for record in model.objects.filter(pk__in=before[model]):
            if model.history.filter(id=record.pk).count() > 1:
                before[model][record.pk].save()
                model.history.filter(id=record.pk).exclude(history_user=None).delete()


def choose(page: Page, field: str, words: str) -> None:
    """Look a record up in a choice with a search."""
    page.locator(f".field-{field} .select2-selection").click()
    page.locator(".select2-search__field").fill(words)
    page.locator(".select2-results__option", has_text=words).first.click()


def fill_in(page: Page) -> None:
    """Qatar takes the chair at the Seventh Summit; a new source says so."""
    page.get_by_label("State that takes the chair").select_option(label="Qatar")
    page.get_by_label("Since when").fill("2026-11-20")
    choose(page, "event", "Seventh CICA Summit")
    page.get_by_text("A source that is not recorded yet").click()
    page.locator("#id_source_title_en").fill("Release on the Summit")
    page.locator("#id_source_title_ru").fill("Сообщение о саммите")
    page.get_by_label("Grade").select_option("official")
    page.get_by_role("button", name="Show what would change").click()


CHAIR = {
    "/en/": ("main", "Qatar"),
    "/ru/": ("main", "Катар"),
    "/en/chairmanships/": ("main", "Qatar"),
    "/ru/chairmanships/": ("main", "Катар"),
    "/en/on/2026-11-20/": ("section[aria-labelledby=chair]", "Qatar"),
    "/en/on/2026-11-19/": ("section[aria-labelledby=chair]", "Azerbaijan"),
    "/ru/on/2026-11-20/": ("section[aria-labelledby=chair]", "Катар"),
    "/en/states/qatar/": ("main", "since 20 November 2026"),
    "/ru/states/qatar/": ("main", "с 20 ноября 2026"),
    "/en/states/azerbaijan/": ("main", "17 December 2024 – 20 November 2026"),
    "/en/about/": ("main", "holds the Chairmanship: Qatar"),
    "/ru/about/": ("main", "государств-членов — Катар"),
    "/en/events/seventh-summit/": ("main", "20 November 2026"),
}


def test_the_chair_is_handed_over_in_one_form_and_every_page_agrees(
    browse: Open, writer: User, publisher: User, undone
):
    page = browse("/admin/", user=writer)
    page.get_by_role("link", name="Hand over the chair").click()
    expect(page.get_by_text("At present: Azerbaijan")).to_be_visible()
    fill_in(page)
    row = page.get_by_role("row", name="State in the chair")
    expect(row).to_contain_text("Azerbaijan")
    expect(row).to_contain_text("Qatar")
    page.get_by_role("button", name="Propose this").click()
    page.wait_for_url("**/admin/proposals/*/")
    proposal = page.url

    public = browse("/en/")
    expect(public.locator(".chair-line")).to_contain_text("Azerbaijan")

    phone = browse(proposal, user=publisher, width=NARROW)
    phone.get_by_role("button", name="Approve").click()
    expect(phone.locator(".messagelist")).to_contain_text("Approved")

    for path, (where, words) in CHAIR.items():
        public.goto(path)
        expect(public.locator(where).first, path).to_contain_text(words)


def test_what_was_typed_comes_back_from_the_outcome(browse: Open, writer: User):
    page = browse("/admin/actions/chair/", user=writer)
    fill_in(page)
    page.get_by_role("button", name="Back to the form").click()
    expect(page.get_by_label("Since when")).to_have_value("2026-11-20")
    expect(page.locator(".field-event .select2-selection")).to_contain_text("Seventh CICA Summit")
    expect(page.locator("#id_source_title_ru")).to_be_visible()
    expect(page.locator("#id_source_title_ru")).to_have_value("Сообщение о саммите")


def test_a_public_page_is_previewed_in_a_tab_of_its_own(browse: Open, writer: User):
    page = browse("/admin/actions/chair/", user=writer)
    fill_in(page)
    with page.expect_popup() as opened:
        page.get_by_role("listitem").filter(has_text="/chairmanships/qatar-2026/").get_by_text("Русский").click()
    expect(opened.value.locator("h1")).to_contain_text("Катар")


@IN_EACH_LOOK
@pytest.mark.parametrize("key", ["", *(f"{key}/" for key in ACTIONS)])
def test_list_and_forms_are_accessible_in_both_languages(
    browse: Open, axe: Callable[[Page], str], writer: User, key: str, look: Look
):
    page = browse(f"/admin/actions/{key}", user=writer, **look)
    expect(page.locator("html")).to_have_attribute("lang", look["language"])
    for heading in page.locator("summary").all():
        heading.click()
    assert not axe(page)
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


@pytest.mark.parametrize("width", [NARROW, WIDE])
def test_the_outcome_is_accessible_and_fits(browse: Open, axe: Callable[[Page], str], writer: User, width: int):
    page = browse("/admin/actions/chair/", user=writer, width=width, dark=width == NARROW)
    fill_in(page)
    expect(page.get_by_role("heading", name="What readers will see")).to_be_visible()
    assert not axe(page)
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
