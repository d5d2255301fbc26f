"""The pages of briefing notes: /briefs/…/."""

import pytest

from tests.factories.bodies import BodyFactory, HolderFactory, MeetingRuleFactory, SessionFactory
from tests.factories.catalogue import AreaFactory, CoordinationFactory, MeasureFactory, PlacementFactory
from tests.factories.chairmanships import ChairmanshipFactory
from tests.factories.core import many
from tests.factories.documents import DocumentFactory
from tests.factories.participants import FormerNameFactory, StateFactory
from tests.factories.participation import ParticipationFactory
from tests.factories.sources import CitationFactory, SourceFactory
from tests.factories.timeline import EventFactory
from tests.house.crawl import read, text
from tests.house.validity import complaints
from tests.pages import LANGUAGES, queries_of

pytestmark = pytest.mark.django_db


def told(client, address: str) -> str:
    page = read(client, address)
    assert page.status == 200
    assert [*page.parse_errors, *complaints(page.root)] == []
    sources = [part for part in page.all("section") if "brief-sources" in part.get("class", "")]
    return " ".join(text(part) for part in [*page.all("article"), *sources])


def member(**names):
    state = StateFactory(**names)
    ParticipationFactory(state=state, status="member", start="2010-06-08")
    return state


# --- a state


@LANGUAGES
def test_a_note_on_a_state_gathers_what_it_is_and_did(client, language):
    state = member(name_en="Ruritania", name_ru="Руритания")
    FormerNameFactory(state=state, name_en="Old Ruritania", name_ru="Старая Руритания", end="2001-01-01")
    ChairmanshipFactory(state=state, start="2014-05-20", end="2018-09-24", theme_en="Trust", theme_ru="Доверие")
    CoordinationFactory(state=state, area__name_en="Energy", area__name_ru="Энергетика", start="2015", end="2017")
    CoordinationFactory(state=state, area__name_en="Tourism", area__name_ru="Туризм", start="2018")
    HolderFactory(state=state, name_en="Rudolf", name_ru="Рудольф")
    EventFactory(host=state, title_en="Summit at home", title_ru="Саммит дома")

    words = told(client, f"/{language}/briefs/states/{state.slug}/")

    expected = {
        "en": ["Ruritania", "Old Ruritania", "Member state", "since 8 June 2010", "20 May 2014", "Trust", "Energy",
               "Areas coordinated formerly", "Tourism", "Rudolf", "Summit at home"],
        "ru": ["Руритания", "Старая Руритания", "Государство-член", "с 8 июня 2010 г.", "20 мая 2014 г.", "Доверие",
               "Энергетика", "Туризм", "Рудольф", "Саммит дома"],
    }[language]  # fmt: skip
    assert [each for each in expected if each not in words] == []


def test_a_note_on_a_state_does_not_say_of_whom_it_speaks_in_each_office(client):
    state = member(name_en="Ruritania")
    HolderFactory(state=state, name_en="Rudolf", office__title_en="Secretary General", start="2020-09-24")

    words = told(client, f"/en/briefs/states/{state.slug}/")

    office = words[words.index("Rudolf") : words.index("This note")]
    assert "since 24 September 2020" in office
    assert "Ruritania" not in office


def test_a_comma_stands_before_the_marks_of_what_it_follows(client):
    for name in ("Mongolia", "Nepal"):
        held = ParticipationFactory(state=StateFactory(name_en=name), status="member", start="2010-06-08")
        CitationFactory(record=held, field="status")

    page = client.get("/en/briefs/organization/cica/").content.decode()

    assert '>Mongolia</a>,<span class="footnotes">' in page
    assert '>Nepal</a><span class="footnotes">' in page


def test_a_note_tells_what_was_so_on_its_day(client):
    state = member(name_en="New name")
    FormerNameFactory(state=state, name_en="Old name", start="2001", end="2020-01-01")
    ChairmanshipFactory(state=state, start="2020-09-24", end=None, theme_en="Later theme")
    EventFactory(host=state, title_en="Later summit", starts="2022-10-12")

    words = told(client, f"/en/briefs/states/{state.slug}/?on=2015-01-01")

    assert "As of 1 January 2015" in words
    assert "Old name" in words
    assert "Later" not in words


def test_a_note_names_the_weightiest_source_of_a_fact_and_those_that_differ(client):
    state = StateFactory()
    held = ParticipationFactory(state=state, status="member", start="2010-06-08")
    for title, grade, standing in (
        ("Newspaper", "press", "agrees"), ("Decree", "official", "agrees"), ("Atlas", "tertiary", "differs"),
    ):  # fmt: skip
        source = SourceFactory(title_en=title, grade=grade)
        CitationFactory(record=held, field="status", source=source, standing=standing)

    words = told(client, f"/en/briefs/states/{state.slug}/")

    assert "Decree" in words
    assert "Atlas" in words
    assert "disputed" in words
    assert "Newspaper" not in words


def test_a_long_list_is_cut_and_says_how_much_is_left(client):
    state = member()
    many(EventFactory.build_batch(20, host=state, title_en="Meeting"))

    words = told(client, f"/en/briefs/states/{state.slug}/")

    assert words.count("Meeting unsourced") == 12
    assert "and 8 more" in words


# --- an area, a body, the whole


