"""The addresses of pages in other forms: /en/members.json for /en/members/, /en/index.json for the front page."""

from apps.core.languages import active

FRONT = "index"
"""Stands for the front page, whose address has no last part to put a suffix to."""


def in_form(address: str, suffix: str) -> str:
    """Where the page of that address is to be had in that form, for the same query."""
    path, mark, query = address.partition("?")
    is_front = path.count("/") == 2
    return f"{path}{FRONT if is_front else ''}".rstrip("/") + f".{suffix}{mark}{query}"


def page_at(stem: str) -> str:
    """The path of the page whose forms have that address in the page's language, without language and suffix."""
    return f"/{active()}/" if stem == FRONT else f"/{active()}/{stem}/"
