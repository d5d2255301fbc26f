"""Every template of the portal: used, whole, and written in the ways of the house."""

import fnmatch
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.conf import settings
from django.template import engines
from django.template.loader import get_template

# These, many and small, are the first that are handed out: by one worker, while another loads the content.
pytestmark = pytest.mark.xdist_group("templates")

ROOT = Path(settings.BASE_DIR)
FOLDER = ROOT / "templates"
TEMPLATES = sorted(str(path.relative_to(FOLDER)) for path in FOLDER.rglob("*.html"))
# Those of the desk stand in the frame of Django's admin and are written in its ways.
DESK = ("admin/", "account/", "mfa/", "desk/", "proposals/", "actions/", "transfer/", "care/")
OURS = [name for name in TEMPLATES if not name.startswith(DESK)]
COMPONENTS = [name for name in TEMPLATES if name.startswith("components/")]
SHOWN_BY_DJANGO = {"400.html", "403.html", "404.html", "429.html", "500.html"}  # and by django-allauth

NAME = re.compile(r"""["']([\w/.{}-]+\.html)["']""")  # {…} stands for any word
COMPONENT_TAG = re.compile(r"""_component\(["'](\w+)["']""")
INCLUDE = re.compile(r"{%\s*include\s.*?%}", re.DOTALL)
TAG_OR_COMMENT = re.compile(r"{%.*?%}|{#.*?#}|<!--.*?-->", re.DOTALL)
BLOCKTRANSLATE = re.compile(r"{%\s*blocktranslate\b(.*?)%}(.*?){%\s*endblocktranslate", re.DOTALL)
NOT_WANTED = {
    "a style within": re.compile(r"<style|\sstyle="),
    "a script within": re.compile(r"<script(?![^>]*\s(?:src=|type=\"application/json\"))"),
    "an event handler": re.compile(r"\son[a-z]+="),
    "text that is not escaped": re.compile(r"\|\s*safe\b|autoescape off"),
}


def source(name: str) -> str:
    return (FOLDER / name).read_text()


def comes_with_a_package(name: str) -> bool:
    """Whether ours stands in for a template of the same name."""
    loaders = engines["django"].engine.template_loaders
    origins = {Path(origin.name) for loader in loaders[0].loaders for origin in loader.get_template_sources(name)}
    return any(path.exists() for path in origins - {FOLDER / name})


def names_used() -> Iterator[str]:
    """The templates that other templates or Python name."""
    for name in names_written():
        yield from fnmatch.filter(TEMPLATES, re.sub("{.+?}", "*", name)) if "{" in name else [name]


def names_written() -> Iterator[str]:
    for path in [*FOLDER.rglob("*.html"), *(ROOT / "apps").rglob("*.py"), *(ROOT / "cica_portal").rglob("*.py")]:
        text = path.read_text()
        yield from NAME.findall(text)
        yield from (f"components/{name}.html" for name in COMPONENT_TAG.findall(text))


each_template = pytest.mark.parametrize("name", TEMPLATES)


def test_no_template_is_unused():
    unused = set(TEMPLATES) - set(names_used()) - SHOWN_BY_DJANGO
    assert [name for name in sorted(unused) if not comes_with_a_package(name)] == []


def test_every_template_that_is_named_is_there():
    missing = {name for name in names_used() if name not in TEMPLATES and not comes_with_a_package(name)}
    assert missing == set()


@each_template
def test_a_template_compiles(name: str):
    get_template(name)


@pytest.mark.parametrize("name", OURS)
def test_an_included_template_gets_only_what_it_is_given(name: str):
    assert [tag for tag in INCLUDE.findall(source(name)) if not tag.endswith(" only %}")] == []


@pytest.mark.parametrize("name", COMPONENTS)
def test_a_component_says_first_what_it_is(name: str):
    first = next(tag for tag in TAG_OR_COMMENT.findall(source(name)) if not tag.startswith("{% load"))
    assert re.fullmatch(r"{# [A-Z].{20,}[.)] #}", first), first


@pytest.mark.parametrize("name", OURS)
def test_the_only_base_is_base(name: str):
    assert set(re.findall(r"{%\s*extends\s+(\S+)", source(name))) <= {'"base.html"'}


@each_template
def test_a_long_text_is_collected_without_its_line_breaks(name: str):
    texts = BLOCKTRANSLATE.findall(source(name))
    assert [text for options, text in texts if "\n" in text and "trimmed" not in options.split()] == []


@each_template
def test_a_template_has_nothing_that_the_security_policy_forbids(name: str):
    text = TAG_OR_COMMENT.sub("", source(name)) if not name.startswith("admin/") else ""
    assert [fault for fault, pattern in NOT_WANTED.items() if pattern.search(text)] == []
