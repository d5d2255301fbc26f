"""Who may import whom: an app may import those to its left, never those to its right or beside it."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]

# From left to right; those in one row do not import each other.
ROWS = [
    ["core"],
    ["accounts"],
    ["editions"],
    ["sources"],
    ["participants"],
    ["timeline"],
    ["documents"],
    ["participation"],
    ["bodies"],
    ["catalogue", "chairmanships", "observers", "partners"],
    ["members"],
    ["about", "news"],
    ["chronicle"],
    ["briefs"],
    ["opendata"],
    ["citing", "search"],
    ["proposals"],
    ["actions", "transfer", "care", "sharing"],
    ["home", "desk"],
]
PLACE = {app: place for place, row in enumerate(ROWS) for app in row}
ROOM_NAMES_NOT_WANTED = {"utils", "helpers", "services", "mixins", "signals", "common"}
LONGEST = 400  # lines


def python_files(*folders: str) -> list[Path]:
    return sorted(
        path for folder in folders for path in (ROOT / folder).rglob("*.py") if "migrations" not in path.parts
    )


def name(path: Path) -> str:
    return str(path.relative_to(ROOT))


def imported_apps(tree: ast.AST) -> Iterator[str]:
    """The first two words of every module imported, also inside functions: apps.core, cica_portal.settings."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, "imports are absolute"
            assert node.module
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def forbidden_imports(app: str, source: str) -> list[str]:
    """What a module of `app` with this source may not import."""
    wrong = []
    for module in imported_apps(ast.parse(source)):
        top, _, rest = module.partition(".")
        other = rest.partition(".")[0]
        if top == "cica_portal" or (top == "apps" and other != app and PLACE[other] >= PLACE[app]):
            wrong.append(module)
    return wrong


def test_every_app_has_its_place_in_the_order():
    apps = {path.name for path in (ROOT / "apps").iterdir() if (path / "apps.py").exists()}
    assert apps == PLACE.keys()


@pytest.mark.parametrize("path", python_files("apps"), ids=name)
def test_a_module_imports_only_apps_to_its_left(path: Path):
    app = path.relative_to(ROOT / "apps").parts[0]
    if app != "__init__.py":
        assert forbidden_imports(app, path.read_text()) == []


@pytest.mark.parametrize(
    ("app", "source", "wrong"),
    [
        ("core", "from apps.news.models import Article", ["apps.news.models.Article"]),
        ("observers", "import apps.partners.models", ["apps.partners.models"]),
        ("members", "def f():\n    from apps.home import views", ["apps.home.views"]),
        ("home", "from cica_portal import settings", ["cica_portal.settings"]),
        ("members", "from apps.observers.models import Observer\nfrom apps.members import views", []),
    ],
)
def test_an_import_from_the_right_or_from_beside_is_found(app: str, source: str, wrong: list[str]):
    assert forbidden_imports(app, source) == wrong


def test_no_module_has_a_name_that_says_nothing():
    assert [name(path) for path in python_files("apps", "cica_portal") if path.stem in ROOM_NAMES_NOT_WANTED] == []


def test_no_file_is_too_long():
    files = python_files("apps", "cica_portal", "tests")
    assert [name(path) for path in files if len(path.read_text().splitlines()) > LONGEST] == []
