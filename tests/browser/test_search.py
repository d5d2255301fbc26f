"""The search box: suggestions while typing, by keyboard, and without a script."""

import re
from collections.abc import Callable

from playwright.sync_api import Page, expect

from tests.browser.conftest import NARROW, Open


def test_suggestions_are_chosen_by_the_keys_alone(browse: Open, axe: Callable[[Page], str]):
    page = browse("/en/news/")
    box = page.get_by_role("combobox", name="Search the portal")
    options = page.get_by_role("listbox", name="Suggestions").get_by_role("option")

    box.press_sequentially("kazakh")

    expect(options.first).to_contain_text("Kazakhstan")
    expect(box).to_have_attribute("aria-expanded", "true")
    assert not axe(page)
    box.press("ArrowDown")
    expect(options.first).to_have_attribute("aria-selected", "true")
    box.press("Escape")
    expect(options.first).to_be_hidden()
    expect(box).to_be_focused()
    box.press("s")
    box.press("Backspace")
    expect(options.first).to_be_visible()
    box.press("ArrowDown")
    box.press("Enter")
    expect(page).to_have_url(re.compile("/en/states/kazakhstan/$"))


def test_without_a_script_the_box_searches_all_the_same(browse: Open):
    page = browse("/ru/about/", javascript=False)
    page.get_by_role("searchbox", name="Поиск по порталу").fill("Казахстан")

    page.get_by_role("button", name="Найти").click()

    expect(page.locator(".hit a").first).to_have_attribute("href", "/ru/states/kazakhstan/")


def test_on_a_phone_the_button_leads_to_the_page_of_the_search(browse: Open):
    page = browse("/en/about/", width=NARROW)

    page.get_by_role("button", name="Search").click()

    expect(page.get_by_role("heading", level=1)).to_have_text("Search")
    expect(page.get_by_role("combobox", name="What are you looking for?")).to_be_visible()


def test_on_a_phone_the_hits_come_first_and_what_narrows_them_unfolds(browse: Open):
    page = browse("/en/search/?q=Turkey", width=NARROW, javascript=False)
    kind = page.get_by_label("Kind")
    expect(kind).to_be_hidden()

    page.get_by_text("Narrow and sort").click()
    kind.select_option("event")
    page.get_by_role("button", name="Show").click()

    expect(page).to_have_url(re.compile("kind=event"))
    expect(kind).to_be_visible()
