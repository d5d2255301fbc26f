"""Words in their place on the picture, whatever their length; the portal's colours, ornament and flags."""

from dataclasses import replace
from io import BytesIO

import pytest
from PIL import Image, ImageChops

from apps.sharing import drawing
from apps.sharing.card import Card, card_of
from apps.sharing.colours import colours
from apps.sharing.drawing import (
    BOTTOM,
    HEIGHT,
    LEADING,
    MARGIN,
    TOP,
    WIDTH,
    balanced,
    cut,
    draw,
    fitting,
    font,
    wrapped,
)

KAZAKHSTAN = Card("en", "Kazakhstan", "member state", "since 14 September 1999", "kz")


def shown(card: Card) -> Image.Image:
    return Image.open(BytesIO(draw(card))).convert("RGB")


def box_of_change(card: Card, other: Card) -> tuple[int, int, int, int]:
    """Where the two pictures differ: left, top, right, bottom. Both have the same few colours, or nearly."""
    difference = ImageChops.difference(shown(card), shown(other)).convert("L").point(lambda value: 255 * (value > 60))
    box = difference.getbbox()
    assert box
    return box


@pytest.mark.parametrize(
    "title",
    [
        "Kazakhstan",
        "Совещание по взаимодействию и мерам доверия в Азии",
        "противодействие терроризму " * 40,
        "Слово " + "безпробелов" * 20,
        "",
    ],
    ids=["short", "long", "endless", "unbreakable", "none"],
)
def test_a_title_never_leaves_its_place(title):
    size, lines = fitting(title, 700, 250)

    assert all(font("serif-bold", size).getlength(line) <= 700 for line in lines)
    assert len(lines) * size * LEADING <= 250


def test_a_title_that_fits_is_whole_and_as_large_as_can_be():
    long = "Совещание по взаимодействию и мерам доверия в Азии"

    assert fitting("Kazakhstan", 700, 250) == (drawing.TITLE_SIZES[0], ["Kazakhstan"])
    assert " ".join(fitting(long, 700, 250)[1]) == long


def test_lines_are_about_as_long_as_each_other():
    type_, text = font("serif-bold", 40), " ".join(["word"] * 25)
    width = round(type_.getlength(" ".join(["word"] * 12)))

    assert [line.count("word") for line in wrapped(text, type_, width)] == [12, 12, 1]
    assert [line.count("word") for line in balanced(text, type_, width)] == [9, 9, 7]


def test_no_line_breaks_where_a_space_forbids_it():
    _size, lines = fitting("Заседание №\u00a017 в Астане и ещё несколько слов\u00a0— для длины", 500, 250)

    assert any("№\u00a017" in line for line in lines)
    assert not any(line.startswith("—") for line in lines)


def test_what_is_cut_says_so():
    type_ = font("sans-regular", 32)
    width = round(type_.getlength("since 14 September 1999, …"))

    assert cut("since 14 September 1999, planned until 2026", type_, width) == "since 14 September 1999…"


def test_the_longest_words_stay_between_the_margins_and_above_the_foot():
    empty = Card("ru", "")
    full = Card("ru", "противодействие терроризму " * 40, "вид " * 99, "дата " * 99, "kz")

    left, top, right, bottom = box_of_change(empty, full)
    assert left >= MARGIN - 8
    assert right <= WIDTH - MARGIN + 1
    assert top >= TOP
    assert bottom <= BOTTOM + 8


@pytest.mark.parametrize(
    "other", [{"title": "Kyrgyzstan"}, {"kicker": "observer"}, {"dates": ""}, {"iso2": "kg"}, {"as_of": "As of 2014"}]
)
def test_each_part_of_the_card_is_seen_and_marked(other):
    changed = replace(KAZAKHSTAN, **other)

    assert draw(changed) != draw(KAZAKHSTAN)
    assert changed.mark != KAZAKHSTAN.mark


def test_the_day_stands_at_the_foot():
    _left, top, _right, bottom = box_of_change(KAZAKHSTAN, replace(KAZAKHSTAN, as_of="As of 20 May 2014"))

    assert top > drawing.RULE
    assert bottom < HEIGHT


def test_a_site_that_is_not_official_says_so_on_its_pictures():
    _left, top, _right, _bottom = box_of_change(KAZAKHSTAN, replace(KAZAKHSTAN, is_official=False))

    assert top > drawing.RULE


def test_a_state_whose_flag_is_not_there_has_a_picture_without():
    assert shown(replace(KAZAKHSTAN, iso2="xx")).size == (WIDTH, HEIGHT)


def test_the_ground_has_the_colour_of_the_cover():
    ground = shown(KAZAKHSTAN).getpixel((4, 300))

    assert all(abs(a - int(colours()["cover"][i : i + 2], 16)) < 6 for a, i in zip(ground, (1, 3, 5), strict=True))


def test_a_card_holds_words_without_markup():
    untranslated = '<span lang="ru">Астана &amp; Баку</span> <span class="untranslated-label">in Russian only</span>'

    card = card_of(untranslated, "", None, "KZ")

    assert (card.title, card.dates, card.iso2) == ("Астана & Баку", "", "kz")
