"""What every test gets, and the starting content for those that ask for it."""

import gc
import hashlib
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest
from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.core.cache import cache
from django.core.management import call_command
from django.db import connection, transaction
from django.utils import translation
from pytest_django import DjangoDbBlocker

from apps.core import derived
from apps.search import misses
from cica_portal import postgres
from cica_portal.binaries import locked
from tests.browser.chromium import ChromiumMissing, chromium

ROOT = Path(__file__).resolve().parent.parent
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


def pytest_collection_finish() -> None:
    """What is loaded by now lives to the end: the collector of garbage need not look at it again, nor so often."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(50_000, 20, 20)


@pytest.fixture(autouse=True)
def fresh_process() -> Iterator[None]:
    """The language, the cache and the searches in vain of one test do not leak into the next."""
    yield
    translation.deactivate()
    cache.clear()
    misses.gathered.take()


@contextmanager
def connected_to(database: str) -> Iterator[None]:
    """Use another database of the same server, in this thread and in those that start."""
    before = connection.settings_dict["NAME"]
    _connect(database)
    try:
        yield
    finally:
        _connect(before)


def _connect(database: str) -> None:
    connection.close()
    connection.settings_dict["NAME"] = database
    ContentType.objects.clear_cache()  # the keys that Django remembers are those of one database


def made_once(name: str, template: str, fill: Callable[[], object]) -> str:
    """The name of a database made from `template` and filled, by whichever of xdist's workers comes first."""
    with locked(settings.VAR_DIR / f"{name}.lock"):
        made = settings.VAR_DIR / f"{name}.made"
        if not made.exists():
            copy_database(template, name)
            with connected_to(name):
                fill()
                with connection.cursor() as cursor:
                    cursor.execute("ANALYZE")  # copies know as well how many rows there are
            made.touch()
    return name


def copy_database(template: str, name: str) -> None:
    connection.close()  # a database can be copied only while nobody uses it
    with connection._nodb_cursor() as cursor:
        cursor.execute(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')
        cursor.execute(f'CREATE DATABASE "{name}" TEMPLATE "{template}"')


@pytest.fixture(scope="session")
def migrated(django_db_blocker: DjangoDbBlocker) -> str:
    """The name of a database with all tables, empty; nobody but the fixtures here works in it."""
    with django_db_blocker.unblock():
        return made_once("migrated", "template0", migrate)


def migrate() -> None:
    """Migrate the connected database, or restore what an earlier run kept after the very same migrations."""
    digest = hashlib.sha256((ROOT / "requirements.txt").read_bytes())
    for path in [*sorted(ROOT.glob("apps/*/migrations/*.py")), ROOT / "apps" / "accounts" / "roles.py"]:
        digest.update(path.read_bytes())
    kept = ROOT / ".pytest_cache" / f"migrated-{digest.hexdigest()[:16]}.dump"
    database = f"--dbname={connection.settings_dict['NAME']}"
    if kept.exists() and postgres.client("pg_restore", database, "--exit-on-error", str(kept)) == 0:
        return
    call_command("migrate", verbosity=0, skip_checks=False)
    for former in kept.parent.glob("migrated-*"):
        former.unlink()
    kept.parent.mkdir(exist_ok=True)
    unfinished = kept.with_suffix(".new")
    if postgres.client("pg_dump", database, "--format=custom", f"--file={unfinished}") == 0:
        unfinished.rename(kept)


@pytest.fixture(scope="session")
def django_db_modify_db_settings(django_db_modify_db_settings_parallel_suffix: None, migrated: str) -> None:
    """pytest-django makes each worker's test database from the migrated one."""
    connection.settings_dict["TEST"]["TEMPLATE"] = migrated


@pytest.fixture(scope="session")
def content_database(migrated: str, django_db_blocker: DjangoDbBlocker) -> str:
    """The name of this worker's own database with the whole starting content."""
    with django_db_blocker.unblock():
        full = made_once("content", migrated, lambda: call_command("load_content", verbosity=0))
        own = f"content_{os.environ.get('PYTEST_XDIST_WORKER', 'alone')}"
        with locked(settings.VAR_DIR / "content.lock"):
            copy_database(full, own)
        return own


@pytest.fixture
def content(content_database: str, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """The test sees the whole starting content; what it changes is undone. Not together with `db`."""
    with django_db_blocker.unblock(), connected_to(content_database), transaction.atomic():
        yield
        transaction.set_rollback(True)


class Enough(Exception):
    """A test is over."""


@pytest.fixture(autouse=True)
def unsearched() -> Iterator[None]:
    """What a test makes is in no index of the search: keeping it takes most of the time that rows take. Tests that
    search have a fixture of this name that does nothing."""
    with suppress(Enough), derived.once():
        yield
        raise Enough  # of a block that fails nothing is made anew
