"""Every kind of page in both languages, narrow and wide, light and dark, to be looked at. `make screenshots` runs it.

No test by its name, so that `make test` passes it by. `make screenshots ARGS="-k states"` pictures some of the pages.
"""

from collections.abc import Iterator
from html import escape
from io import BytesIO
from itertools import groupby, product
from pathlib import Path

import pytest
from PIL import Image
from playwright.sync_api import Page

from apps.core.languages import LANGUAGES
from tests.browser.conftest import NARROW, WIDE, Open
from tests.browser.test_pages import OTHERWISE, PAGES

FOLDER = Path(__file__).resolve().parents[2] / "var" / "screenshots"
COLOURS = 128
LONGEST = 16_000  # pixels: beyond, the rest of a page is more of the same
WHOLE = """() => {
    document.querySelectorAll("img[loading=lazy]").forEach(picture => { picture.loading = "eager" });
    return Promise.all([...document.images].map(picture => picture.decode().catch(() => {})));
}"""
STYLE = """
    body { font: 16px sans-serif; margin: 1.5rem; background: #888; }
    .kind { display: flex; gap: 1rem; align-items: flex-start; overflow-x: auto; }
    figure { margin: 0; } img { display: block; max-height: 60rem; border: 1px solid #444; }
"""


def name_of(address: str) -> str:
    """The name of a file for an address: "front", "states-kazakhstan"."""
    return "".join(letter if letter.isalnum() else "-" for letter in address).strip("-") or "front"


@pytest.mark.parametrize("address", [*PAGES, *OTHERWISE], ids=name_of)
def test_a_page_is_pictured(browse: Open, address: str):
    FOLDER.mkdir(parents=True, exist_ok=True)
    for width, dark in product((NARROW, WIDE), (False, True)):
        page = browse(f"/{LANGUAGES[0]}/{address}", width=width, dark=dark)
        for language in LANGUAGES:
            answer = page.goto(f"/{language}/{address}")
            assert answer
            assert answer.status < 500
            look = f"{language}-{width}-{'dark' if dark else 'light'}"
            shoot(page, FOLDER / f"{name_of(address)}.{look}.png")
    (FOLDER / "index.html").write_text("".join(contact_sheet()))


def shoot(page: Page, file: Path) -> None:
    page.evaluate(WHOLE)
    page.wait_for_load_state("networkidle")
    picture = Image.open(BytesIO(page.screenshot(full_page=True))).convert("RGB")
    picture.crop((0, 0, picture.width, min(picture.height, LONGEST))).quantize(COLOURS).save(file)


def contact_sheet() -> Iterator[str]:
    """A page on which all pictures stand, each kind in a row."""
    files = sorted(FOLDER.glob("*.png"))
    yield f"<!DOCTYPE html><html lang=en><meta charset=utf-8><title>Screenshots</title><style>{STYLE}</style>"
    for kind, shots in groupby(files, key=lambda file: file.name.partition(".")[0]):
        yield f"<h2 id={kind}>{escape(kind)}</h2><div class=kind>"
        for shot in shots:
            picture = f"<a href={shot.name}><img src={shot.name} alt='' loading=lazy></a>"
            yield f"<figure><figcaption>{shot.name.split('.')[1]}</figcaption>{picture}</figure>"
        yield "</div>"
