"""The whole portal read as a reader without JavaScript would: every page that links lead to from the front page."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from urllib.parse import urldefrag, urljoin, urlsplit
from xml.etree.ElementTree import Element

import brotli
import html5lib
from django.apps import apps
from django.contrib.contenttypes.models import ContentType
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

SITE = "http://testserver"  # SITE_URL of the tests
SVG = "{http://www.w3.org/2000/svg}"
RESOURCES = {
    "img": ("src", "srcset"), "script": ("src",), "source": ("src", "srcset"), "video": ("src", "poster"),
    "audio": ("src",), "iframe": ("src",), "embed": ("src",), "object": ("data",), f"{SVG}use": ("href",),
}  # fmt: skip
# A manifest is read by phones, a search by browsers, when they are told to.
LINKS_THAT_LOAD_NOTHING = {"canonical", "alternate", "manifest", "search"}


@dataclass
class Page:
    address: str
    status: int
    headers: dict[str, str]
    cookies: list[str]
    content: bytes
    url_name: str
    queries: int
    linked_from: set[str] = field(default_factory=set)

    @property
    def is_page(self) -> bool:
        return self.status == 200 and self.headers.get("Content-Type") == "text/html; charset=utf-8"

    @property
    def is_whole(self) -> bool:
        """Not a part or a selection of a list."""
        return "?" not in self.address

    @property
    def language(self) -> str:
        return self.address[1:3]

    @property
    def path(self) -> str:
        return urlsplit(self.address).path

    @property
    def counterpart(self) -> str:
        """The address of the same page in the other language."""
        return in_other_language(self.address)

    @cached_property
    def html(self) -> str:
        return self.content.decode()

    @property
    def brotli_bytes(self) -> int:
        """Its weight on the wire, compressed quickly as a server does while it is asked."""
        return len(brotli.compress(self.content, quality=5))

    @cached_property
    def _parsed(self) -> tuple[Element, list[str]]:
        parser = html5lib.HTMLParser(html5lib.getTreeBuilder("etree"), namespaceHTMLElements=False)
        root = parser.parse(self.html)
        return root, [f"{code} {variables} at {position}" for position, code, variables in parser.errors]

    @property
    def root(self) -> Element:
        return self._parsed[0]

    @property
    def parse_errors(self) -> list[str]:
        return self._parsed[1]

    def all(self, tag: str) -> Iterator[Element]:
        return self.root.iter(tag)

    def text_of(self, tag: str) -> list[str]:
        return [text(element) for element in self.all(tag)]

    def meta(self, name: str) -> list[str]:
        return [element.get("content", "") for element in self.all("meta") if element.get("name") == name]

    def shared(self, name: str) -> list[str]:
        """What it tells networks (Open Graph)."""
        return [element.get("content", "") for element in self.all("meta") if element.get("property") == f"og:{name}"]

    def links_of(self, relation: str) -> list[Element]:
        return [element for element in self.all("link") if element.get("rel") == relation]

    @cached_property
    def ids(self) -> set[str]:
        return {element.get("id") for element in self.root.iter() if element.get("id")}

    @cached_property
    def links(self) -> list[str]:
        """Where its links lead: within the portal as `/en/…#fragment`, elsewhere the whole address.

        Without those that no crawler is to follow: each day leads to the next.
        """
        hrefs = (element.get("href") for element in self.all("a") if element.get("rel") != "nofollow")
        return [self._absolute(href) for href in hrefs if href is not None]

    @cached_property
    def resources(self) -> set[str]:
        """What a browser loads for it."""
        found = {
            element.get("href", "")
            for element in self.all("link")
            if not LINKS_THAT_LOAD_NOTHING & set(element.get("rel", "").split())
        }
        for element in self.root.iter():
            for name in RESOURCES.get(element.tag, ()):
                value = element.get(name) or ""
                found |= {part.split()[0] for part in value.split(",")} if name == "srcset" and value else {value}
        return {self._absolute(address) for address in found if address and not address.startswith("data:")}

    def _absolute(self, href: str) -> str:
        return urljoin(SITE + self.address, href).removeprefix(SITE)


def text(element: Element, without: str = "") -> str:
    """Its words, save those of elements of the class `without`."""
    return " ".join("".join(_pieces(element, without)).split())


def _pieces(element: Element, without: str) -> Iterator[str]:
    yield element.text or ""
    for child in element:
        if isinstance(child.tag, str) and without not in child.get("class", "").split():
            yield from _pieces(child, without)
        yield child.tail or ""


def in_other_language(address: str) -> str:
    return ("/ru/" if address.startswith("/en/") else "/en/") + address[4:]


def read(client: Client, address: str) -> Page:
    with CaptureQueriesContext(connection) as queries:
        response = client.get(address)
    match = response.wsgi_request.resolver_match  # None where nothing answers
    url_name = match.view_name if match else ""
    headers, cookies = dict(response.headers), list(response.cookies)
    return Page(address, response.status_code, headers, cookies, response.content, url_name, len(queries))


def crawl(client: Client, language: str) -> dict[str, Page]:
    """All addresses of a language that links lead to, pages or not, by address."""
    start = f"/{language}/"
    ContentType.objects.get_for_models(*apps.get_models())  # what a process learns once
    client.get(start)
    pages: dict[str, Page] = {}
    ahead = {start: {""}}
    while ahead:
        address, linked_from = ahead.popitem()
        page = pages[address] = read(client, address)
        page.linked_from |= linked_from
        for target in {urldefrag(link).url for link in page.links if page.is_page}:
            if target in pages:
                pages[target].linked_from.add(address)
            elif target.startswith(start):
                ahead.setdefault(target, set()).add(address)
    return pages
