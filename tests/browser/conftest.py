"""The portal with its whole content in a real browser."""

import os
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from typing import Any

import pytest
from axe_playwright_python.base import AXE_SCRIPT, AxeResults
from django.conf import settings
from django.contrib.auth.models import User
from django.db import connection
from django.test import Client
from playwright.sync_api import (
    Browser,
    BrowserContext,
    ConsoleMessage,
    Page,
    Playwright,
    Request,
    Response,
    expect,
)
from pytest_django import DjangoDbBlocker
from pytest_django.live_server_helper import LiveServer

from apps.accounts.roles import WRITER
from apps.news.models import Article
from apps.proposals.models import Proposal
from tests.conftest import connected_to
from tests.factories.desk import AccountFactory
from tests.factories.news import ArticleFactory

# Playwright keeps an event loop in the main thread, where Django would refuse to talk to the database.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"

expect.set_options(timeout=20_000)  # of a busy machine; what comes sooner is not waited for longer

NARROW, WIDE = 390, 1280
BACKEND = "django.contrib.auth.backends.ModelBackend"
AXE = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    "resultTypes": ["violations"],
    "preload": {"assets": ["media"]},  # no rule among these reads style sheets, which axe would fetch once more
}

# Where a page is looked at for its accessibility: colours, widths and languages, each of them once.
LOOKS = {
    "English, wide, light": {"language": "en", "width": WIDE, "dark": False},
    "Russian, narrow, dark": {"language": "ru", "width": NARROW, "dark": True},
}
IN_EACH_LOOK = pytest.mark.parametrize("look", LOOKS.values(), ids=LOOKS)

Look = dict[str, Any]
Open = Callable[..., Page]
Turn = Callable[[str, Look], Page]
Staff = Callable[..., User]
Publish = Callable[..., Article]


@pytest.fixture(scope="session")
def browser_type_launch_args() -> dict:
    return {
        "executable_path": os.environ["CHROMIUM"],
        "args": [
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            "--disable-background-networking",
            "--disable-component-update",
        ],
    }


@pytest.fixture(scope="session", autouse=True)
def own_connection(playwright: Playwright) -> Iterator[None]:
    """While Playwright's event loop runs, Django keeps another connection: it goes with the loop, for none could
    close it later and the database could not be dropped."""
    yield
    connection.close()


@pytest.fixture(scope="session")
def portal() -> Iterator[LiveServer]:
    """The portal served over HTTP."""
    server = LiveServer("localhost")
    with server._live_server_modified_settings:
        yield server
        server.stop()


def session_of(user: User) -> dict[str, str]:
    """The cookie of somebody who is signed in."""
    client = Client()
    client.force_login(user, backend=BACKEND)
    return {"name": settings.SESSION_COOKIE_NAME, "value": client.cookies[settings.SESSION_COOKIE_NAME].value}


def watch(page: Page, host: str, problems: list[str]) -> None:
    """Note what goes wrong behind the page: errors of scripts, third parties, answers that are none."""

    def said(message: ConsoleMessage) -> None:
        # A page that is not there is no fault of a test that asks for it; `answered` sees to the rest.
        if message.type in ("error", "warning") and "Failed to load resource" not in message.text:
            problems.append(f"{page.url}: {message.text}")

    def asked(request: Request) -> None:
        if not request.url.startswith((host, "data:", "blob:")):
            problems.append(f"{page.url} asks a third party: {request.url}")

    def answered(response: Response) -> None:
        if response.status >= 400 and not response.request.is_navigation_request():
            problems.append(f"{page.url}: {response.url} answers {response.status}")

    page.on("console", said)
    page.on("request", asked)
    page.on("response", answered)
    page.on("pageerror", lambda error: problems.append(f"{page.url}: {error}"))


def looking(*, dark: bool, width: int, javascript: bool = True) -> dict[str, Any]:
    """The options of a browser for a look."""
    return {
        "viewport": {"width": width, "height": 900},
        "color_scheme": "dark" if dark else "light",
        "reduced_motion": "reduce",  # a page that fades into the next keeps a test waiting
        "java_script_enabled": javascript,
    }


