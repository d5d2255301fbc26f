"""A Chromium for the browser tests: one that is there, else installed."""

import os
import platform
import shutil
import subprocess
import sys
from pathlib import Path

from playwright.sync_api import sync_playwright

# The first has no window to draw: tests cost the processor a third less than in those that only hide it.
NAMES = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome", "google-chrome-stable")


class ChromiumMissing(RuntimeError):
    """There is no Chromium and none can be installed."""


def chromium() -> str:
    """The path of a Chromium: CHROMIUM, one on the PATH, Debian's (as root), else playwright's own.

    Raises ChromiumMissing with one line that says what to do.
    """
    if named := os.environ.get("CHROMIUM"):
        if shutil.which(named):
            return named
        raise ChromiumMissing(f"CHROMIUM={named} is no program; BROWSER=0 leaves the browser tests out.")
    found = on_path() or playwrights() or (from_apt() and on_path()) or (from_playwright() and playwrights())
    if not found:
        raise ChromiumMissing(
            "No Chromium here and none could be installed: install one, or name it in CHROMIUM, "
            "or leave the browser tests out with BROWSER=0."
        )
    return found


def on_path() -> str | None:
    return next(filter(None, map(shutil.which, NAMES)), None)


def playwrights() -> str | None:
    with sync_playwright() as playwright:
        path = playwright.chromium.executable_path
    return path if Path(path).exists() else None


def from_apt() -> bool:
    """Debian's own package; Ubuntu's would need snap."""
    try:
        is_debian = platform.freedesktop_os_release().get("ID") == "debian"
    except OSError:
        is_debian = False
    return (
        is_debian
        and os.geteuid() == 0
        and shutil.which("apt-get") is not None
        and succeeds("apt-get", "update", "-q")
        and succeeds("apt-get", "install", "-q", "-y", "--no-install-recommends", NAMES[0])
    )


def from_playwright() -> bool:
    return succeeds(sys.executable, "-m", "playwright", "install", "chromium")


def succeeds(*command: str) -> bool:
    print("Installing Chromium:", " ".join(command), file=sys.stderr, flush=True)  # noqa: T201
    environment = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
    return subprocess.call(command, env=environment, stdin=subprocess.DEVNULL, stdout=sys.stderr) == 0
