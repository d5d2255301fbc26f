"""The tree itself: what its papers say of it is true, and nothing in it is left over or out of place."""

import re
import subprocess
from contextlib import suppress
from pathlib import Path

import pytest
from django.conf import settings
from django.urls import Resolver404, resolve

ROOT = Path(settings.BASE_DIR)
LONGEST = 400  # lines
LARGEST = 120_000  # bytes of a picture
WRITTEN = {".py", ".html", ".css", ".js", ".md", ".yaml", ".toml", ".sh", ".txt", ".in", ".svg", ".po", ""}
WRITTEN_BY_HAND = {".py", ".html", ".css", ".js", ".md"}
PATH_OF_ONE_MACHINE = re.compile(r"(?<![\w./~}-])/(work|root|Users|home/\w+)/")
REPOSITORY_FOLDERS = ("apps", "cica_portal", "docs", "fixtures", "locale", "static", "templates", "tests")


def tracked(suffixes: set[str]) -> list[Path]:
    """The files of the repository, those not yet committed among them."""
    command = ["git", "ls-files", "--cached", "--others", "--exclude-standard"]
    names = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout.splitlines()
    return [ROOT / name for name in names if Path(name).suffix in suffixes and (ROOT / name).is_file()]


def name(path: Path) -> str:
    return str(path.relative_to(ROOT))


PAPERS = tracked({".md"})


def named_paths(text: str) -> set[str]:
    """What stands in backquotes and looks like a place in the repository; `…` and * stand for any."""
    quoted = re.findall(r"`([\w./*…-]+)`", text)
    return {path for path in quoted if path.split("/")[0] in REPOSITORY_FOLDERS and "/" in path}


def test_no_file_that_somebody_writes_is_too_long():
    assert [name(path) for path in tracked(WRITTEN_BY_HAND) if len(path.read_text().splitlines()) > LONGEST] == []


def test_no_file_names_a_place_on_somebodys_machine():
    wrong = {
        name(path): found[0]
        for path in tracked(WRITTEN)
        if path != Path(__file__) and (found := PATH_OF_ONE_MACHINE.search(path.read_text(errors="ignore")))
    }
    assert wrong == {}


def test_every_folder_of_tests_stands_for_something():
    folders = {path.name for path in (ROOT / "tests").iterdir() if path.is_dir() and any(path.glob("test_*.py"))}
    apps = {path.parent.name for path in (ROOT / "apps").glob("*/apps.py")}
    assert folders - apps == {"browser", "cica_portal", "house"}


def test_every_app_has_tests():
    tested = {path.parent.name for path in (ROOT / "tests").glob("*/test_*.py")}
    assert {path.parent.name for path in (ROOT / "apps").glob("*/apps.py")} - tested == set()


@pytest.mark.parametrize("paper", PAPERS, ids=name)
def test_a_paper_names_only_places_that_are_there(paper: Path):
    missing = [
        path for path in named_paths(paper.read_text()) if not list(ROOT.glob(path.replace("…", "*").rstrip("/")))
    ]
    assert missing == []


@pytest.mark.parametrize("paper", PAPERS, ids=name)
def test_a_link_in_a_paper_leads_to_a_file(paper: Path):
    links = re.findall(r"\]\(([^)#\s]+)", paper.read_text())
    own = [link for link in links if "://" not in link and not link.startswith("mailto:")]
    assert [link for link in own if not (paper.parent / link).exists()] == []


def test_every_picture_of_the_papers_is_shown_by_one_and_is_small():
    shown = {
        (paper.parent / link).resolve()
        for paper in PAPERS
        for link in re.findall(r"!\[.*?\]\((.+?)\)", paper.read_text())
    }
    pictures = set((ROOT / "docs").rglob("*.png"))
    assert shown
    assert {name(picture) for picture in pictures ^ shown} == set()
    assert [name(picture) for picture in pictures if picture.stat().st_size > LARGEST] == []


@pytest.mark.parametrize("paper", [*PAPERS, ROOT / "Makefile"], ids=name)
def test_a_make_command_that_is_named_exists(paper: Path):
    targets = re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(), re.MULTILINE)
    named = re.findall(r"(?:`|^ {4})make ([a-z]+)", paper.read_text(), re.MULTILINE)
    assert set(named) <= set(targets)


def resolves(address: str) -> bool:
    with suppress(Resolver404):
        return bool(resolve(address))
    return False


def test_the_map_of_the_readme_leads_to_every_app_and_every_address():
    readme = (ROOT / "README.md").read_text()
    rows = re.findall(r"^\| (.+?) \|", readme.partition("|---")[2], re.MULTILINE)
    named = [address for row in rows for address in re.findall("`(.+?)`", row)]
    addresses = [address if address.startswith("/") else f"/en/{address}" for address in named]
    assert len(addresses) > 15
    assert [a for a in addresses if not resolves(a.rstrip("…")) and not resolves(a.replace("…", "x/"))] == []
    apps = {path.parent.name for path in (ROOT / "apps").glob("*/apps.py")}
    assert {app for app in apps if f"`{app}`" not in readme} == set()
