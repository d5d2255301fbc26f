"""Briefing notes as PDF."""

import datetime
from time import process_time

import pytest
from django.utils.translation import override
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from apps.briefs import typesetting
from apps.briefs.briefing import Briefing, subjects
from apps.briefs.note import Item, Note, Part, Row, Sheet
from apps.briefs.typesetting import data_of, pdf_of, typeset
from apps.core.day import showing, today
from cica_portal import memory
from tests.briefs.pdf import Pdf
from tests.factories.participants import StateFactory
from tests.factories.participation import ParticipationFactory
from tests.pages import LANGUAGES, queries_of

CHOICES = [("en",), ("ru",), ("en", "ru")]
in_each_choice = pytest.mark.parametrize("languages", CHOICES, ids="-".join)


def made(kind: str, slug: str, languages: tuple[str, ...], day: datetime.date | None = None) -> Pdf:
    with override(languages[0]), showing(day or today()):
        return Pdf(pdf_of(Briefing(kind, slug, languages)))


def sheet(*texts: str) -> Sheet:
    rows = [Row(text, [Item(text, href="/en/")], [Item(text, lang="ru")]) for text in texts]
    return Sheet([Note("en", "kicker", Item("Title"), None, "As of", [Part("Part", rows)], "https://example.org/")], [])


# --- with the starting content


@in_each_choice
def test_no_note_is_longer_than_two_pages_and_each_is_accessible(content, languages, caplog):
    found = {subject: made(*subject, languages) for subject in subjects()}

    assert len(found) > 60
    assert {subject: pdf.pages for subject, pdf in found.items() if pdf.pages > 2} == {}
    assert [subject for subject, pdf in found.items() if not (pdf.is_tagged and pdf.is_ua)] == []
    assert [subject for subject, pdf in found.items() if not pdf.reader.metadata.title] == []
    assert {subject: pdf.root["/Lang"] for subject, pdf in found.items() if pdf.root["/Lang"] != languages[0]} == {}
    assert caplog.messages == []  # no letter was missing


@pytest.mark.parametrize("day", ["2001-09-05", "2014-05-20", "2021-10-12"])
def test_a_note_of_former_days_is_no_longer_either(content, day):
    for kind, slug in (("states", "kazakhstan"), ("organization", "cica")):
        assert made(kind, slug, ("en", "ru"), datetime.date.fromisoformat(day)).pages <= 2


@LANGUAGES
def test_a_note_is_read_from_the_name_to_the_sources(content, language):
    told = made("states", "kazakhstan", (language,)).text
    order = {
        "en": ["Kazakhstan", "Republic of Kazakhstan", "Member state", "Status in CICA", "Chairmanships", "Sources"],
        "ru": ["Казахстан", "Республика Казахстан", "Государство-член", "Статус в СВМДА", "Председательства"],
    }[language]  # fmt: skip

    places = [told.find(words) for words in order]

    assert -1 not in places
    assert places == sorted(places)


@LANGUAGES
def test_all_letters_are_our_own_and_travel_with_the_file(content, language):
    fonts = made("organization", "cica", (language,)).fonts

    assert {font["/BaseFont"].partition("+")[2].partition("-")[0] for font in fonts} == {"PortalSans", "PortalSerif"}
    assert all("/FontFile2" in font["/FontDescriptor"].get_object() for font in fonts)


def test_the_parts_are_bookmarks(content):
    assert made("areas", "human-dimension", ("en",)).bookmarks[:3] == ["Human dimension", "Dimension", "Coordinators"]


def test_both_languages_stand_on_one_sheet_each_on_its_page(content):
    pdf = made("bodies", "secretariat", ("ru", "en"))

    first, second = (page.extract_text() for page in pdf.reader.pages)
    assert "Секретариат" in first
    assert "Secretariat" in second


def test_both_languages_of_the_whole_take_few_queries(content, client):
    assert queries_of(client, "/en/briefs/organization/cica/?languages=both") <= 20


def test_a_note_is_made_within_a_second(content):
    began = process_time()
    made("states", "china", ("en",))
    assert process_time() - began < 1


# --- what anybody may type


ODD = st.text(st.characters(codec="utf-8", exclude_characters="\0"), max_size=40)
COMMANDS = ['#panic("x")', '#read("note.typ")', "$x^2$", "= Title", "*bold* _it_", "`code`", "<pages>", "\\u{7}", "[x]"]


@given(texts=st.lists(ODD | st.sampled_from(COMMANDS), min_size=1, max_size=4))
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_nothing_that_is_typed_breaks_a_note(texts):
    pdf, pages = typeset(data_of(sheet(*texts)))
    assert pdf.startswith(b"%PDF")
    assert pages >= 1


@pytest.mark.parametrize("text", COMMANDS)
def test_commands_are_set_as_they_stand(text):
    pdf, _pages = typeset(data_of(sheet(text)))
    assert text in Pdf(pdf).text


def test_a_letter_that_our_fonts_lack_costs_the_stamp_but_not_the_note(caplog):
    pdf = Pdf(typeset(data_of(sheet("中文")))[0])

    assert pdf.is_tagged
    assert not pdf.is_ua
    assert "no PDF/UA" in caplog.text


# --- at its address


@pytest.fixture
def address(db) -> str:
    state = StateFactory(name_en="Ruritania", name_ru="Руритания")
    ParticipationFactory(state=state, status="member", start="2010-06-08")
    return f"/en/briefs/states/{state.slug}.pdf"


def test_a_pdf_names_its_file_by_subject_day_and_language(client, address):
    response = client.get(f"{address}?on=2021-10-12&languages=both")

    assert response["Content-Type"] == "application/pdf"
    assert response["Content-Disposition"].endswith('-2021-10-12-en-ru.pdf"')
    assert Pdf(response.content).reader.metadata.title == "Ruritania — As of 12\N{NO-BREAK SPACE}October 2021"


@pytest.mark.parametrize("query", ["on=yesterday", "languages=fr"])
def test_what_cannot_be_made_leads_to_the_page_that_says_why(client, address, query):
    response = client.get(f"{address}?{query}", follow=True)

    assert response.redirect_chain[0][0] == f"{address.removesuffix('.pdf')}/?{query}"
    assert "banner-error" in response.content.decode() or "is not a day" in response.content.decode()


def test_a_pdf_is_remembered_like_a_page(client, address):
    assert memory._is_for_all(client.get(address))


def test_the_same_text_is_set_once(client, address, monkeypatch):
    client.get(address)
    monkeypatch.setattr(typesetting.typst, "Compiler", None)

    assert client.get(address).status_code == 200
