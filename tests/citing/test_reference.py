"""How a page says that it is to be cited, in words and as files."""

import datetime
import re
from html import unescape

import pytest
from django.test import RequestFactory
from django.urls import resolve
from django.utils import translation

from apps.citing.files import bibtex, ris_lines
from apps.citing.reference import Reference, file_address, reference
from apps.core.day import today
from tests.factories.participants import StateFactory
from tests.pages import LANGUAGES

DAY = datetime.date(2021, 10, 12)
NOW = datetime.date(2026, 11, 22)


@pytest.fixture
def state(db):
    return StateFactory(slug="kazakhstan", name_en="Kazakhstan", name_ru="Казахстан")


def cited(title: str = "Kazakhstan", url: str = "http://testserver/en/states/kazakhstan/", day=DAY) -> Reference:
    return Reference(title, "/en/states/kazakhstan/", url, day, NOW, translation.get_language())


def asked(address: str):
    request = RequestFactory().get(address)
    request.resolver_match = resolve(request.path)
    return request


def words_of(page: str) -> str:
    return unescape(re.search(r'<p class="citing-words">(.*?)</p>', page, re.DOTALL)[1])


# --- in words


def test_a_citation_names_page_site_day_address_and_day_of_reading():
    with translation.override("en"):
        assert cited().words.replace("\N{NO-BREAK SPACE}", " ") == (
            "Kazakhstan. CICA portal (a demonstration, not the Secretariat’s own site), 2026. As of 12 October 2021. "
            "URL: http://testserver/en/states/kazakhstan/ (accessed 22 November 2026)."
        )


def test_a_russian_citation_follows_the_standard():
    with translation.override("ru"):
        words = cited("Казахстан").words
    assert words.startswith("Казахстан [Электронный ресурс] // Портал СВМДА")
    assert words.endswith("URL: http://testserver/en/states/kazakhstan/ (дата обращения: 22.11.2026).")
    assert ".." not in words


def test_only_the_official_site_names_the_secretariat_as_author(settings):
    assert cited().author == ""
    settings.SITE_OFFICIAL = True
    assert cited().author == "CICA Secretariat"
    assert "demonstration" not in cited().words


# --- its address


def test_the_address_keeps_what_was_asked_and_adds_the_day_shown_and_that_of_reading():
    found = reference(asked("/en/documents/?kind=charter&on=2021-13-45&seen=2020-01-01&page=2"), "Documents")
    today_ = today().isoformat()
    assert found.url == f"http://testserver/en/documents/?kind=charter&page=2&on={today_}&seen={today_}"


def test_in_both_languages_at_once_each_cites_its_own_page(client, state):
    page = unescape(client.get("/en/states/kazakhstan/?view=both").content.decode())
    for language in ("en", "ru"):
        words = re.search(rf'<span class="citing-words" lang="{language}">(.*?)</span>', page)[1]
        assert f"http://testserver/{language}/states/kazakhstan/?on={today()}&seen={today()} (" in words
        assert f'href="/{language}/states/kazakhstan.bib"' in page


def test_a_page_whose_address_names_its_day_does_not_say_it_twice():
    found = reference(asked("/en/on/2021-10-12/"), "CICA on 12 October 2021")
    assert found.day is None
    assert found.url == f"http://testserver/en/on/2021-10-12/?seen={today().isoformat()}"


@pytest.mark.parametrize(
    ("address", "file"),
    [
        ("/en/states/kazakhstan/?on=2021-10-12&seen=2026-01-01", "/en/states/kazakhstan.bib?on=2021-10-12"),
        ("/en/", "/en/index.bib"),
    ],
)
def test_the_file_stands_beside_the_page(address, file):
    assert file_address(asked(address), "bib") == file


# --- on the page


@LANGUAGES
def test_a_page_offers_its_citation_and_the_files_answer(client, state, language):
    page = client.get(f"/{language}/states/kazakhstan/?on=2021-10-12").content.decode()
    assert f"http://testserver/{language}/states/kazakhstan/?on=2021-10-12&seen={today()}" in words_of(page)
    files = [unescape(address) for address in re.findall(r'href="([^"]+)" rel="nofollow" download', page)]
    assert files == [f"/{language}/states/kazakhstan.{suffix}?on=2021-10-12" for suffix in ("bib", "ris")]
    for address in files:
        response = client.get(address)
        assert response.status_code == 200
        assert "attachment" in response["Content-Disposition"]
        assert (
            f"http://testserver/{language}/states/kazakhstan/?on=2021-10-12&seen={today()}" in response.content.decode()
        )


def test_what_is_no_page_is_not_cited(client, db):
    StateFactory(slug="draft", status="draft")
    assert 'class="page citing"' not in client.get("/en/states/draft/").content.decode()
    assert client.get("/en/states/draft.bib").status_code == 404
    assert client.get("/en/nothing.ris").status_code == 404


# --- as files


def test_bibtex_takes_no_letter_for_a_command():
    entry = bibtex(cited(r"100 % \of {S&T} #1 $x_2^3~"))
    assert r"title = {{100 \% \textbackslash{}of \{S\&T\} \#1 \$x\_2\textasciicircum{}3\textasciitilde{}}}" in entry
    assert entry.count("{") - entry.count(r"\{") == entry.count("}") - entry.count(r"\}")
    assert entry.startswith("@misc{cica-en-states-kazakhstan-2026-11-22,\n")


def test_bibtex_has_a_title_of_several_lines_in_one_and_keeps_what_must_not_break():
    assert "title = {{Almaty Act, 4~June 2002}}" in bibtex(cited("Almaty  Act,\n 4\N{NO-BREAK SPACE}June\t2002"))


def test_bibtex_keeps_the_address_as_it_is():
    url = "http://testserver/en/documents/?kind=a%20b&on=2021-10-12"
    assert f"url = {{{url}}}" in bibtex(cited(url=url))


def test_bibtex_leaves_out_what_is_not_known():
    entry = bibtex(cited(day=None))
    assert "note" not in entry
    assert "author" not in entry


def test_a_value_of_ris_is_one_line_and_ends_no_record():
    entry = ris_lines(cited("One\r\nER  - two"))
    assert "TI  - One ER - two\r\n" in entry
    assert entry.endswith("\r\nER  - \r\n")
    assert all(re.fullmatch(r"[A-Z][A-Z0-9]  - .*", line) for line in entry.split("\r\n")[:-1])
