"""Briefing notes printed from the browser."""

import pytest
from playwright.sync_api import expect

from tests.briefs.pdf import Pdf
from tests.browser.conftest import NARROW, WIDE, Open

BEGINNING_A_LINE = """() => [...document.querySelectorAll(".brief .footnotes")].filter(marks => {
    const before = document.createRange();
    before.selectNodeContents(marks.previousSibling);
    return marks.firstChild.getBoundingClientRect().left < [...before.getClientRects()].at(-1).right - 2;
}).map(marks => marks.parentNode.textContent)"""
LONGEST = ["briefs/states/kazakhstan/", "briefs/organization/cica/", "briefs/areas/human-dimension/"]


@pytest.mark.parametrize("language", ["en", "ru"])
@pytest.mark.parametrize("query", ["", "?languages=both"])
def test_the_longest_notes_print_on_two_pages(browse: Open, language: str, query: str):
    page = browse("/healthz")
    printed = {}
    for address in LONGEST:
        page.goto(f"/{language}/{address}{query}")
        printed[address] = Pdf(page.pdf(format="A4")).pages
    assert {address: pages for address, pages in printed.items() if pages > 2} == {}


def test_a_printed_note_has_no_navigation_but_its_day_and_its_address(browse: Open):
    page = browse("/en/briefs/states/kazakhstan/?on=2021-10-12")
    page.emulate_media(media="print")

    for part in (".header", ".footer", ".breadcrumb", ".day", ".brief-choice"):
        for element in page.locator(part).all():
            expect(element).to_be_hidden()
    expect(page.locator(".brief-day")).to_have_text("As of 12 October 2021")
    expect(page.locator(".brief-qr svg")).to_be_visible()
    expect(page.get_by_text("/en/briefs/states/kazakhstan/?on=2021-10-12")).to_be_visible()


@pytest.mark.parametrize("width", [NARROW, WIDE])
@pytest.mark.parametrize("language", ["en", "ru"])
def test_the_first_mark_of_a_fact_never_begins_a_line(browse: Open, language: str, width: int):
    page = browse(f"/{language}/briefs/organization/cica/", width=width)

    assert page.locator(".brief .footnotes").count() > 50
    assert page.evaluate(BEGINNING_A_LINE) == []
