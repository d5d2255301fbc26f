from urllib.parse import urlencode

import pytest
from django.utils.safestring import mark_safe

from apps.search import asking
from apps.search.asking import Choice, Found, Hit, Near
from apps.search.misses import Miss
from tests.factories.participants import StateFactory
from tests.house.crawl import read
from tests.house.validity import complaints
from tests.pages import LANGUAGES

pytestmark = pytest.mark.django_db


def hit(**other) -> Hit:
    told = {
        "title": "Third Summit",
        "url": "/en/events/third-summit/",
        "kind": "event",
        "kind_label": "Event",
        "language": "en",
        "title_language": "en",
        "passage": mark_safe("<mark>Istanbul</mark> hosted it."),
        "when": "8 June 2010",
        "standing": "",
    }
    return Hit(**told | other)


@pytest.fixture
def finds(monkeypatch):
    """Make the index find this; what it was asked for is kept in the list that comes back."""
    asked = []

    def find(found: Found) -> list:
        monkeypatch.setattr(asking, "ask", lambda query, **how: asked.append((query, how)) or found)
        return asked

    return find


@pytest.fixture
def misses(monkeypatch) -> list[str]:
    noted: list[str] = []
    monkeypatch.setattr(type(Miss.objects), "note", lambda _manager, query: noted.append(query.words))
    return noted


def page_of(client, language: str = "en", **query) -> str:
    response = client.get(f"/{language}/search/", query)
    assert response.status_code == 200
    return " ".join(response.content.decode().split())


# --- the page


@LANGUAGES
def test_without_words_the_page_tells_how_to_search(client, language):
    page = page_of(client, language)

    assert {"en": "How to search", "ru": "Как искать"}[language] in page


def test_what_is_found_is_kept_from_search_engines_and_the_way_to_search_is_not(client):
    noindex = '<meta name="robots" content="noindex">'

    assert noindex in page_of(client, q="istanbul")
    assert noindex not in page_of(client)


def test_hits_show_their_kind_days_and_the_passage_with_the_words_marked(client, finds):
    finds(Found(total=1, hits=[hit()]))

    page = page_of(client, q="Istanbul")

    assert '<a href="/en/events/third-summit/">Third Summit</a>' in page
    assert "8 June 2010" in page
    assert "<mark>Istanbul</mark> hosted it." in page
    assert "1 result for “Istanbul”" in page


def test_a_hit_in_the_other_language_says_so(client, finds):
    finds(Found(total=1, hits=[hit(title="Заявление", title_language="ru", language="ru")]))

    page = page_of(client, q="заявление")

    assert 'lang="ru">Заявление</a>' in page
    assert ">in Russian</span>" in page
    assert '<p class="hit-passage" lang="ru">' in page


def test_what_is_former_or_planned_is_marked_and_a_former_name_told(client, finds):
    finds(Found(total=2, hits=[hit(standing="former", formerly="Turkey"), hit(standing="planned")]))

    page = page_of(client, q="Turkey")

    assert '<span class="badge badge-past">former</span>' in page
    assert '<span class="badge badge-planned">planned</span>' in page
    assert "formerly Turkey" in page


def test_what_was_typed_is_escaped_wherever_it_is_repeated(client, finds):
    for found in (Found(total=1, hits=[hit()], shown_for="<i>"), Found()):
        finds(found)
        assert "<b>" not in page_of(client, q='<b>x" y')


def test_filters_offer_what_is_found_with_its_number_and_are_passed_on(client, finds):
    choices = [Choice("event", "Event", 12), Choice("state", "State", 3)]
    asked = finds(Found(total=15, hits=[hit()], kinds=choices, years=[Choice("2010", "2010", 4)]))

    page = page_of(client, q="x", kind="event", year="2010", sort="date", page="2")

    assert asked[0][1] == {"kind": "event", "year": 2010, "sort": "date", "page": 2}
    assert '<option value="event" selected>Event (12)</option>' in page
    assert '<option value="state">State (3)</option>' in page
    assert '<option value="2010" selected>2010 (4)</option>' in page


def test_a_filter_that_leaves_nothing_can_be_seen_and_taken_away(client, finds, misses):
    finds(Found())

    page = page_of(client, q="x y", kind="source", year="1999")

    assert '<option value="source" selected>Source (0)</option>' in page
    assert '<option value="1999" selected>1999 (0)</option>' in page
    assert "Nothing was found for “x y” with these filters" in page
    assert 'href="/en/search/?q=x%20y"' in page
    assert misses == []


@pytest.mark.parametrize(
    "query",
    [
        {"kind": "no-such"},
        {"year": "abc"},
        {"year": "99999999999999999999"},
        {"status": "\x00"},
        {"sort": "'; DROP"},
    ],
)
def test_a_value_that_is_none_is_told_and_left_out(client, finds, query):
    asked = finds(Found(total=1, hits=[hit()]))

    assert "Some values could not be used" in page_of(client, q="x", **query)
    assert asked[0][1] == {"page": 1}


