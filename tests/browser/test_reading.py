"""Reading in comfort: lists that fold, paper, calm, and colours that the reader forces."""

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Open

MARK = ".footnote[href='#source-5']"


@pytest.mark.parametrize("javascript", [True, False], ids=["with JavaScript", "without"])
def test_a_long_list_of_sources_unfolds_at_a_mark_and_leads_back(browse: Open, javascript: bool):
    page = browse("/en/states/kazakhstan/", javascript=javascript)
    note = page.locator("#source-5")
    expect(note).to_be_hidden()

    page.locator(MARK).first.click()

    expect(note).to_be_visible()
    expect(note).to_be_in_viewport()
    expect(page.locator(".source-notes-shown")).to_be_hidden()
    note.locator(".back-link").first.click()
    expect(page.locator(":target")).to_be_in_viewport()


def test_a_long_list_of_sources_unfolds_by_the_link_above_it(browse: Open):
    page = browse("/ru/states/kazakhstan/")
    page.get_by_role("link", name="Показать список источников").press("Enter")
    expect(page.locator("#source-1")).to_be_visible()


def test_paper_has_the_whole_list_of_sources(browse: Open):
    page = browse("/en/states/kazakhstan/")
    page.emulate_media(media="print")
    expect(page.locator("#source-1")).to_be_visible()
    expect(page.locator(".source-notes-shown")).to_be_hidden()
