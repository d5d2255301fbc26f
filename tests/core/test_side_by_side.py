"""A page in both languages: each block once with both texts in it, the reader's language first."""

import pytest
from django.urls import resolve, reverse
from lxml import html as reader

from apps.core.languages import other
from apps.core.middleware import carry
from apps.core.side_by_side import PAGES
from tests.factories.documents import DocumentFactory
from tests.factories.participants import FormerNameFactory, StateFactory
from tests.factories.participation import ParticipationFactory
from tests.factories.sources import CitationFactory
from tests.factories.timeline import EventFactory
from tests.house.crawl import read as visit
from tests.house.validity import complaints
from tests.pages import LANGUAGES, address, queries_of

pytestmark = pytest.mark.django_db

DOCUMENT = "/en/documents/act/"
ARGUMENTS = {"about": [], "home": []}


def read(client, path: str):
    return reader.document_fromstring(client.get(path).content.decode())


def said(page, language: str, within: str = "//main") -> list[str]:
    """What the page says in the columns of that language, block by block."""
    columns = page.xpath(f"{within}//*[contains(@class, 'columns')]/*[@lang='{language}']")
    return [" ".join(column.text_content().split()) for column in columns]


@pytest.fixture
def document():
    return DocumentFactory(
        slug="act", title_en="Almaty Act", title_ru="Алма-Атинский акт", lead_en="The founding act.",
        lead_ru="Учредительный акт.", body_en="<p>One.</p><p>Two.</p>", body_ru="<p>Раз.</p><p>Два.</p>",
    )  # fmt: skip


@LANGUAGES
def test_a_block_holds_both_texts_the_readers_language_first(client, document, language):
    page = read(client, f"{address(document, language)}?view=both")

    (heading,) = page.xpath("//h1")
    assert [text.get("lang") for text in heading] == [language, other(language)]
    assert {"One.", "Two.", "The founding act."} <= {*said(page, "en")}
    assert {"Раз.", "Два.", "Учредительный акт."} <= {*said(page, "ru")}


def test_the_page_in_both_languages_is_valid_and_has_no_id_twice(client, document):
    CitationFactory(record=document, field="title")
    page = visit(client, f"{DOCUMENT}?view=both")

    assert page.parse_errors == []
    assert list(complaints(page.root)) == []


def test_what_both_languages_say_alike_stands_once(client):
    StateFactory(slug="qatar", iso2="QA", iso3="QAT")

    page = read(client, "/en/states/qatar/?view=both")

    assert client.get("/en/states/qatar/?view=both").content.decode().count("QA, QAT") == 1
    assert "QA, QAT" not in " ".join(said(page, "en"))


def test_paragraphs_of_different_number_stand_beside_each_other_as_a_whole(client, document):
    document.body_ru = "<p>Раз и два.</p>"
    document.save()

    page = read(client, f"{DOCUMENT}?view=both")

    assert "One.Two." in said(page, "en")
    assert "Раз и два." in said(page, "ru")


@pytest.mark.parametrize("missing", ["en", "ru"])
@LANGUAGES
def test_a_text_that_is_wanting_is_said_to_be_not_yet_translated_and_not_borrowed(client, document, language, missing):
    document.lead_ru, document.body_ru = ("", "") if missing == "ru" else (document.lead_ru, document.body_ru)
    document.lead_en, document.body_en = ("", "") if missing == "en" else (document.lead_en, document.body_en)
    document.save()
    label = {"en": "not yet translated", "ru": "ещё не переведено"}[missing]
    there = {"en": "Учредительный акт.", "ru": "The founding act."}[missing]

    page = read(client, f"{address(document, language)}?view=both")

    assert said(page, missing).count(label) == 2
    assert there not in " ".join(said(page, missing))
    assert said(page, other(missing)).count(there) == 1


def test_links_lead_to_the_pages_of_their_own_language_and_keep_the_view(client, document):
    document.event = EventFactory(slug="summit", title_en="Summit", title_ru="Саммит")
    document.save()

    page = read(client, f"{DOCUMENT}?view=both")

    assert page.xpath("//*[@lang='en']//a[.='Summit']/@href") == ["/en/events/summit/?view=both"]
    assert page.xpath("//*[@lang='ru']//a[.='Саммит']/@href") == ["/ru/events/summit/?view=both"]


def test_the_marks_of_sources_stand_once_and_lead_to_notes_that_lead_back(client, document):
    CitationFactory(record=document, field="title")

    page = read(client, f"{DOCUMENT}?view=both")

    (mark,) = page.xpath("//main//a[@href='#source-1']")
    assert mark.getparent().get("id")
    assert page.xpath("//li[@id='source-1']")
    assert page.xpath("//a[@class='back-link']/@href").count(f"#{mark.getparent().get('id')}") == 1
    assert any(words.startswith("Источник") for words in said(page, "ru", "//li[@id='source-1']"))