def test_a_note_on_an_area_names_coordinators_measures_and_papers(client):
    area = AreaFactory(name_en="Energy security")
    PlacementFactory(area=area, dimension__name_en="Economic dimension")
    CoordinationFactory(area=area, state__name_en="Ruritania", role="coordinator", start="2018")
    MeasureFactory(area=area, dimension=None, text_en="Exchange of experience")
    area.documents.add(DocumentFactory(title_en="Concept of energy"))

    words = told(client, f"/en/briefs/areas/{area.slug}/")

    for each in ("Economic dimension", "Coordinator", "Ruritania", "Exchange of experience", "Concept of energy"):
        assert each in words


def test_a_note_on_a_body_tells_how_it_meets_and_its_last_and_next_sessions(client):
    body = BodyFactory(name_en="Council of Clocks")
    MeetingRuleFactory(body=body, rule_en="every two years")
    HolderFactory(office__body=body, office__title_en="Chair", name_en="Clara", start="2020", end=None)
    SessionFactory(body=body, event=EventFactory(title_en="Third session", starts="2022-10-12"))
    SessionFactory(body=body, event=EventFactory(title_en="Fourth session", starts="2090-10-12", is_planned=True))

    words = told(client, f"/en/briefs/bodies/{body.slug}/")

    for each in ("every two years", "Chair", "Clara", "Latest sessions", "Third session", "Next sessions"):
        assert each in words
    assert words.index("Next sessions") < words.index("Fourth session") < words.index("Latest sessions")


@LANGUAGES
def test_a_note_on_the_whole_lists_who_takes_part_in_the_readers_alphabet(client, language):
    for english, russian in (("Zembla", "Аркадия"), ("Arcadia", "Ямато"), ("Élysée", "Ёлкино")):
        member(name_en=english, name_ru=russian)

    words = told(client, f"/{language}/briefs/organization/cica/")

    expected = {"en": ["Arcadia", "Élysée", "Zembla"], "ru": ["Аркадия", "Ёлкино", "Ямато"]}[language]
    assert [words.index(name) for name in expected] == sorted(words.index(name) for name in expected)


# --- its languages and its address


def test_both_languages_stand_in_one_page_with_one_list_of_sources(client):
    state = member(name_en="Ruritania", name_ru="Руритания")

    page = read(client, f"/en/briefs/states/{state.slug}/?languages=both")

    english, russian = page.all("article")
    assert "Ruritania" in text(english)
    assert russian.get("lang") == "ru"
    assert "Руритания" in text(russian)
    assert page.text_of("h2").count("Sources") == 1


def test_a_choice_of_languages_that_there_is_not_gets_a_message_and_the_note(client):
    page = client.get(f"/en/briefs/states/{member().slug}/?languages=fr<b>").content.decode()

    assert "“fr&lt;b&gt;” is no choice of languages" in page
    assert page.count("<article") == 1


@LANGUAGES
def test_the_address_of_a_note_is_of_its_day_and_stands_as_a_picture_too(client, language):
    state = member()

    page = client.get(f"/{language}/briefs/states/{state.slug}/?on=2021-10-12").content.decode()

    assert f"http://testserver/{language}/briefs/states/{state.slug}/?on=2021-10-12</a>" in page
    assert '<path stroke="#000"' in page


@pytest.mark.parametrize("path", ["states/nowhere/", "planets/mars/", "states/nowhere.pdf", "organization/other/"])
def test_there_is_no_note_on_what_there_is_not(client, path):
    assert client.get(f"/en/briefs/{path}").status_code == 404


@pytest.mark.parametrize("form", ["/", ".pdf"])
def test_the_address_on_paper_leads_on_when_a_thing_has_another_one(client, form):
    state = member()
    former, state.slug = state.slug, "new-address"
    state.save()

    response = client.get(f"/ru/briefs/states/{former}{form}?on=2021-10-12")

    assert response.status_code == 301
    assert response.url == f"/ru/briefs/states/new-address{form}?on=2021-10-12"


def test_a_draft_and_a_withdrawn_thing_have_no_note(client):
    for status in ("draft", "withdrawn"):
        state = StateFactory(status=status, withdrawal_reason_en="x", withdrawal_reason_ru="x")
        assert client.get(f"/en/briefs/states/{state.slug}/").status_code == 404


def test_pages_lead_to_their_notes(client):
    for thing, path in ((member(), "states"), (AreaFactory(), "areas"), (BodyFactory(), "bodies")):
        page = read(client, thing.get_absolute_url())
        hrefs = [link.get("href") for link in page.all("a")]
        assert f"/en/briefs/{path}/{thing.slug}/" in hrefs
        assert f"/en/briefs/{path}/{thing.slug}.pdf" in hrefs


def test_the_page_of_a_day_leads_to_the_note_of_that_day(client):
    hrefs = [link.get("href") for link in read(client, "/en/on/2021-10-12/").all("a")]

    assert "/en/briefs/organization/cica.pdf?on=2021-10-12" in hrefs


@LANGUAGES
def test_a_note_takes_no_more_queries_for_more_rows(client, language):
    state = member()
    address = f"/{language}/briefs/states/{state.slug}/"
    EventFactory(host=state)
    CoordinationFactory(state=state)
    HolderFactory(state=state)
    few = queries_of(client, address)
    many(EventFactory.build_batch(100, host=state))
    for _time in range(10):
        CoordinationFactory(state=state)
        HolderFactory(state=state)

    assert queries_of(client, address) == few <= 20
