"""The public pages in a real browser: for every reader, in both languages, light and dark, narrow and wide."""

import re
from collections.abc import Callable

import brotli
import pytest
from django.urls import URLPattern, URLResolver, get_resolver, resolve
from django.urls.resolvers import LocalePrefixPattern
from django.utils import translation
from playwright.sync_api import Page, Response, expect

from tests.browser.conftest import IN_EACH_LOOK, NARROW, Look, Open, Turn

SMALLEST = 320
FIRST_VISIT_BYTES = 100_000

LANGUAGES = pytest.mark.parametrize("language", ["en", "ru"])

# A page of each kind, one on which there is much.
PAGES = [
    "",
    "about/",
    "about/principles/",
    "about/goals/",
    "about/history/",
    "about/transformation/",
    "about/questions/",
    "about/contacts/",
    "members/",
    "observers/",
    "partners/",
    "states/kazakhstan/",
    "organizations/turkpa/",
    "bodies/",
    "bodies/secretariat/",
    "chairmanships/",
    "chairmanships/azerbaijan-2024/",
    "catalogue/",
    "catalogue/matrix/",
    "catalogue/terms/",
    "catalogue/dimensions/new-challenges/",
    "catalogue/areas/ict-security/",
    "briefs/states/kazakhstan/",
    "timeline/",
    "timeline/2022/",
    "events/sixth-summit/",
    "documents/",
    "documents/catalogue-2021/",
    "news/",
    "news/sixth-ministerial-meeting-held/",
    "publications/",
    "publications/laumulin-kozhirova/",
    "sources/",
    "sources/dknews-sixth-ministerial-2021/",
    "sources/disagreements/",
    "quality/",
    "data/",
    "data/codebook/",
    "data/api/",
    "on/2014-05-20/",
    "changes/2014-05-20/2018-09-24/",
    "compare/kazakhstan/turkiye/",
    "map/",
    "growth/",
    "legal/",
    "accessibility/",
    "credits/",
    "search/",
]
OTHERWISE = [
    "briefs/organization/cica/?languages=both",
    "states/kazakhstan/?view=both",
    "documents/catalogue-2021/?view=both&on=2022-01-01",
    "about/questions/?view=both",
    "timeline/?kind=no-such-kind",
    "timeline/?decade=2010",
    "timeline/1991/",
    "members/?area=tourism",
    "search/?q=Turkey",
    "search/?q=nothing+of+the+kind&year=1",
    "no-such-page/",
]
FOR_DEVELOPERS = {"home:gallery"}
FILES = {"briefs:pdf", "search:opensearch", "search:suggest"}

each_page = pytest.mark.parametrize("address", [*PAGES, *OTHERWISE])


def names_in(resolver: URLResolver, namespace: str = "") -> set[str]:
    """The names of all addresses of a namespace: the pages; what has none serves machines."""
    names = set()
    for pattern in resolver.url_patterns:
        if isinstance(pattern, URLResolver):
            names |= names_in(pattern, pattern.namespace or namespace)
        elif isinstance(pattern, URLPattern) and namespace:
            names.add(f"{namespace}:{pattern.name}")
    return names


def test_every_kind_of_page_is_among_those_looked_at():
    (public,) = [one for one in get_resolver().url_patterns if isinstance(one.pattern, LocalePrefixPattern)]
    with translation.override("en"):
        looked_at = {resolve(f"/en/{address}").view_name for address in PAGES}
    assert names_in(public) - FOR_DEVELOPERS - FILES == looked_at


@IN_EACH_LOOK
@each_page
def test_a_page_is_accessible_and_fits_the_smallest_phone(
    turn: Turn, axe: Callable[[Page], str], address: str, look: Look
):
    page = turn(f"/{look['language']}/{address}", look)
    assert not axe(page)
    page.set_viewport_size({"width": SMALLEST, "height": 900})
    assert page.evaluate("document.documentElement.scrollWidth") <= SMALLEST


@LANGUAGES
def test_the_first_visit_is_light(browse: Open, language: str):
    page = browse("/healthz")
    answers: list[Response] = []
    page.on("response", lambda answer: answers.append(answer))  # noqa: PLW0108 (playwright marks the function)
    page.goto(f"/{language}/", wait_until="networkidle")
    sizes = {answer.url: size_on_the_wire(answer) for answer in answers}
    assert len(sizes) > 3
    assert sum(sizes.values()) <= FIRST_VISIT_BYTES, sizes


def size_on_the_wire(answer: Response) -> int:
    """As the portal serves it: texts are compressed beforehand, fonts and pictures are compact by themselves."""
    body, kind = answer.body(), answer.headers["content-type"]
    return len(brotli.compress(body)) if kind.startswith("text/") or "svg" in kind else len(body)


@pytest.mark.parametrize("address", ["events/sixth-summit/", "timeline/?kind=summit&decade=2010", "no-such-page/"])
def test_the_switch_leads_to_the_same_page_and_back_with_its_query(browse: Open, address: str):
    page = browse(f"/en/{address}")
    page.locator(".language-switch").click()
    expect(page).to_have_url(f"{page.url.partition('/ru/')[0]}/ru/{address}")
    expect(page.locator("html")).to_have_attribute("lang", "ru")
    page.locator(".language-switch").click()
    expect(page.locator("html")).to_have_attribute("lang", "en")
    assert page.url.endswith(f"/en/{address}")


def test_the_first_press_of_tab_offers_to_skip_to_the_content(browse: Open):
    page = browse("/ru/members/")
    page.keyboard.press("Tab")
    expect(page.locator(".skip-link")).to_be_focused()
    expect(page.locator(".skip-link")).to_be_in_viewport()
    page.keyboard.press("Enter")
    expect(page.locator("main")).to_be_focused()


@pytest.mark.parametrize("javascript", [True, False], ids=["with JavaScript", "without"])
def test_the_menu_of_a_phone_opens_from_the_keyboard(browse: Open, javascript: bool):
    page = browse("/en/", width=NARROW, javascript=javascript)
    link = page.get_by_role("navigation", name="Main navigation").get_by_role("link", name="Timeline")
    expect(link).to_be_hidden()
    page.locator(".menu > summary").focus()
    page.keyboard.press("Enter")
    expect(link).to_be_visible()
    link.press("Enter")
    expect(page).to_have_title("Timeline — CICA")


def test_a_list_is_filtered_without_javascript(browse: Open):
    page = browse("/ru/timeline/", javascript=False)
    page.locator("[name=kind]").select_option("summit")
    page.locator(".filter-form button").click()
    expect(page).to_have_url(re.compile("kind=summit"))
    assert page.locator(".event-line").count() == 7