def test_another_day_shows_the_names_of_that_day_in_both_languages_and_is_carried_with_the_view(client):
    state = StateFactory(slug="turkiye", name_en="Türkiye", name_ru="Турция")
    FormerNameFactory(state=state, name_en="Turkey", name_ru="Турецкая Республика", end="2022-06-02")
    ParticipationFactory(state=state, start="1999-09-14")

    page = read(client, "/en/states/turkiye/?view=both&on=2021-10-12")

    assert [" ".join(text.text_content().split()) for text in page.xpath("//h1/*")] == ["Turkey", "Турецкая Республика"]
    (home,) = page.xpath("//nav[@class='breadcrumb']//a[.='Home']/@href")
    assert sorted(home.partition("?")[2].split("&")) == ["on=2021-10-12", "view=both"]


def test_the_way_there_and_back_keeps_day_and_query(client, document):
    there = read(client, f"{DOCUMENT}?on=2021-10-12&x=1").xpath("//nav[@class='view']/a/@href")
    back = read(client, f"{DOCUMENT}?on=2021-10-12&x=1&view=both").xpath("//nav[@class='view']/a/@href")
    switch = read(client, f"{DOCUMENT}?view=both").xpath("//a[@class='language-switch']/@href")

    assert there == [f"{DOCUMENT}?on=2021-10-12&x=1&view=both"]
    assert back == [f"{DOCUMENT}?on=2021-10-12&x=1"]
    assert switch == ["/ru/documents/act/?view=both"]


def test_search_engines_are_led_to_the_plain_page(client, document):
    page = client.get(f"{DOCUMENT}?view=both").content.decode()

    assert '<meta name="robots" content="noindex">' in page
    assert f'<link rel="canonical" href="http://testserver{DOCUMENT}">' in page
    assert f'{DOCUMENT}?view=both" rel="nofollow"' in client.get(DOCUMENT).content.decode()


@pytest.mark.parametrize("asked", ["", "BOTH", "<b>", "\0", "я" * 30])
def test_another_view_is_the_plain_page(client, document, asked):
    response = client.get(DOCUMENT, {"view": asked})

    assert response.status_code == 200
    assert 'class="columns' not in response.content.decode()


@pytest.mark.parametrize("path", ["/en/documents/", "/en/", "/en/documents/no-such/", "/en/members/"])
def test_where_it_is_not_offered_the_page_is_plain_and_its_links_keep_the_view(client, document, path):
    response = client.get(f"{path}?view=both")

    page = response.content.decode()
    assert response.status_code == (404 if "no-such" in path else 200)
    assert 'class="columns' not in page
    assert 'class="view"' not in page
    assert 'href="/en/news/?view=both"' in page


@pytest.mark.parametrize(
    "link", ['<a href="/en/news.json">', '<a href="/en/news.csv?on=2021-10-12">', '<a href="/en/news/" data-view>']
)
def test_a_link_to_a_file_and_the_way_back_do_not_ask_for_the_view(link):
    assert carry(link, "view", "both") == link


@pytest.mark.parametrize(
    ("asked", "led_to"),
    [
        ("/en/on/2021-10-12/?view=both&seen=2026-11-01", ""),
        ("/en/on/2021-10-12/?on=2001-09-05&view=both", "/en/on/2001-09-05/?view=both"),
        ("/en/changes/2001-09-05/2021-10-12/?view=both&seen=2026-11-01", ""),
        ("/en/changes/2001-09-05/2021-10-12.csv?bom=1", ""),
        (
            "/en/changes/2021-10-12/2001-09-05/?view=both&seen=2026-11-01",
            "/en/changes/2001-09-05/2021-10-12/?view=both&seen=2026-11-01",
        ),
        ("/en/compare/?first=x-1&second=x-2&on=2021-10-12&view=both", "/en/compare/x-1/x-2/?on=2021-10-12&view=both"),
    ],
)
def test_who_is_led_to_another_day_or_pair_reads_on_in_the_same_way(client, db, asked, led_to):
    for slug in ("x-1", "x-2"):
        StateFactory(slug=slug)

    response = client.get(asked)

    assert response.headers.get("Location", "") == led_to
    assert response.status_code == (302 if led_to else 200)


def test_a_filter_keeps_the_view(client, document):
    page = client.get("/en/documents/?view=both").content.decode()

    assert page.count('<input type="hidden" name="view" value="both">') == len(
        reader.document_fromstring(page).xpath("//form")
    )


def test_every_page_that_offers_it_is_there():
    assert {
        resolve(reverse(name, args=ARGUMENTS.get(name.partition(":")[0], ["slug"]))).view_name for name in PAGES
    } == PAGES


def test_both_languages_cost_at_most_two_queries_more_however_much_there_is_to_show(client):
    state = StateFactory(slug="kazakhstan")
    ParticipationFactory(state=state, start="1999-09-14")
    path = "/en/states/kazakhstan/"
    assert queries_of(client, f"{path}?view=both") <= queries_of(client, path) + 2
    before = queries_of(client, f"{path}?view=both")

    for event in EventFactory.create_batch(20, host=state):
        CitationFactory(record=event, field="title")

    assert queries_of(client, f"{path}?view=both") <= before + 1
