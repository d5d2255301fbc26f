import pytest

from tests.factories.catalogue import (
    AreaFactory,
    CoordinationFactory,
    DimensionFactory,
    EditionFactory,
    MeasureFactory,
    PlacementFactory,
)
from tests.factories.documents import DocumentFactory
from tests.factories.participants import StateFactory
from tests.factories.sources import CitationFactory
from tests.factories.timeline import EventFactory
from tests.pages import LANGUAGES, address, queries_of

pytestmark = pytest.mark.django_db


def placed(**area):
    """An area in a dimension of its own."""
    placement = PlacementFactory(area=AreaFactory(**area))
    return placement.area


@LANGUAGES
def test_the_catalogue_shows_each_area_under_its_dimension_with_its_coordinators(client, language):
    area = AreaFactory(name_en="Tourism", name_ru="Туризм")
    PlacementFactory(area=area, dimension=DimensionFactory(name_en="Economic", name_ru="Экономическое измерение"))
    CoordinationFactory(area=area, state=StateFactory(name_en="Tajikistan", name_ru="Таджикистан"))
    CoordinationFactory(area=area, role="co_coordinator", state=StateFactory(name_en="Sri Lanka", name_ru="Шри-Ланка"))

    page = client.get(f"/{language}/catalogue/").content.decode()

    names = {
        "en": [">Economic<", ">Tourism<", ">Tajikistan<", ">Sri Lanka<"],
        "ru": [">Экономическое измерение<", ">Туризм<", ">Таджикистан<", ">Шри-Ланка<"],
    }[language]
    found = page[page.index('id="content"') :].partition("</form>")[2]
    positions = [found.index(name) for name in names]
    assert positions == sorted(positions)


def test_an_area_whose_coordinator_is_not_recorded_says_not_known(client):
    CoordinationFactory(area=placed(), role="co_coordinator")

    assert "not known" in client.get("/en/catalogue/").content.decode()


def test_the_catalogue_can_be_narrowed_by_dimension(client):
    tourism = placed(name_en="Tourism")
    placed(name_en="Energy security")

    page = client.get("/en/catalogue/", {"dimension": tourism.placements.get().dimension.slug}).content.decode()

    assert ">Tourism<" in page
    assert ">Energy security<" not in page
    assert "1 area" in page


def test_state_and_role_are_asked_of_one_and_the_same_coordination(client):
    china, india = StateFactory(), StateFactory()
    led, helped = placed(name_en="Led by China"), placed(name_en="Led by India")
    CoordinationFactory(area=led, state=china)
    CoordinationFactory(area=helped, state=india)
    CoordinationFactory(area=helped, state=china, role="co_coordinator")

    page = client.get("/en/catalogue/", {"state": china.slug, "role": "coordinator"}).content.decode()

    assert "Led by China" in page
    assert "Led by India" not in page


@pytest.mark.parametrize("query", [{"dimension": "none"}, {"state": "\0"}, {"role": "chief"}])
def test_a_filter_that_is_not_legal_gives_a_message_and_the_whole_catalogue(client, query):
    placed(name_en="Tourism")

    page = client.get("/en/catalogue/", query).content.decode()

    assert "Some values could not be used" in page
    assert ">Tourism<" in page


def test_a_coordination_that_has_ended_is_not_in_the_catalogue_but_on_the_page_of_its_area(client):
    area = placed()
    CoordinationFactory(area=area, state=StateFactory(name_en="Kazakhstan"), start="2007", end="2009-01-01")

    assert "Kazakhstan" not in client.get("/en/catalogue/").content.decode()
    page = client.get(address(area, "en")).content.decode()
    assert "Which state coordinates this area today is not known." in page
    assert "Kazakhstan" in page
    assert "2007–2008" in page


def test_an_area_that_changed_dimension_shows_both_and_each_dimension_shows_it_in_its_time(client):
    economic, environmental = DimensionFactory(name_en="Economic"), DimensionFactory(name_en="Environmental")
    area = AreaFactory(name_en="Sustainable development")
    PlacementFactory(area=area, dimension=economic, start="2004", end="2021")
    PlacementFactory(area=area, dimension=environmental, start="2021")

    page = client.get(address(area, "en")).content.decode()
    former = client.get(address(economic, "en")).content.decode()

    assert "Economic" in page
    assert "Environmental" in page
    assert "Sustainable development" in former.partition("Areas that stood here before")[2]
    assert "Areas that stood here before" not in client.get(address(environmental, "en")).content.decode()


