"""Every page of the portal, in both languages, with the whole starting content."""

import base64
import hashlib
import json
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from itertools import groupby
from urllib.parse import parse_qsl, urlencode, urlsplit
from xml.etree import ElementTree

import brotli
from django.test import Client

from apps.core.context import CANONICAL_PARAMETERS
from apps.core.templatetags.layout import LONG
from tests.house.crawl import SITE, Page, in_other_language
from tests.house.validity import complaints

Pages = dict[str, Page]

QUERIES = 12
MORE_QUERIES = {
    "participants:state": 20,
    "sources:source": 20,
    "sources:disagreements": 20,
    "sources:quality": 20,
    "chronicle:on": 20,
    "chronicle:changes": 20,
    "chronicle:compare": 20,
    "briefs:note": 20,
}
BROTLI_BYTES = 14_000
LINKED_DATA_BYTES = 700
MORE_BROTLI_BYTES = {
    "chronicle:map": 45_000,
    "chronicle:on": 45_000,
    "chronicle:changes": 45_000,
    "chronicle:compare": 45_000,
    "timeline:timeline": 45_000,
}
HEADERS = {
    "Content-Security-Policy", "X-Content-Type-Options", "X-Frame-Options", "Referrer-Policy", "Permissions-Policy",
    "Cross-Origin-Opener-Policy",
}  # fmt: skip
SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"


def no_page(pages: Pages, found: Callable[[Page], Iterable[object]]) -> None:
    """Fail with a line for each fault that `found` finds on a page."""
    none([f"{page.address}: {fault}" for page in pages.values() for fault in found(page)])


def none(faults: Iterable[str]) -> None:
    """Fail with a line for each fault, where pytest's comparison would show but a few."""
    lines = sorted(faults)
    assert not lines, "\n".join([f"{len(lines)} faults", *lines[:40]])


def site_map(language: str) -> set[str]:
    """The addresses that the portal names to search engines."""
    root = ElementTree.fromstring(Client().get("/sitemap.xml").content)  # noqa: S314 (our own)
    addresses = {element.text.removeprefix(SITE) for element in root.iter(f"{SITEMAP}loc")}
    return {address for address in addresses if address.startswith(f"/{language}/")}


# --- what there is


def test_every_page_that_a_link_leads_to_is_there(pages: Pages):
    def answers(page: Page) -> Iterator[str]:
        if not page.is_page:
            kind = page.headers.get("Content-Type")
            yield f"answers {page.status} {kind}, linked from {sorted(page.linked_from)[:3]}"

    no_page(pages, answers)


def test_links_from_the_front_page_lead_to_every_page_of_the_site_map(content, pages: Pages):
    language = next(iter(pages.values())).language
    named = site_map(language)
    found = {page.path for page in pages.values() if not page.meta("robots")}
    assert len(named) > 100
    none(found ^ named)


def test_both_languages_have_the_same_pages(content):
    assert {in_other_language(address) for address in site_map("en")} == site_map("ru")


def test_every_link_leads_somewhere(pages: Pages):
    def broken(page: Page) -> Iterator[str]:
        for link in page.links:
            parts = urlsplit(link)
            address = parts._replace(fragment="").geturl()
            own = address if address.startswith(f"/{page.language}/") else in_other_language(address)
            if parts.scheme:
                if parts.scheme not in ("https", "http", "mailto", "tel") or not (parts.netloc or parts.path):
                    yield f"{link} is no address"
            elif not address.startswith(("/en/", "/ru/")):
                yield f"{link} leads out of the pages"
            elif own not in pages:
                yield f"{link} is missing in this language"
            elif parts.fragment and parts.fragment not in pages[own].ids:
                yield f"{link} leads to no such part of the page"

    no_page(pages, broken)


def test_every_picture_style_and_font_is_there_and_our_own(pages: Pages):
    files = {resource for page in pages.values() for resource in page.resources}
    none(resource for resource in files if not resource.startswith(("/static/", "/media/")))
    client = Client()
    missing = []
    for address in sorted(files):
        path, _, part = address.partition("#")
        response = client.get(path)
        body = response.getvalue().decode(errors="ignore") if response.status_code == 200 else ""
        if not body or (part and f'id="{part}"' not in body):
            missing.append(address)
    none(missing)


# --- what each says of itself


def test_every_page_says_its_language(pages: Pages):
    no_page(pages, lambda page: [page.root.get("lang")] if page.root.get("lang") != page.language else [])


def test_every_page_has_one_heading_of_the_first_rank(pages: Pages):
    no_page(pages, lambda page: [page.text_of("h1")] if [bool(h1) for h1 in page.text_of("h1")] != [True] else [])


def test_every_page_below_the_front_says_where_it_stands(pages: Pages):
    def unplaced(page: Page) -> Iterator[str]:
        number = [nav.get("class") for nav in page.all("nav")].count("breadcrumb")
        if number != (page.url_name != "home:home"):
            yield f"{number} breadcrumbs"

    no_page(pages, unplaced)


def test_every_page_of_many_sections_leads_to_each_of_them(pages: Pages):
    def unnamed(page: Page) -> Iterator[str]:
        sections = [f"#{heading.get('id')}" for heading in page.all("h2") if heading.get("id")]
        is_long = len(sections) >= LONG and page.url_name != "home:home"  # the front page has contents of its own
        navs = [nav for nav in page.all("nav") if nav.get("aria-labelledby") == "on-this-page"]
        ways = [element.get("href") for nav in navs for element in nav.iter() if element.get("href")]
        if ways != (sections if is_long else []):
            yield f"{ways} lead to {sections}"

    no_page(pages, unnamed)


