"""Every kind of page that is offered in both languages, with the whole starting content."""

import re

import pytest
from django.test import Client
from django.urls import resolve
from django.utils import translation
from lxml import html as reader

from apps.core.languages import other
from apps.core.side_by_side import PAGES
from tests.house.crawl import Page, read
from tests.house.test_pages import MORE_QUERIES, QUERIES, none, site_map
from tests.house.validity import complaints

BROTLI_BYTES = 45_000
LETTERS = {"en": re.compile(r"[A-Za-z]{3,}"), "ru": re.compile(r"[А-Яа-яё]{3,}")}
NOT_TEXT = ".//nav|.//form|.//summary|.//*[@class='footnotes']|.//a[@class='back-link']"


@pytest.fixture(params=["en", "ru"])
def pages(request, content) -> list[Page]:
    """One page of each kind, with both languages."""
    addresses = sorted(site_map(request.param))
    with translation.override(request.param):
        by_kind = {resolve(address).view_name: address for address in addresses}
    Client().get("/en/")
    return [read(Client(), f"{by_kind[kind]}?view=both") for kind in sorted(PAGES)]


def test_every_kind_of_page_stands_in_both_languages_and_keeps_its_bars(pages: list[Page]):
    for page in pages:
        assert page.status == 200
        assert page.parse_errors == []
        assert list(complaints(page.root)) == []
        assert page.brotli_bytes <= BROTLI_BYTES
        assert page.queries <= MORE_QUERIES.get(page.url_name, QUERIES) + 2, page.address
    none(fault for page in pages for fault in faults(page))


def words(element) -> str:
    return " ".join(element.text_content().split())


def faults(page: Page) -> list[str]:
    """Words that stand in the column of the other language, or in one language outside the columns."""
    (main,) = reader.document_fromstring(page.html).xpath("//main")
    for element in main.xpath(NOT_TEXT):
        element.drop_tree()
    columns = main.xpath(".//*[contains(@class, 'columns')]/*[@lang]")
    wrong = [
        f"{page.address}: {words(column)[:60]}"
        for column in columns
        if not LETTERS[column.get("lang")].search(words(column))
        and LETTERS[other(column.get("lang"))].search(words(column))
    ]
    for column in columns:
        column.drop_tree()
    return wrong + [f"{page.address} outside: {found[0]}" for found in [LETTERS["ru"].search(words(main))] if found]
