"""One style sheet from many components."""

import re
from pathlib import Path

import pytest
from django.contrib.staticfiles import finders
from django.contrib.staticfiles.storage import staticfiles_storage
from django.core.management import call_command

from cica_portal import staticfiles


@pytest.fixture
def components(settings, tmp_path):
    """A project with these component files: `components(tokens="…", card="…")`."""
    settings.BASE_DIR = settings.VAR_DIR = tmp_path
    folder = tmp_path / "static" / "css"
    folder.mkdir(parents=True)

    def write(**files: str) -> None:
        for name, css in files.items():
            (folder / f"{name}.css").write_text(css)

    return write


def test_tokens_and_base_come_first_and_print_last(components):
    components(print="p{}", accordion="a{}", zebra="z{}", base="b{}", tokens="t{}")
    assert staticfiles.join().split() == ["t{}", "b{}", "a{}", "z{}", "p{}"]


def test_comments_are_left_out(components):
    components(card="/* why\n so */\n  .card { color: red; }\n")
    assert staticfiles.join() == ".card { color: red; }\n"


def test_addresses_still_lead_to_the_same_files(components):
    components(base="@font-face{src:url('../fonts/a.woff2')} .x{background:url(../img/b.svg)}")
    assert "url('fonts/a.woff2')" in staticfiles.join()
    assert "url(img/b.svg)" in staticfiles.join()


def test_a_changed_component_is_seen_at_once(components):
    components(card="a{}")
    finder = staticfiles.JoinedStylesFinder()
    assert Path(finder.find("portal.css")).read_text() == "a{}\n"
    components(card="b{}")
    assert Path(finder.find("portal.css")).read_text() == "b{}\n"


def test_only_the_joined_sheet_is_found(components):
    finder = staticfiles.JoinedStylesFinder()
    assert finder.find("other.css") is None
    assert finder.find("portal.css", find_all=True) == [finder.find("portal.css")]


def test_every_component_is_in_the_sheet_the_portal_serves():
    css = Path(finders.find("portal.css")).read_text()
    names = [path.name for path in staticfiles.components()]
    assert names[0] == "tokens.css"
    assert css.count("{") == css.count("}") > len(names)


def test_the_server_gets_the_sheet_hashed_and_compressed(settings, tmp_path):
    settings.STATIC_ROOT = tmp_path
    settings.STATICFILES_DIRS = [settings.BASE_DIR / "static"]
    settings.STATICFILES_FINDERS = [
        "tests.cica_portal.test_staticfiles.OurFilesFinder",
        settings.STATICFILES_FINDERS[-1],
    ]
    settings.STORAGES = settings.STORAGES | {
        "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"}
    }
    finders.get_finder.cache_clear()
    try:
        call_command("collectstatic", interactive=False, verbosity=0)
    finally:
        finders.get_finder.cache_clear()
    url = staticfiles_storage.url("portal.css")
    assert re.fullmatch(r"/static/portal\.[0-9a-f]{12}\.css", url)
    collected = tmp_path / url.removeprefix("/static/")
    assert collected.with_name(collected.name + ".br").exists()
    # The fonts are named by their hashes too, so each of these must be there.
    for name in re.findall(r"url\([\"']?([^\"')]+)", collected.read_text()):
        assert name.startswith("data:") or (tmp_path / name).exists(), name


class OurFilesFinder(finders.FileSystemFinder):
    """Our own files without the flags, which are many."""

    def list(self, ignore_patterns):
        return super().list([*(ignore_patterns or []), "flags"])