def of_a_kind(pages: Pages) -> Iterator[list[Page]]:
    """The pages of each kind: a body and the event that established it may bear the same name."""
    whole = sorted((page for page in pages.values() if page.is_whole), key=lambda page: page.url_name)
    return (list(group) for _name, group in groupby(whole, key=lambda page: page.url_name))


def test_every_page_has_a_title_of_its_own(pages: Pages):
    no_page(pages, lambda page: page.text_of("title") if [len(t) > 8 for t in page.text_of("title")] != [True] else [])
    for group in of_a_kind(pages):
        titles = Counter(page.text_of("title")[0] for page in group)
        none(title for title, times in titles.items() if times > 1)


def test_every_page_has_a_description_of_its_own(pages: Pages):
    def wrong(page: Page) -> list[str]:
        found = page.meta("description")
        return found if [20 <= len(description) <= 300 for description in found] != [True] else []

    no_page(pages, wrong)
    for group in of_a_kind(pages):
        descriptions = Counter(page.meta("description")[0] for page in group)
        none(description for description, times in descriptions.items() if times > 1)


def test_every_page_names_its_canonical_address(pages: Pages):
    def wrong(page: Page) -> Iterator[str]:
        query = [
            (name, value) for name, value in parse_qsl(urlsplit(page.address).query) if name in CANONICAL_PARAMETERS
        ]
        canonical = SITE + page.path + (f"?{urlencode(sorted(query))}" if query else "")
        named = [link.get("href") for link in page.links_of("canonical")]
        if named != [canonical]:
            yield f"canonical is {named}"

    no_page(pages, wrong)


def test_every_page_and_its_counterpart_name_each_other(pages: Pages):
    def wrong(page: Page) -> Iterator[dict]:
        alternates = page.links_of("alternate")
        named = {link.get("hreflang"): link.get("href") for link in alternates if link.get("hreflang")}
        own = page.links_of("canonical")[0].get("href", "").removeprefix(SITE)
        english, russian = sorted([own, in_other_language(own)])
        if named != {"en": SITE + english, "ru": SITE + russian, "x-default": SITE + english}:
            yield named

    no_page(pages, wrong)


def test_every_page_leads_to_its_counterpart(pages: Pages):
    no_page(pages, lambda page: [] if page.counterpart in page.links else ["no switch"])


def test_every_page_tells_search_engines_what_it_is_and_where_it_stands(pages: Pages):
    def wrong(page: Page) -> Iterator[str]:
        found = [element.text or "" for element in page.all("script") if element.get("type") == "application/ld+json"]
        if len(found) != 1 and not page.meta("robots"):
            yield f"{len(found)} scripts of linked data"
        for text in found:
            size, data = len(brotli.compress(text.encode(), quality=5)), json.loads(text)
            steps = data.get("breadcrumb", {}).get("itemListElement", [])
            if size > LINKED_DATA_BYTES:
                yield f"{size} bytes of linked data"
            if page.url_name != "home:home" and len(steps) < 2:
                yield "no way from the front page"

    no_page(pages, wrong)


def test_every_page_tells_networks_what_it_is(pages: Pages):
    def wrong(page: Page) -> Iterator[str]:
        for name in ("title", "description", "type", "locale", "image", "image:alt"):
            if [bool(told) for told in page.shared(name)] != [True]:
                yield f"og:{name} is {page.shared(name)}"
        canonical = [link.get("href") for link in page.links_of("canonical")]
        if page.shared("url") != canonical and not page.meta("robots"):
            yield f"og:url is {page.shared('url')}"

    no_page(pages, wrong)


def test_every_kind_of_page_has_its_picture(content, pages: Pages):
    client = Client()
    for group in of_a_kind(pages):
        page = max(group, key=lambda page: len(page.shared("image:alt")[0]))
        address = page.shared("image")[0].removeprefix(SITE)
        assert address.startswith(f"{page.path}share-")
        assert client.get(address).headers["Content-Type"] == "image/png", page.address


# --- what it costs and whether it is safe


def test_no_page_asks_the_database_too_often(pages: Pages):
    def too_many(page: Page) -> Iterator[str]:
        if page.queries > (budget := MORE_QUERIES.get(page.url_name, QUERIES)):
            yield f"{page.queries} queries, {budget} allowed"

    no_page(pages, too_many)


def test_no_page_is_too_heavy(pages: Pages):
    def too_heavy(page: Page) -> Iterator[str]:
        if page.brotli_bytes > (budget := MORE_BROTLI_BYTES.get(page.url_name, BROTLI_BYTES)):
            yield f"{page.brotli_bytes} bytes, {budget} allowed"

    no_page(pages, too_heavy)


def test_no_page_has_a_script_or_style_within_but_linked_data_that_its_policy_names(pages: Pages):
    def inline(page: Page) -> Iterator[str]:
        for element in page.root.iter():
            if element.tag == "style" or (element.tag == "script" and "src" not in element.attrib):
                digest = base64.b64encode(hashlib.sha256((element.text or "").encode()).digest()).decode()
                is_data = element.get("type") == "application/ld+json"
                if not is_data or f"'sha256-{digest}'" not in page.headers["Content-Security-Policy"]:
                    yield f"<{element.tag}>"
            yield from (f"{name}=" for name in element.attrib if name == "style" or name.startswith("on"))

    no_page(pages, inline)


def test_no_page_sets_a_cookie(pages: Pages):
    no_page(pages, lambda page: page.cookies)


def test_every_page_has_the_headers_of_a_safe_site(pages: Pages):
    no_page(pages, lambda page: HEADERS - set(page.headers))


def test_every_page_is_valid_html(pages: Pages):
    no_page(pages, lambda page: [*page.parse_errors, *complaints(page.root)])
