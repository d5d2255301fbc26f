import pytest

from tests.factories.chairmanships import ChairmanshipFactory
from tests.factories.documents import DocumentFactory
from tests.factories.participants import PlaceFactory, StateFactory
from tests.factories.participation import ParticipationFactory
from tests.factories.timeline import EventFactory
from tests.pages import LANGUAGES, address, queries_of

pytestmark = pytest.mark.django_db


@LANGUAGES
def test_the_timeline_lists_published_events_latest_first(client, language):
    EventFactory(title_en="Older", title_ru="Раньше", starts="2002-06-04")
    EventFactory(title_en="Newer", title_ru="Позже", starts="2010-06-08")
    EventFactory(title_en="Draft", title_ru="Черновик", status="draft")

    page = client.get(f"/{language}/timeline/").content.decode().partition('class="event-list"')[2]

    later, earlier, draft = {"en": ("Newer", "Older", "Draft"), "ru": ("Позже", "Раньше", "Черновик")}[language]
    assert page.index(later) < page.index(earlier)
    assert draft not in page


def test_the_timeline_can_be_narrowed_by_kind_and_decade(client):
    EventFactory(title_en="Summit of 2002", kind="summit", starts="2002-06-04")
    EventFactory(title_en="Summit of 2014", kind="summit", starts="2014-05-20")
    EventFactory(title_en="Ministerial of 2004", kind="ministerial", starts="2004-10-22")

    page = client.get("/en/timeline/", {"kind": "summit", "decade": "2000"}).content.decode()

    assert "Summit of 2002" in page
    assert "Summit of 2014" not in page
    assert "Ministerial of 2004" not in page


@pytest.mark.parametrize("query", [{"kind": "party"}, {"decade": "soon"}, {"kind": "\0"}, {"decade": "9" * 500}])
def test_a_filter_that_is_not_legal_gives_a_message_and_the_whole_list(client, query):
    EventFactory(title_en="First Summit")

    page = client.get("/en/timeline/", query).content.decode()

    assert "Some values could not be used" in page
    assert "First Summit" in page


def test_a_select_with_a_value_that_is_not_legal_is_described_by_the_message(client):
    page = client.get("/en/timeline/", {"kind": "party"}).content.decode()

    assert 'aria-describedby="id_kind_error"' in page
    assert '<li id="id_kind_error">Kind: Select a valid choice.' in page


def test_an_event_of_which_only_the_year_is_known_shows_the_year_alone(client):
    event = EventFactory(starts="2011")

    page = client.get(address(event, "en")).content.decode()

    assert "2011" in page
    assert "1 January" not in page


def test_a_planned_event_whose_time_has_passed_says_that_its_outcome_is_not_recorded(client):
    event = EventFactory(starts="2020-01", is_planned=True)

    assert "Its outcome is not recorded here" in client.get(address(event, "en")).content.decode()


def test_an_event_shows_the_place_under_the_name_it_bore_then(client):
    place = PlaceFactory(name_en="Astana", name_ru="Астана")
    place.names.create(name_en="Nur-Sultan", name_ru="Нур-Султан", start="2019-03-23", end="2022-09-17")
    event = EventFactory(place=place, starts="2021-10-12")

    assert "Nur-Sultan" in client.get(address(event, "en")).content.decode()


def test_a_draft_is_not_found_and_a_withdrawn_event_answers_under_a_banner(client):
    draft = EventFactory(status="draft")
    withdrawn = EventFactory(
        status="withdrawn", withdrawal_reason_en="Entered twice", withdrawal_reason_ru="Введено дважды"
    )

    page = client.get(address(withdrawn, "en")).content.decode()

    assert client.get(address(draft, "en")).status_code == 404
    assert "Entered twice" in page
    assert '<meta name="robots" content="noindex">' in page


def test_a_title_that_exists_in_russian_only_is_shown_as_such_on_the_english_page(client):
    event = EventFactory(title_en="", title_ru="Саммит")

    page = client.get(address(event, "en")).content.decode()

    assert '<span lang="ru">Саммит</span>' in page
    assert "in Russian only" in page


def test_the_pages_cost_the_same_queries_with_many_more_rows(client):
    place, state = PlaceFactory(), StateFactory()
    event = EventFactory(place=place, host=state, starts="2002-06-04")
    DocumentFactory(event=event)
    ParticipationFactory(state=state, start="2004")
    ChairmanshipFactory()
    before = queries_of(client, "/en/timeline/"), queries_of(client, address(event, "en"))
    for _number in range(30):
        EventFactory(place=PlaceFactory(), host=StateFactory(), starts="2003")
        DocumentFactory(event=event)
        ParticipationFactory(state=StateFactory(), start="2004")
        ChairmanshipFactory()

    after = queries_of(client, "/en/timeline/"), queries_of(client, address(event, "en"))

    assert after == before
    assert max(after) <= 12