def test_measures_stand_under_their_editions_the_latest_first(client):
    area = placed()
    older = EditionFactory(title_en="Catalogue of 2004", adopted="2004-10-22")
    newer = EditionFactory(title_en="Catalogue of 2021", adopted="2021-10-12")
    MeasureFactory(area=area, edition=older, text_en="Exchange visits")
    MeasureFactory(area=area, edition=newer, text_en="Exchange data")
    MeasureFactory(area=area, edition=None, text_en="Hold seminars")

    page = client.get(address(area, "en")).content.decode()

    order = [
        "Catalogue of 2021",
        "Exchange data",
        "Catalogue of 2004",
        "Exchange visits",
        "other papers",
        "Hold seminars",
    ]
    assert [page.index(text) for text in order] == sorted(page.index(text) for text in order)


def test_an_area_whose_measures_are_not_recorded_says_so(client):
    assert "is not known to the portal" in client.get(address(placed(), "en")).content.decode()


def test_a_state_an_event_and_a_document_show_what_the_catalogue_knows_of_them(client):
    event, document = EventFactory(), DocumentFactory()
    area = placed(name_en="Tourism")
    area.documents.add(document)
    state = CoordinationFactory(area=area, event=event).state

    for thing in (state, event, document):
        assert f'href="{address(area, "en")}"' in client.get(address(thing, "en")).content.decode()


def test_drafts_are_shown_nowhere(client):
    draft = placed(name_en="Unheard of", status="draft")
    state = CoordinationFactory(area=draft).state

    assert client.get(address(draft, "en")).status_code == 404
    assert "Unheard of" not in client.get("/en/catalogue/").content.decode()
    assert "Unheard of" not in client.get(address(state, "en")).content.decode()


def test_a_withdrawn_area_keeps_its_address_under_a_banner(client):
    area = placed(status="withdrawn", withdrawal_reason_en="Merged", withdrawal_reason_ru="Объединено")

    page = client.get(address(area, "en")).content.decode()

    assert "Merged" in page
    assert "noindex" in page
    assert address(area, "en") not in client.get("/en/catalogue/").content.decode()


def fill(dimension, area):
    """Everything that the three pages can show, once more."""
    edition = EditionFactory(document=DocumentFactory())
    other = AreaFactory()
    PlacementFactory(area=other, dimension=dimension)
    PlacementFactory(area=AreaFactory(), dimension=dimension, start="2004", end="2010")
    MeasureFactory(area=area, edition=edition)
    MeasureFactory(area=None, dimension=dimension, edition=edition)
    area.documents.add(DocumentFactory())
    for held in (area, other):
        CitationFactory(
            record=CoordinationFactory(area=held, role="co_coordinator", event=EventFactory()), field="role"
        )


def test_the_pages_cost_the_same_queries_with_many_more_rows(client):
    placement = PlacementFactory()
    area, dimension = placement.area, placement.dimension
    pages = ["/en/catalogue/", address(area, "en"), address(dimension, "en")]
    fill(dimension, area)
    before = [queries_of(client, page) for page in pages]
    for _time in range(15):
        fill(dimension, area)

    after = [queries_of(client, page) for page in pages]

    assert after == before
    assert max(after) <= 12


def test_the_page_of_a_state_tells_its_former_roles_after_the_present_ones(client):
    state = StateFactory()
    former = CoordinationFactory(area=placed(name_en="Tourism", order=1), state=state, start="2010", end="2015")
    present = CoordinationFactory(area=placed(name_en="Finance", order=2), state=state, start="2020")

    page = client.get(address(state, "en")).content.decode()

    marks = [f'id="coordination-{present.pk}"', ">Other terms<", f'id="coordination-{former.pk}"']
    positions = [page.index(mark) for mark in marks]
    assert positions == sorted(positions)