@pytest.fixture(scope="session")
def problems() -> list[str]:
    """What went wrong behind the pages of a test."""
    return []


@pytest.fixture
def browse(
    new_context: Callable[..., BrowserContext],
    problems: list[str],
    portal: LiveServer,
    content_database: str,
    django_db_blocker: DjangoDbBlocker,
) -> Iterator[Open]:
    """Open a page of the portal with its starting content: `browse("/en/", dark=True, width=NARROW, javascript=False)`.

    With `user=account` somebody is signed in, past the pages of signing in; `language` is that of the desk. The test
    fails in the end if any page wrote an error to the console, asked another host for anything, or asked ours for
    something that is not there.
    """
    problems.clear()
    contexts: list[BrowserContext] = []

    def open_page(
        path: str,
        *,
        dark: bool = False,
        width: int = WIDE,
        javascript: bool = True,
        user: User | None = None,
        language: str = "",
    ) -> Page:
        context = new_context(base_url=portal.url, **looking(dark=dark, width=width, javascript=javascript))
        contexts.append(context)
        if user:
            context.add_cookies([{**session_of(user), "url": portal.url}])
        if language:
            chosen = {"name": settings.LANGUAGE_COOKIE_NAME, "value": language}
            context.add_cookies([{**chosen, "url": portal.url + settings.LANGUAGE_COOKIE_PATH}])
        page = context.new_page()
        watch(page, portal.url, problems)
        page.goto(path)
        if javascript:
            page.evaluate("document.fonts.ready.then(() => true)")
        return page

    with django_db_blocker.unblock(), connected_to(content_database):
        yield open_page
        for context in contexts:
            context.close()  # a page may take leave of the portal, which then still needs its database
    assert not problems, "\n".join(problems)


@pytest.fixture(scope="session")
def window(browser: Browser, problems: list[str], portal: LiveServer) -> Callable[..., Page]:
    """The window of a look, which stays open."""

    @cache
    def opened(dark: bool, width: int) -> Page:
        page = browser.new_context(base_url=portal.url, **looking(dark=dark, width=width)).new_page()
        watch(page, portal.url, problems)
        return page

    return opened


@pytest.fixture
def turn(browse: Open, window: Callable[..., Page]) -> Turn:
    """Turn to a public page, in a window that stays open: what pages share is loaded once for all tests."""

    def turn_to(path: str, look: Look) -> Page:
        page = window(look["dark"], look["width"])
        page.set_viewport_size({"width": look["width"], "height": 900})
        page.goto(path)
        page.evaluate("document.fonts.ready.then(() => true)")
        return page

    return turn_to


@pytest.fixture
def account(browse: Open) -> Iterator[Staff]:
    """Make one of the staff: `account(REVIEWER)`. Afterwards they are gone, and all that they proposed."""
    made: list[User] = []

    def make(role: str | None = WRITER, **options) -> User:
        made.append(AccountFactory(role=role, **options))
        return made[-1]

    yield make
    proposals = Proposal.objects.filter(author__in=made)
    proposals.update(replaces=None)  # one that replaces another holds it
    proposals.delete()
    for user in made:
        user.delete()


@pytest.fixture
def publish(browse: Open) -> Iterator[Publish]:
    """Make an article: `publish(title_en="Ministers meet")`. Afterwards it is gone, and its history."""
    made: list[Article] = []

    def make(**values) -> Article:
        made.append(ArticleFactory(**values))
        return made[-1]

    yield make
    for article in made:
        Article.history.filter(id=article.pk).delete()
        article.delete()


@pytest.fixture(scope="session")
def axe() -> Callable[..., str]:
    """What axe finds wrong with a page, `without` some of its rules, as text; empty when nothing is."""

    def violations(page: Page, *, without: Sequence[str] = ()) -> str:
        page.wait_for_load_state()
        if not page.evaluate("'axe' in window"):
            page.evaluate(AXE_SCRIPT)
        options = AXE | {"rules": {rule: {"enabled": False} for rule in without}}
        found = AxeResults(page.evaluate("options => axe.run(options)", options))
        return found.generate_report() if found.violations_count else ""

    return violations