@pytest.mark.parametrize("page", ["0", "-1", "abc", "999999999", "²", "\x00"])
def test_a_page_that_is_none_shows_the_nearest(client, finds, page):
    finds(Found(total=1, hits=[hit()]))

    assert "Third Summit" in page_of(client, q="x", page=page)


def test_many_hits_stand_on_several_pages(client, finds):
    finds(Found(total=45, page=2, hits=[hit()]))

    page = page_of(client, q="x", page="2")

    assert "Page 2 of 3" in page
    assert 'rel="next" href="?q=x&amp;page=3"' in page
    assert 'start="21"' in page


def test_a_guess_is_told(client, finds):
    finds(Found(total=1, hits=[hit()], shown_for="казахстан"))

    assert "Shown for: <strong>казахстан</strong>" in page_of(client, q="rfpf[cnfy")


def test_where_nothing_is_found_near_names_and_other_ways_are_offered_and_the_miss_counted(client, finds, misses):
    finds(Found(nearest=[Near("Kazakhstan", "/en/states/kazakhstan/", "state", "State")]))

    page = page_of(client, q="Kzkstn")

    assert "Nothing was found for “Kzkstn”" in page
    assert '<a href="/en/states/kazakhstan/">Kazakhstan</a>' in page
    assert "Ask the Secretariat" in page
    assert misses == ["kzkstn"]


def test_a_search_without_result_is_counted_for_staff(client, finds):
    finds(Found())

    page_of(client, q="Atlantis")
    Miss.objects.write_rest()

    assert Miss.objects.get().text == "atlantis"


def test_a_question_that_is_too_long_is_cut_and_said_to_be(client, finds):
    finds(Found(total=1, hits=[hit()]))

    assert "more than can be looked for at once" in page_of(client, q="word " * 100)


@LANGUAGES
def test_the_page_finds_what_is_published_by_any_of_its_names(client, language):
    StateFactory(slug="turkiye", name_en="Türkiye", name_ru="Турция")

    for typed in ("turkiye", "турции", "nehwbz"):
        assert f'href="/{language}/states/turkiye/"' in page_of(client, language, q=typed)


@pytest.mark.parametrize(
    "text",
    [
        "'\"\\;--",
        "a & | ! ( ) :* <-> 'b'",
        "\x00\ud800\u202e",
        "-",
        '""""',
        "%_*?",
        "𝔸𝕤𝕥𝕒𝕟𝕒 أستانا アスタナ",
        "9" * 300,
        "( " * 150,
    ],
)
def test_nothing_that_is_typed_is_an_error(client, text):
    assert "<h1>Search</h1>" in page_of(client, q=text.encode(errors="surrogatepass"))


@pytest.mark.parametrize("query", [{}, {"q": "turkiye"}, {"q": "nothing", "year": "1"}])
def test_the_page_is_valid_html_in_all_its_states(client, query):
    StateFactory(name_en="Türkiye")

    page = read(client, f"/en/search/?{urlencode(query)}")

    assert [*page.parse_errors, *complaints(page.root)] == []
    assert page.queries <= 12


# --- suggestions and browsers


def test_suggestions_are_written_as_open_search_has_them(client, monkeypatch):
    near = [Near("Kazakhstan", "/en/states/kazakhstan/", "state", "State")]
    monkeypatch.setattr(asking, "suggest", lambda text: near)

    assert client.get("/en/search/suggest", {"q": "kaz"}).json() == [
        "kaz",
        ["Kazakhstan"],
        ["State"],
        ["/en/states/kazakhstan/"],
    ]


@pytest.mark.parametrize("text", ["", "\x00", "x", "%' OR 1=1 --", "\ud800"])
def test_suggestions_bear_whatever_is_typed(client, text):
    text *= 5000
    response = client.get("/en/search/suggest", {"q": text.encode(errors="surrogatepass")})

    assert response.status_code == 200
    assert len(response.json()) == 4


@LANGUAGES
def test_browsers_are_told_how_to_search(client, language):
    response = client.get(f"/{language}/opensearch.xml")

    assert response.headers["Content-Type"] == "application/opensearchdescription+xml"
    assert f"http://testserver/{language}/search/?q={{searchTerms}}" in response.content.decode()


@LANGUAGES
def test_every_page_has_the_box_and_tells_browsers_of_the_search(client, language):
    page = client.get(f"/{language}/legal/").content.decode()

    assert f'role="search" method="get" action="/{language}/search/"' in page
    assert f'<link rel="search" type="application/opensearchdescription+xml" href="/{language}/opensearch.xml"' in page
