"""Every statement of the five papers with which the portal began stands on a page, in English and in Russian.

Readers without JavaScript find them too: the pages are read as the server sends them.
"""

from functools import cache
from pathlib import Path

import pytest
import yaml
from django.test import Client

from apps.core.languages import LANGUAGES
from tests.house.crawl import read, text

PAPERS = yaml.safe_load(Path(__file__).with_name("seeds.yaml").read_text(encoding="utf-8"))
STATEMENTS = [
    pytest.param(statement, id=f"{paper}-{number}", marks=pytest.mark.xdist_group("seeds"))
    for paper, statements in PAPERS.items()
    for number, statement in enumerate(statements, 1)
]


@cache
def words_of(address: str) -> str:
    """All that a page says between its header and its footer, save the marks of sources; each page is read once."""
    page = read(Client(), address)
    assert page.is_page, address
    return text(next(page.all("main")), without="footnotes")


def test_all_five_papers_are_among_them():
    assert PAPERS.keys() == {"note", "embassy", "infographic", "article", "report"}


@pytest.mark.parametrize("statement", STATEMENTS)
def test_a_statement_of_the_first_papers_stands_on_its_page(content, statement: dict[str, str]):
    for language in LANGUAGES:
        said = words_of(f"/{language}/{statement['page']}")
        for part in statement[language].split(" … "):
            assert part in said
            said = said.partition(part)[2]
