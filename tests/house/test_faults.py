"""What the tests of the house look for, they find: in a page, in a text."""

import html5lib
import pytest

from tests.house.texts import faults
from tests.house.validity import complaints


def found(body: str) -> set[str]:
    parser = html5lib.HTMLParser(html5lib.getTreeBuilder("etree"), namespaceHTMLElements=False)
    return set(complaints(parser.parse(f"<!DOCTYPE html><title>Page</title><main>{body}</main>")))


@pytest.mark.parametrize(
    ("body", "complaint"),
    [
        ('<p id="a"></p><p id="a"></p>', "the id a occurs 2 times"),
        ('<p id="a b"></p>', "the id “a b” has a space"),
        ('<section aria-labelledby="nothing"></section>', "aria-labelledby of section names no id: nothing"),
        ('<p aria-label="Name"></p>', "aria-label on p without a role"),
        ('<td align="left">', "td has the obsolete attribute align"),
        ('<form action=""></form>', "action of form is empty"),
        ('<a href="/a page/">text</a>', "href of a is no address: /a page/"),
        ('<img src="/a.png">', "an img has no alt"),
        ('<label for="nothing">Name</label>', "a label is for nothing, which is no field"),
        ("<time>yesterday</time>", "a time has no valid datetime: yesterday"),
        ("<h2> </h2>", "an h2 is empty"),
        ("<ul></ul>", "a ul is empty"),
        ("<ul>text<li>item</li></ul>", "ul holds bare text"),
        ("<ul><p>text</p></ul>", "ul has the child p"),
        ("<span><div>text</div></span>", "span holds div"),
        ("<button><input></button>", "button holds input"),
        ("<dl><dd>meaning</dd></dl>", "a group of dl holds ['dd']"),
    ],
)
def test_a_fault_of_a_page_is_found(body: str, complaint: str):
    if complaint.startswith("td"):
        body = f"<table><tr>{body}text</td></tr></table>"
    assert found(body) == {complaint}


def test_a_page_without_fault_has_no_complaint():
    whole = """
      <h2 id="facts">Facts</h2>
      <dl aria-labelledby="facts"><div><dt>Day</dt><dd><time datetime="2002-06-04">4 June 2002</time></dd></div></dl>
      <label for="kind">Kind</label><select id="kind"><option value="">All</option></select>
      <p><a href="/en/"><img src="/a.png" alt=""> <svg><use href="/icons.svg#menu"/></svg> Home</a></p>
    """
    assert found(whole) == set()


@pytest.mark.parametrize(
    ("text", "language", "fault"),
    [
        ("Two  spaces.", "en", "two spaces"),
        ("A comma , apart.", "en", "a space before a comma or a full stop"),
        ("Almaty - Astana", "en", "a hyphen for a dash"),
        ('The "Act"', "en", "straight quotation marks"),
        ("Сhairmanship", "en", "a word of two alphabets"),
        ("the «Act»", "en", "Russian quotation marks"),
        ("CICA's day", "en", "a straight apostrophe"),
        ("День in English", "en", "Russian words"),
        ("“Акт”", "ru", "English quotation marks"),
        ("Форум — площадка", "ru", "a dash without a no-break space before it"),
        ("в 1999 г. в Алматы", "ru", "“г.” that can be torn from its year"),
        ("№ 5", "ru", "“№” that can be torn from its number"),
        ("Н. Назарбаев", "ru", "initials that can be torn from the name"),
        ("еще один партнер", "ru", "е for ё"),
    ],
)
def test_a_fault_of_a_text_is_found(text: str, language: str, fault: str):
    assert fault in faults(text, language)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("<p>The “Almaty Act” of 2002, CICA’s founding act – in Russian “Алматинский акт”.</p> <p>Next.</p>", "en"),
        ("<p>Форум\N{NO-BREAK SPACE}— ещё одна площадка «СВМДА» с 1999\N{NO-BREAK SPACE}г.</p>", "ru"),
    ],
)
def test_a_text_without_fault_has_none(text: str, language: str):
    assert faults(text, language) == []
