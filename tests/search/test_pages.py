"""The pages that are about no record are found by their own titles and descriptions."""

import pytest
from django.urls import reverse

from apps.home import sitemaps
from apps.search.pages import PAGES
from tests.house.crawl import read


def test_every_page_of_the_site_map_can_be_found():
    assert {page.url_name for page in PAGES} == set(sitemaps.PAGES)


@pytest.mark.parametrize("told", PAGES, ids=lambda told: told.url_name)
def test_a_page_is_found_by_the_words_in_its_head(db, client, told):
    head = read(client, reverse(told.url_name)).root.find("head")

    assert str(told.title) in head.find("title").text
    assert head.find("meta[@name='description']").get("content") == str(told.lead)
