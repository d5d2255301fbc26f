"""Reading in comfort: lists that fold, paper, calm, and colours that the reader forces."""

from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Open

MARK = ".footnote[href='#source-5']"
# What WCAG 2.2 asks pages to bear (1.4.12), on what 400 % makes of a screen of 1280 pixels (1.4.10).
SPACED = """() => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(`
        * { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important }
        p { margin-bottom: 2em !important }`);
    document.adoptedStyleSheets = [sheet];
}"""


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


def test_pages_fade_into_each_other_only_for_those_who_do_not_ask_for_calm(browse: Open):
    page = browse("/en/about/")
    header = page.locator(".header")
    expect(header).to_have_css("view-transition-name", "none")
    page.emulate_media(reduced_motion="no-preference")
    expect(header).to_have_css("view-transition-name", "header")


@pytest.mark.parametrize("address", ["", "states/kazakhstan/", "bodies/", "map/"])
def test_a_page_is_accessible_in_colours_that_the_reader_forces(browse: Open, axe: Callable[..., str], address: str):
    page = browse(f"/ru/{address}")
    page.emulate_media(forced_colors="active")
    # Of contrast axe would judge our colours, where the browser paints the reader's.
    assert not axe(page, without=["color-contrast"])


@pytest.mark.parametrize("address", ["", "states/kazakhstan/", "on/2014-05-20/", "catalogue/matrix/"])
def test_a_page_bears_the_text_spacing_of_the_reader_on_a_small_phone(browse: Open, address: str):
    page = browse(f"/ru/{address}", width=320)
    page.evaluate(SPACED)
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
