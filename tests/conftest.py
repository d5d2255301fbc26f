"""What every test gets, and the starting content for those that ask for it."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from django.core.cache import cache
from django.core.management import call_command
from django.db import connection, transaction
from django.utils import translation
from pytest_django import DjangoDbBlocker

from tests.browser.chromium import ChromiumMissing, chromium

BROWSER_TESTS = Path(__file__).parent / "browser"
WITH_BROWSER = os.environ.get("BROWSER") != "0"

collect_ignore = [] if WITH_BROWSER else ["browser"]


def pytest_configure(config: pytest.Config) -> None:
    """Find or install Chromium once, before xdist starts its workers, if browser tests are among those asked for."""
    if WITH_BROWSER and not hasattr(config, "workerinput"):
        asked = [Path(argument.partition("::")[0]).resolve() for argument in config.args]
        if any(BROWSER_TESTS.is_relative_to(path) or path.is_relative_to(BROWSER_TESTS) for path in asked):
            try:
                os.environ["CHROMIUM"] = chromium()
            except ChromiumMissing as error:
                raise pytest.UsageError(str(error)) from None


@pytest.fixture(autouse=True)
def fresh_process() -> Iterator[None]:
    """The language and the cache of one test do not leak into the next."""
    yield
    translation.deactivate()
    cache.clear()


@contextmanager
def connected_to(database: str) -> Iterator[None]:
    """Use another database of the same server, in this thread and in those that start."""
    before = connection.settings_dict["NAME"]
    connection.close()
    connection.settings_dict["NAME"] = database
    try:
        yield
    finally:
        connection.close()
        connection.settings_dict["NAME"] = before


@pytest.fixture(scope="session")
def content_database(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[str]:
    """The name of a copy of the test database that holds the whole starting content; loaded once a process."""
    with django_db_blocker.unblock():
        empty = connection.settings_dict["NAME"]
        full = f"{empty}_content"
        connection.close()  # a database can be copied only while nobody uses it
        with connection._nodb_cursor() as cursor:
            cursor.execute(f'DROP DATABASE IF EXISTS "{full}" WITH (FORCE)')
            cursor.execute(f'CREATE DATABASE "{full}" TEMPLATE "{empty}"')
        with connected_to(full):
            call_command("load_content", verbosity=0)
        yield full
        connection.close()
        with connection._nodb_cursor() as cursor:
            cursor.execute(f'DROP DATABASE "{full}" WITH (FORCE)')


@pytest.fixture
def content(content_database: str, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """The test sees the whole starting content; what it changes is undone. Not together with `db`."""
    with django_db_blocker.unblock(), connected_to(content_database), transaction.atomic():
        yield
        transaction.set_rollback(True)
