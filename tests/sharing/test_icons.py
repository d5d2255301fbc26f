"""The icons in static/img/ are those that the command draws from the mark as it is now."""

import re
from io import BytesIO
from pathlib import Path

import pytest
from django.core.management import call_command
from PIL import Image, ImageChops

from apps.sharing import icons
from apps.sharing.card import MARK
from apps.sharing.management.commands import draw_icons

NAMES = ["apple-touch-icon.png", "favicon.ico", "icon-192.png", "icon-512.png", "icon-maskable.png"]


@pytest.fixture(scope="module")
def drawn(tmp_path_factory) -> Path:
    folder = tmp_path_factory.mktemp("icons")
    icons.write(folder)
    return folder


def pixels(file: Path) -> Image.Image:
    return Image.open(BytesIO(file.read_bytes())).convert("RGBA")


def test_all_icons_are_drawn(drawn):
    assert sorted(file.name for file in drawn.iterdir()) == NAMES


@pytest.mark.parametrize("name", NAMES)
def test_an_icon_is_as_the_mark_is_now(drawn, name):
    kept, now = pixels(MARK.parent / name), pixels(drawn / name)
    difference = ImageChops.difference(kept, now)

    assert kept.size == now.size
    assert max(high for _low, high in difference.getextrema()) < 16, "the mark has changed: make icons"


def test_the_command_writes_beside_the_mark(monkeypatch, tmp_path):
    monkeypatch.setattr(draw_icons, "MARK", tmp_path / "favicon.svg")
    call_command("draw_icons")

    assert (tmp_path / "icon-512.png").exists()


def test_a_phone_that_cuts_an_icon_into_a_circle_cuts_nothing_off():
    icon = icons.icons()["icon-maskable"].convert("L")
    beyond = [icon.getpixel((x, y)) for x in range(0, 512, 4) for y in range(0, 512, 4) if outside(x, y)]

    assert max(beyond) - min(beyond) < 8
    assert icon.getpixel((256, 256)) - max(beyond) > 60


def outside(x: int, y: int) -> bool:
    """Of the circle that no phone cuts: two fifths of the width about the middle."""
    return (x - 256) ** 2 + (y - 256) ** 2 > (0.4 * 512) ** 2


def test_the_browsers_icon_is_there_in_three_sizes():
    with Image.open(MARK.parent / "favicon.ico") as icon:
        assert icon.info["sizes"] == {(16, 16), (32, 32), (48, 48)}


def test_the_mark_stands_out_from_the_dark_frame_of_a_browser_too():
    mark = MARK.read_text()

    assert re.search(r"@media \(prefers-color-scheme:dark\)\{rect\{fill:#\w{6}\}\}", mark)
