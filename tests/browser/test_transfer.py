"""Import and export in a real browser."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from apps.timeline.models import Event
from tests.browser.conftest import IN_EACH_LOOK, Look, Open, Staff

PAGE = "/admin/transfer/events/"


@pytest.fixture
def desk(browse: Open, account: Staff) -> Open:
    """Open a page of the desk as one who writes."""
    return partial(browse, user=account())


def look_at(page: Page, path: Path) -> None:
    page.locator("input[type=file]").set_input_files(path)
    page.locator("input[name=_look]").click(timeout=120_000)  # each row passes the whole form


def test_an_import_with_one_bad_row_of_two_hundred_changes_nothing_and_says_which_and_why(desk: Open, tmp_path: Path):
    before = list(Event.objects.values_list("slug", "title_en", "updated_at"))
    rows = [f"test-{n},Meeting {n},Встреча {n},summit,2026,baku" for n in range(200)]
    rows[149] = "test-149,Meeting 149,Встреча 149,summit,21.10.2026,atlantis"
    file = tmp_path / "events.csv"
    file.write_text("\n".join(["slug,title_en,title_ru,kind,starts,place", *rows]))

    page = desk(PAGE)
    look_at(page, file)
    row = page.locator("#row-151")
    expect(row).to_contain_text("refused")
    expect(row).to_contain_text("“21.10.2026” is not a date")
    expect(row).to_contain_text("There is no such record with the address “atlantis”")
    expect(page.locator(".errornote")).to_contain_text("Rows refused: 1.")
    expect(page.get_by_role("button", name="Propose this import")).to_have_count(0)
    assert list(Event.objects.values_list("slug", "title_en", "updated_at")) == before


@pytest.mark.parametrize("suffix", ["Excel", "CSV"])
def test_what_was_taken_away_comes_back_as_the_same(desk: Open, tmp_path: Path, suffix: str):
    page = desk("/admin/transfer/")
    with page.expect_download() as download:
        page.get_by_role("row", name="Events").get_by_text(suffix).click()
    file = tmp_path / download.value.suggested_filename
    download.value.save_as(file)
    page.get_by_role("row", name="Events").get_by_text("From a file").click()
    look_at(page, file)
    expect(page.get_by_text("There is nothing to import.")).to_be_visible()


@IN_EACH_LOOK
def test_the_pages_are_accessible_in_both_languages(desk: Open, axe: Callable[[Page], str], tmp_path: Path, look: Look):
    file = tmp_path / "events.csv"
    slug = Event.objects.values_list("slug", flat=True).first()
    file.write_text(f"slug,title_en,place\n{slug},Renamed,\nnew-one,New,atlantis\n")
    page = desk("/admin/transfer/", **look)
    expect(page.locator("html")).to_have_attribute("lang", look["language"])
    assert not axe(page)
    page.goto(PAGE)
    page.locator(".transfer-legend > summary").click()
    assert not axe(page)
    look_at(page, file)
    expect(page.locator(".errornote")).to_be_visible()
    assert not axe(page)
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
