"""The block tags and the flag, as pages write them."""

import pytest
from django.template import Context, Template


def render(source: str, **context) -> str:
    return Template("{% load layout %}" + source).render(Context(context))


def test_a_section_is_named_by_its_heading():
    html = render('{% section "History" id="history" %}<p>Text</p>{% endsection %}')
    assert 'aria-labelledby="history"' in html
    assert '<h2 id="history">History</h2>' in html
    assert "<p>Text</p>" in html


@pytest.mark.parametrize(("number", "is_long"), [(4, False), (5, True)])
def test_a_long_page_offers_the_ways_to_its_sections_below_its_heading(number, is_long):
    sections = '{% for n in numbers %}{% section "Part" id=n %}{% endsection %}{% endfor %}'
    page = "{% on_this_page %}<header><h1>Page</h1></header>" + sections + "{% endon_this_page %}"

    html = render(page, numbers=[f"part-{n}" for n in range(number)])

    assert (html.find("</header>") < html.find('href="#part-1"') < html.find('<h2 id="part-0">')) is is_long
    assert ("On this page" in html) is is_long


def test_a_section_escapes_its_heading_but_not_its_content():
    html = render('{% section name id="a" %}<em>{{ name }}</em>{% endsection %}', name="<b>")
    assert '<h2 id="a">&lt;b&gt;</h2>' in html
    assert "<em>&lt;b&gt;</em>" in html


def test_a_fact_is_a_term_and_its_value():
    html = render('{% fact "Capital" %}Doha{% endfact %}')
    assert "<dt>Capital</dt>" in html
    assert "<dd>Doha</dd>" in html


def test_a_table_scrolls_in_a_region_named_by_its_caption():
    html = render('{% table "Members" id="members" %}<tbody></tbody>{% endtable %}')
    assert 'role="region" aria-labelledby="members" tabindex="0"' in html
    assert '<caption id="members">Members</caption>' in html


@pytest.mark.parametrize(("kind", "is_alert"), [("historical", False), ("error", True)])
def test_only_an_error_interrupts_the_reader(kind, is_alert):
    html = render("{% banner kind %}<p>Text</p>{% endbanner %}", kind=kind)
    assert f"banner-{kind}" in html
    assert ('role="alert"' in html) is is_alert


def test_a_flag_is_a_decoration_of_known_size():
    html = render('{% flag "QA" "medium" %}')
    assert "flags/qa" in html
    assert 'width="40" height="30" alt=""' in html


@pytest.mark.parametrize("code", ["", "XX", "../img/mark"])
def test_a_code_without_a_flag_shows_none(code):
    assert render("{% flag code %}", code=code) == ""
