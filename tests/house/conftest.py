"""The portal with its whole starting content, crawled once in each language."""

import pytest
from django.test import Client
from pytest_django import DjangoDbBlocker

from tests.conftest import connected_to
from tests.house.crawl import Page, crawl

# A language is crawled by one worker: `make test` distributes by group.
IN_EACH_LANGUAGE = [pytest.param(code, marks=pytest.mark.xdist_group(f"crawl-{code}")) for code in ("en", "ru")]


@pytest.fixture(scope="session", params=IN_EACH_LANGUAGE)
def pages(request: pytest.FixtureRequest, content_database: str, django_db_blocker: DjangoDbBlocker) -> dict[str, Page]:
    """Every page of one language by its address; a test that asks for it runs once for each language."""
    with django_db_blocker.unblock(), connected_to(content_database):
        return crawl(Client(raise_request_exception=False), request.param)
