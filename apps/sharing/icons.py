"""The icons of the portal in the sizes that browsers and phones ask for, all drawn from `static/img/favicon.svg`."""

from pathlib import Path

from PIL import Image

from apps.sharing.card import MARK
from apps.sharing.colours import colours
from apps.sharing.drawing import svg

SIZES = [("192", 192, "any"), ("512", 512, "any"), ("maskable", 512, "maskable")]
"""Those of the manifest: the name, the pixels, the purpose."""
SAFE = 0.72  # of a maskable icon: phones cut the rest away, into a circle for instance


def icons() -> dict[str, Image.Image]:
    """Each icon by the name of its file; the one in several sizes is written apart."""
    return {
        "apple-touch-icon": on_ground(180, 1),  # phones round its corners themselves
        "icon-192": svg(MARK, 192),
        "icon-512": svg(MARK, 512),
        "icon-maskable": on_ground(512, SAFE),
    }


def on_ground(size: int, share: float) -> Image.Image:
    """The mark in the middle of a square of the cover's colour, of which it takes that share."""
    ground, mark = Image.new("RGBA", (size, size), colours()["cover"]), svg(MARK, round(size * share))
    place = (size - mark.width) // 2
    ground.alpha_composite(mark, (place, place))
    return ground


def write(folder: Path) -> None:
    """Writes all icons into that folder."""
    for name, icon in icons().items():
        icon.quantize(64, method=Image.Quantize.FASTOCTREE).save(folder / f"{name}.png", optimize=True)
    small, *larger = (svg(MARK, size) for size in (48, 32, 16))
    small.save(folder / "favicon.ico", append_images=larger, sizes=[(16, 16), (32, 32), (48, 48)])
