"""Draws the share picture of a card: the words by Pillow, the ornament, the mark and flags from their SVG files."""

from functools import lru_cache
from io import BytesIO
from pathlib import Path

import resvg_py
from django.utils.translation import gettext as _
from django.utils.translation import override
from PIL import Image, ImageDraw, ImageFont

from apps.sharing.card import FLAGS, FONTS, MARK, ORNAMENT, Card
from apps.sharing.colours import colours

WIDTH, HEIGHT = 1200, 630  # pixels, as networks ask for them
COLOURS = 40

MARGIN = 72
TOP, BOTTOM = 176, 530  # between the name of the portal and the foot
FLAG = 180, 135
RULE = 546  # above the foot
TILE = 137  # of the ornament; four of them reach from the top to the rule
TITLE_SIZES = range(78, 33, -2)
TITLE_LINES = 5
LEADING = 1.14  # of the title, in heights of its type
GAP = 24
KICKER, DATES, SMALL = ("sans-bold", 24), ("sans-regular", 32), ("sans-regular", 22)

Font = ImageFont.FreeTypeFont


def svg(path: Path, width: int) -> Image.Image:
    """An SVG file as a picture of that width."""
    return Image.open(BytesIO(bytes(resvg_py.svg_to_bytes(svg_path=str(path), width=width)))).convert("RGBA")


@lru_cache(maxsize=64)
def font(name: str, size: int) -> Font:
    return ImageFont.truetype(FONTS / f"{name}.ttf", size)


@lru_cache(maxsize=200)  # some megabytes
def draw(card: Card) -> bytes:
    """The picture as PNG."""
    picture = _cover(card.language, card.is_official).copy()
    pen = ImageDraw.Draw(picture)
    flag = FLAGS / f"{card.iso2}.svg"
    width = WIDTH - 2 * MARGIN
    if card.iso2 and flag.exists():
        width -= FLAG[0] + MARGIN
        _hoist(picture, flag)
    size, lines = fitting(card.title, width, BOTTOM - TOP - 2 * (GAP + 34))
    leading = round(size * LEADING)
    kicker = cut(card.kicker.upper(), font(*KICKER), width)
    dates = cut(card.dates, font(*DATES), width)
    height = leading * len(lines) + (24 + GAP) * bool(kicker) + (34 + GAP) * bool(dates)
    top = TOP + (BOTTOM - TOP - height) // 2
    if kicker:
        pen.text((MARGIN, top), kicker, colours()["brass"], font(*KICKER), anchor="lt")
        top += 24 + GAP
    for line in lines:
        pen.text((MARGIN - 2, top + size), line, colours()["cover-ink"], font("serif-bold", size), anchor="ls")
        top += leading
    if dates:
        pen.text((MARGIN, top + GAP), dates, colours()["cover-soft"], font(*DATES), anchor="lt")
    if card.as_of:
        pen.text((MARGIN, 590), card.as_of, colours()["brass"], font(*KICKER), anchor="lm")
    return _png(picture)


@lru_cache(maxsize=4)
def _cover(language: str, is_official: bool) -> Image.Image:
    """What is the same on all pictures of a language."""
    picture = Image.new("RGB", (WIDTH, HEIGHT), colours()["cover"])
    picture.paste(colours()["brass"], (0, 0), _ornament())
    mark = svg(MARK, 84)
    picture.paste(mark, (MARGIN - 6, 54), mark)
    pen = ImageDraw.Draw(picture)
    with override(language):
        pen.text((MARGIN + 96, 78), _("CICA"), colours()["cover-ink"], font("serif-bold", 40), anchor="lm")
        whole = _("Conference on Interaction and Confidence Building Measures in Asia")
        pen.text((MARGIN + 96, 116), whole, colours()["cover-soft"], font(*SMALL), anchor="lm")
        if not is_official:
            # Translators: stands on pictures of pages, in small letters
            told = _("Demonstration, not the official site of the CICA Secretariat")
            pen.text((WIDTH - MARGIN, 590), told, colours()["cover-soft"], font(*SMALL), anchor="rm")
    for y in (RULE, RULE + 6):
        pen.line((MARGIN, y, WIDTH - MARGIN, y), colours()["brass"], 2)
    return picture


def _ornament() -> Image.Image:
    """How strongly the ornament shines through: its tiles side by side, fading away towards the words."""
    tile, whole = svg(ORNAMENT, TILE).getchannel("A"), Image.new("L", (WIDTH, RULE))
    for left in range(WIDTH - 4 * TILE, WIDTH, TILE):
        shade = (left - (WIDTH - 5 * TILE)) / TILE * 0.08
        for top in range(0, RULE, TILE):
            whole.paste(tile.point(lambda alpha, shade=shade: int(alpha // 64 * 85 * shade)), (left, top))
    return whole


def _hoist(picture: Image.Image, flag: Path) -> None:
    """The flag on the right, with an edge, since some are dark as the cover."""
    left, top = WIDTH - MARGIN - FLAG[0], TOP + (BOTTOM - TOP - FLAG[1]) // 2
    picture.paste(svg(flag, FLAG[0]).resize(FLAG), (left, top))
    edge = (left - 1, top - 1, left + FLAG[0], top + FLAG[1])
    ImageDraw.Draw(picture).rectangle(edge, outline=colours()["cover-soft"])


def _png(picture: Image.Image) -> bytes:
    file = BytesIO()
    few = picture.quantize(COLOURS, method=Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE)
    few.save(file, "PNG", compress_level=7)
    return file.getvalue()


# --- words in their place


def fitting(title: str, width: int, height: int) -> tuple[int, list[str]]:
    """The largest size of type in which the title fits, and its lines; cut with “…” if it fits in none."""
    for size in TITLE_SIZES:
        lines = balanced(title, font("serif-bold", size), width)
        is_narrow = all(font("serif-bold", size).getlength(line) <= width for line in lines)
        if is_narrow and len(lines) <= min(TITLE_LINES, int(height / (size * LEADING))):
            return size, lines
    size = TITLE_SIZES[-1]
    type_, most = font("serif-bold", size), int(height / (size * LEADING))
    lines = wrapped(title, type_, width)
    kept = [*lines[: most - 1], " ".join(lines[most - 1 :])]
    return size, [cut(line, type_, width) for line in kept if line]


def wrapped(text: str, type_: Font, width: float) -> list[str]:
    """The text in lines of at most that width; broken at spaces that allow it."""
    lines = [""]
    for word in text.split(" "):
        longer = f"{lines[-1]} {word}".strip(" ")
        if type_.getlength(longer) <= width or not lines[-1]:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines


def balanced(text: str, type_: Font, width: int) -> list[str]:
    """The same number of lines, all about as long."""
    lines = wrapped(text, type_, width)
    narrow, wide = max(map(type_.getlength, text.split(" "))), float(width)
    while wide - narrow > 8:
        middle = (narrow + wide) / 2
        if len(wrapped(text, type_, middle)) > len(lines):
            narrow = middle
        else:
            wide = middle
    return wrapped(text, type_, wide)


def cut(line: str, type_: Font, width: int) -> str:
    """The line, its end replaced by “…” where it is too long."""
    if type_.getlength(line) <= width:
        return line
    while line and type_.getlength(f"{line}…") > width:
        line = line[:-1]
    return f"{line.rstrip(' ,;:—–-')}…"
