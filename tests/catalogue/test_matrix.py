"""The matrix of coordinators: as a page and as a file."""

import csv
from io import StringIO

import html5lib
import pytest

from tests.factories.catalogue import AreaFactory, CoordinationFactory, DimensionFactory, PlacementFactory
from tests.factories.participants import FormerNameFactory, StateFactory
from tests.factories.participation import ParticipationFactory
from tests.factories.sources import CitationFactory
from tests.house.crawl import text
from tests.pages import LANGUAGES, address, queries_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def tourism():
    """Coordinated by Tajikistan, co-coordinated by Sri Lanka, in the economic dimension."""
    area = AreaFactory(slug="tourism", name_en="Tourism", name_ru="Туризм", order=1)
    PlacementFactory(area=area, dimension=DimensionFactory(name_en="Economic", name_ru="Экономическое", order=1))
    tajikistan = StateFactory(slug="tajikistan", name_en="Tajikistan", name_ru="Таджикистан")
    CoordinationFactory(area=area, state=tajikistan, start="2022-05-01")
    sri_lanka = StateFactory(slug="sri-lanka", name_en="Sri Lanka", name_ru="Шри-Ланка")
    CoordinationFactory(area=area, state=sri_lanka, role="co_coordinator", start="2022-05-01")
    return area


def page(client, language="en", **query):
    return html5lib.parse(
        client.get(f"/{language}/catalogue/matrix/", query).content.decode(), namespaceHTMLElements=False
    )


def by_class(root, name):
    return [element for element in root.iter() if name in element.get("class", "").split()]


def cells(root):
    """The rows of the matrix in words: headings, areas, totals."""
    (region,) = by_class(root, "matrix")
    return [[text(cell, "matrix-note") for cell in row] for row in region.iter("tr")]


def file(client, language="en", **query):
    response = client.get(f"/{language}/catalogue/matrix.csv", query)
    assert response.status_code == 200
    return list(csv.reader(StringIO(response.content.decode("utf-8-sig"))))


@LANGUAGES
def test_the_matrix_shows_by_letter_which_state_has_which_role_in_which_area(client, tourism, language):
    words = {
        "en": ["Area", "Sri Lanka", "Tajikistan", "Total", "Economic", "Tourism", "Co", "C"],
        "ru": ["Сфера", "Таджикистан", "Шри-Ланка", "Всего", "Экономическое", "Туризм", "К", "Со"],
    }[language]

    head, dimension, row, total = cells(page(client, language))

    assert head[1:] == words[1:4]
    assert dimension == [words[4]]
    assert row == [words[5], *words[6:], "2"]
    assert total == [words[3], "1", "1", "2"]


def test_each_sign_leads_to_the_role_on_the_page_of_the_area_where_its_sources_are(client, tourism):
    (role,) = tourism.coordinations.filter(role="coordinator")
    CitationFactory(record=role, field="role")

    (sign,) = [sign for sign in by_class(page(client), "role-coordinator") if sign.tag == "a"]
    target, _, part = sign.get("href").partition("#")
    found = client.get(target).content.decode().partition(f'id="{part}"')[2].partition("</li>")[0]

    assert target == address(tourism, "en")
    assert "Tajikistan" in found
    assert 'class="footnote' in found
    assert sign.get("aria-label") == "coordinator: Tajikistan"
    assert sign.get("title") == "Tourism: Tajikistan, coordinator, since 1\N{NO-BREAK SPACE}May 2022"


def test_roles_differ_by_shape_as_well_as_by_letter(client, tourism):
    signs = [sign for sign in by_class(page(client), "role") if sign.tag == "a"]

    assert {sign.text: sign.get("class") for sign in signs} == {
        "C": "role role-coordinator",
        "Co": "role role-co_coordinator",
    }


def test_the_matrix_changes_with_the_records(client, tourism):
    role = tourism.coordinations.get(role="co_coordinator")
    role.state = StateFactory(name_en="Mongolia")
    role.save()

    head, _dimension, row, _total = cells(page(client))

    assert head[1:] == ["Mongolia", "Tajikistan", "Total"]
    assert row[1:] == ["Co", "C", "2"]


def test_the_matrix_of_another_day_has_the_roles_and_names_of_that_day(client, tourism):
    turkiye = StateFactory(name_en="Türkiye")
    FormerNameFactory(state=turkiye, name_en="Turkey", end="2022-06-01")
    CoordinationFactory(area=tourism, state=turkiye, start="2010-01-01", end="2022-05-01")

    head, _dimension, row, _total = cells(page(client, on="2015-01-01"))

    assert head[1:] == ["Turkey", "Total"]
    assert row == ["Tourism", "C", "1"]


def test_what_is_known_only_from_a_later_day_on_is_doubtful_and_not_counted(client):
    placed = PlacementFactory(start="by 2020-01-01")
    CoordinationFactory(area=placed.area, start="by 2020-01-01", state=StateFactory(name_en="Mongolia"))

    root = page(client, on="2019-01-01")
    _head, _dimension, row, _total = cells(root)

    assert row[1:] == ["C?", "0"]
    assert [mark.get("title") for mark in root.iter("abbr")] == ["not known whether already part of the Catalogue"]
    assert "known only from a later day on" in text(root)
    assert file(client, on="2019-01-01")[1][2] == "coordinator (not known whether already on that day)"
    assert "known only from a later day on" not in text(page(client))


def test_an_area_that_moved_stands_once_in_the_dimension_of_the_day(client):
    area = AreaFactory(name_en="Sustainable development")
    PlacementFactory(area=area, dimension=DimensionFactory(name_en="Economic"), start="2004", end="2021")
    PlacementFactory(area=area, dimension=DimensionFactory(name_en="Environmental"), start="by 2022")

    def dimensions(day):
        return [text(heading) for heading in by_class(page(client, on=day), "matrix-dimension")]

    assert dimensions("2019-01-01") == ["Economic"]
    assert dimensions("2023-01-01") == ["Environmental"]


