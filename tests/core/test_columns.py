"""Two renderings of a page laid side by side, block by block."""

import pytest
from django.utils.translation import override
from lxml import html as reader

from apps.core.columns import Column, in_columns


def merged(english: str, russian: str):
    """The content in both languages, without the heads of the columns."""
    pages = [Column(code, f"<body><main>{text}</main></body>") for code, text in (("en", english), ("ru", russian))]
    with override("en"):
        (main,) = reader.document_fromstring(in_columns(*pages)).xpath("//main")
    main[0].drop_tree()
    return main


def written(english: str, russian: str) -> str:
    main = merged(english, russian)
    return "".join(reader.tostring(child, encoding="unicode", with_tail=False) for child in main)


def test_a_paragraph_holds_both_texts_and_its_looks_go_over_to_each():
    assert written('<p id="a" class="lead">One</p><p>2</p>', '<p id="a" class="lead">Раз</p><p>2</p>') == (
        '<p id="a" class="columns"><span class="lead" lang="en">One</span><span class="lead" lang="ru">Раз</span></p>'
        "<p>2</p>"
    )


def test_an_item_of_a_list_keeps_its_place_in_it():
    assert written("<ul><li>One</li></ul>", "<ul><li>Раз</li></ul>") == (
        '<ul><li><span class="columns"><span lang="en">One</span><span lang="ru">Раз</span></span></li></ul>'
    )


def test_loose_text_beside_a_block_is_laid_side_by_side_too():
    assert written("<ul><li>One <ul><li>1</li></ul></li></ul>", "<ul><li>Раз <ul><li>1</li></ul></li></ul>") == (
        '<ul><li><span class="columns"><span lang="en">One </span><span lang="ru">Раз </span></span>'
        "<ul><li>1</li></ul></li></ul>"
    )


@pytest.mark.parametrize(
    "once",
    [
        '<svg viewbox="0 0 1 1"><text>{}</text></svg>',
        "<form><p>{}</p></form>",
        "<nav><ul><li>{}</li></ul></nav>",
        "<details><summary>{}</summary></details>",
    ],
)
def test_pictures_forms_and_ways_stand_once_in_the_readers_language(once: str):
    assert written(once.format("One"), once.format("Раз")) == once.format("One")


def test_an_icon_does_not_make_a_block_of_its_line():
    icon = '<svg class="icon"><use href="#a"></use></svg>'

    assert written(f"<p>{icon} One</p>", f"<p>{icon} Раз</p>").count("columns") == 1


def test_what_only_the_readers_language_has_is_said_to_be_wanting_in_the_other():
    main = merged("<h2>One</h2><ol><li>Two</li></ol>", "<h2>Раз</h2>")

    assert [text.text_content() for text in main.xpath(".//li//*[@lang]")] == ["Two", "ещё не переведено"]


def test_what_only_the_other_language_has_stands_where_it_belongs():
    main = merged("<h2>One</h2><p>Three</p>", '<h2>Раз</h2><ol id="b"><li>Два</li></ol><p>Три</p>')

    assert [child.tag for child in main] == ["h2", "ol", "p"]
    assert [text.text_content() for text in main.xpath("./ol//*[@lang]")] == ["not yet translated", "Два"]
    assert not main.xpath("./ol/@id")


def test_a_notice_for_readers_of_one_language_stands_alone_in_it():
    notice = '<div class="banner"><p id="n">{}</p></div>'

    of_own = merged(notice.format("Older") + "<h2>One</h2>", "<h2>Раз</h2>")
    of_other = merged("<h2>One</h2>", notice.format("Старее") + "<h2>Раз</h2>")

    assert of_own.find("div").text_content() == "Older"
    assert (of_other[0].get("lang"), of_other[0].text_content()) == ("ru", "Старее")
    assert not of_other.xpath(".//*[@id='n']")


def test_running_text_of_another_build_stands_beside_as_a_whole():
    main = merged('<div class="prose"><p>One</p><p>Two</p></div>', '<div class="prose"><ul><li>Раз</li></ul></div>')

    (prose,) = main
    assert [(text.get("class"), text.get("lang"), len(text)) for text in prose] == [
        ("prose", "en", 2),
        ("prose", "ru", 1),
    ]


def test_the_marks_of_sources_stand_once_and_do_not_make_alike_texts_differ():
    mark = '<span class="footnotes" id="f"><a class="footnote" href="#source-1"><span>{} </span>1</a></span>'
    alike = f"<p>KZ {mark}</p>"

    assert written(alike.format("source"), alike.format("источник")) == alike.format("source")
    assert (
        written(f"<p>One {mark.format('source')}</p>", f"<p>Раз {mark.format('источник')}</p>").count("#source-1") == 1
    )


@pytest.mark.parametrize(
    "typed", ["\x0b", "\x1f", "\ufffe", "\x85", "\u2028", "&lt;main&gt;", "&amp;#0;", "\U0001f600"]
)
def test_no_sign_that_somebody_typed_breaks_the_page(typed: str):
    assert "Раз" in written(f"<p>One{typed}</p>", f"<p>{typed}Раз</p>")