def test_an_area_of_which_no_coordinator_is_known_says_so(client, tourism):
    assert "coordinator not known" not in text(page(client))
    tourism.coordinations.filter(role="coordinator").delete()

    assert text(page(client)).count("coordinator not known") == 2  # in the matrix and in the list


def test_all_member_states_can_be_shown(client, tourism):
    ParticipationFactory(state=StateFactory(name_en="Egypt"))
    ParticipationFactory(state=StateFactory(name_en="Japan"), status="observer")

    assert cells(page(client))[0][1:] == ["Sri Lanka", "Tajikistan", "Total"]
    assert cells(page(client, states="all"))[0][1:] == ["Egypt", "Sri Lanka", "Tajikistan", "Total"]


def test_a_state_chosen_by_link_is_highlighted(client, tourism):
    head, *_ = by_class(page(client, state="tajikistan"), "is-chosen")
    assert text(head) == "Tajikistan"
    assert "Highlighted: Tajikistan" in text(page(client, state="tajikistan"))
    assert by_class(page(client), "is-chosen") == []


def test_a_chosen_state_has_its_column_even_without_a_role(client, tourism):
    egypt = ParticipationFactory(state=StateFactory(slug="egypt", name_en="Egypt")).state

    assert cells(page(client, state=egypt.slug))[0][1] == "Egypt"


def test_an_area_chosen_by_link_is_highlighted(client, tourism):
    PlacementFactory()

    (row,) = by_class(page(client, area="tourism"), "is-chosen")

    assert row.tag == "tr"
    assert text(row).startswith("Tourism")


def test_the_pages_of_a_state_and_of_an_area_lead_to_their_place_in_the_matrix(client, tourism):
    state = tourism.coordinations.get(role="coordinator").state

    assert 'href="/en/catalogue/matrix/?state=tajikistan"' in client.get(address(state, "en")).content.decode()
    assert 'href="/en/catalogue/matrix/?area=tourism"' in client.get(address(tourism, "en")).content.decode()


@LANGUAGES
@pytest.mark.parametrize("query", [{"states": "none"}, {"state": "\0"}, {"area": "nowhere"}, {"state": "x" * 5000}])
def test_what_is_not_legal_gives_a_message_and_the_whole_matrix(client, tourism, query, language):
    root = page(client, language, **query)

    words = {"en": "Some values could not be used", "ru": "Некоторые значения применить не удалось"}[language]
    assert words in text(root)
    assert len(cells(root)) == 4
    assert len(file(client, language, **query)) == 2


@LANGUAGES
def test_the_file_has_the_same_rows_as_the_page(client, tourism, language):
    CoordinationFactory(area=PlacementFactory().area, state=tourism.coordinations.first().state)
    legend = {"en": {"C": "coordinator", "Co": "co-coordinator"}, "ru": {"К": "координатор", "Со": "сокоординатор"}}

    head, *rows = cells(page(client, language))
    shown = [[legend[language].get(cell, cell) for cell in row[:-1]] for row in rows[:-1] if len(row) > 1]

    assert [row[1:] for row in file(client, language)] == [head[:-1], *shown]


def test_the_list_below_says_the_same_as_the_matrix(client, tourism):
    (item,) = by_class(page(client), "area-line")

    assert [text(role) for role in item.iter("li") if role is not item] == [
        "Tajikistan coordinator",
        "Sri Lanka co-coordinator",
    ]


def test_the_file_takes_the_same_filters_and_day_and_bears_the_day_in_its_name(client, tourism):
    ParticipationFactory(state=StateFactory(name_en="Egypt"))

    assert file(client, states="all")[0][2:] == ["Egypt", "Sri Lanka", "Tajikistan"]
    assert file(client, on="2015-01-01") == [["Dimension", "Area"], ["Economic", "Tourism"]]
    response = client.get("/en/catalogue/matrix.csv?on=2015-01-01")
    assert response["Content-Disposition"] == 'attachment; filename="cica-catalogue-matrix-2015-01-01.csv"'


def test_the_file_begins_with_the_mark_of_utf_8_only_where_asked(client, tourism):
    assert client.get("/en/catalogue/matrix.csv").content.startswith(b"Dimension")
    assert client.get("/en/catalogue/matrix.csv?bom=1").content.startswith(b"\xef\xbb\xbfDimension")


def test_no_cell_of_the_file_is_a_formula(client):
    PlacementFactory(area=AreaFactory(name_en="=1+1"))

    assert file(client)[1][1] == "'=1+1"


def test_drafts_are_not_in_the_matrix(client, tourism):
    PlacementFactory(area=AreaFactory(name_en="Unheard of", status="draft"))
    CoordinationFactory(area=tourism, role="co_coordinator", state=StateFactory(name_en="Nobody", status="draft"))

    found = cells(page(client))
    assert found[0][1:] == ["Sri Lanka", "Tajikistan", "Total"]
    assert len(found) == 4


def test_the_matrix_of_a_day_without_areas_says_so(client):
    assert "No area is recorded for that day." in text(page(client))


def fill():
    """One more row and one more column."""
    held = CoordinationFactory(area=PlacementFactory().area, state=ParticipationFactory().state)
    CitationFactory(record=held, field="role")


def test_the_matrix_costs_the_same_queries_with_many_more_rows(client, tourism):
    path = "/en/catalogue/matrix/?states=all&on=2024-01-01&state=tajikistan&area=tourism"
    fill()
    before = queries_of(client, path)
    for _time in range(15):
        fill()

    assert queries_of(client, path) == before <= 12
