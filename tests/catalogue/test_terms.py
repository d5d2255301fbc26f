"""The terms of coordinators, drawn along the years and as a table."""

from datetime import date

import html5lib
import pytest

from apps.catalogue.models import Coordination
from apps.catalogue.terms import Part, drawing, parts
from apps.core.dates import PartialDate
from apps.core.day import showing
from tests.factories.catalogue import AreaFactory, CoordinationFactory
from tests.factories.participants import FormerNameFactory, StateFactory
from tests.factories.sources import CitationFactory
from tests.house.crawl import text
from tests.pages import LANGUAGES, queries_of

NOW = date(2026, 11, 22)


def term(start=None, end=None, **also):
    dates = {"start": start and PartialDate.parse(start), "end": end and PartialDate.parse(end)}
    return Coordination(role="coordinator", **dates, **also)


@pytest.mark.parametrize(
    ("known", "told"),
    [
        (term("2022-05-01", "2024-05-01"), [("sure", date(2022, 5, 1), date(2024, 5, 1))]),
        (term("2022-05-01"), [("sure", date(2022, 5, 1), NOW)]),
        (term("by 2025-09-25"), [("sure", date(2025, 9, 25), NOW)]),
        (
            term("2022", "2024-01-01"),
            [("doubtful", date(2022, 1, 1), date(2022, 12, 31)), ("sure", date(2022, 12, 31), date(2024, 1, 1))],
        ),
        (
            term("by 2007-10-17", "2007-10-18 to 2025-09-25"),
            [("sure", date(2007, 10, 17), date(2007, 10, 18)), ("doubtful", date(2007, 10, 18), date(2025, 9, 25))],
        ),
        (term("2022", "2022-06"), [("doubtful", date(2022, 1, 1), date(2022, 6, 30))]),
        (term("after 2020-12-31"), [("doubtful", date(2021, 1, 1), NOW)]),
        (term(None), [("doubtful", date(2025, 11, 22), NOW)]),
        (term("2027-05-01", "2028-05-01"), [("planned", date(2027, 5, 1), date(2028, 5, 1))]),
        (term("2025-05-01", is_planned=True), [("planned", date(2025, 5, 1), date(2026, 5, 1))]),
        (
            term("2024-05-01", "2027-05-01", is_end_planned=True),
            [("sure", date(2024, 5, 1), NOW), ("planned", NOW, date(2027, 5, 1))],
        ),
        (term("2020-05-01", "2024-05-01", is_end_planned=True), [("sure", date(2020, 5, 1), NOW)]),
    ],
    ids=[
        "over", "going on", "began by a day", "began some day of a year", "ended some day of many years",
        "perhaps never", "began after a day", "not dated", "ahead", "planned", "end planned", "end not confirmed",
    ],
)  # fmt: skip
def test_a_term_is_told_as_exactly_as_it_is_known(known, told):
    assert parts(known, NOW) == [Part(*part) for part in told]


@pytest.mark.parametrize(
    ("dates", "is_open"),
    [
        ({"start": "2022", "end": "2024"}, (False, False)),
        ({"start": "2022"}, (False, True)),
        ({"start": "by 2022", "end": "2024"}, (True, False)),
        ({"end": "2024"}, (True, False)),
        ({"start": "2022", "end": "after 2024"}, (False, True)),
        ({"start": "2022", "end": "2024", "is_end_planned": True}, (False, True)),
        ({"start": "2022", "end": "2099", "is_end_planned": True}, (False, False)),
    ],
)
@pytest.mark.django_db
def test_a_side_that_is_not_known_stays_open(dates, is_open):
    CoordinationFactory(**dates)

    (line,) = drawing(Coordination.objects.all()).areas[0][2]

    assert (line.open_before is not None, line.open_after is not None) == is_open


@pytest.mark.django_db
def test_bars_lie_where_their_days_lie_and_the_day_of_the_page_is_marked():
    CoordinationFactory(start="2010-01-01", end="2020-01-01")
    CoordinationFactory(start="2000-01-01", end="2010-01-01", role="co_coordinator")

    drawn = drawing(Coordination.objects.order_by("pk"))
    (later,), (earlier,) = (lines for _area, _at, lines in drawn.areas)

    (_sure, bar), (_sure, before) = later.bars[0], earlier.bars[0]
    assert before.at == drawn.axis.start
    assert before.at + before.width == bar.at == drawn.axis.at(date(2010, 1, 1))
    assert later.height > earlier.height
    with showing(date(2010, 1, 1)):
        assert drawn.day == bar.at
    with showing(date(1999, 1, 1)):
        assert drawn.day is None


@pytest.mark.django_db
def test_the_years_reach_to_what_is_planned():
    CoordinationFactory(start="2030", end="2032", is_planned=True)

    assert drawing(Coordination.objects.all()).axis.last == date(2032, 12, 31)


@pytest.mark.django_db
def test_there_is_nothing_to_draw_without_terms(client):
    assert drawing([]) is None
    assert client.get("/en/catalogue/terms/").status_code == 200


def page(client, language="en", **query):
    content = client.get(f"/{language}/catalogue/terms/", query).content.decode()
    return html5lib.parse(content, namespaceHTMLElements=False)


SVG = "{http://www.w3.org/2000/svg}"


def drawn(root):
    """What the titles of the bars say."""
    return [text(title) for title in root.iter(f"{SVG}title")]


def tabled(root):
    """The same of the rows of the table."""
    (table,) = [table for table in root.iter("table") if table.find("caption") is not None]
    rows = [[text(cell, "footnotes") for cell in row.iter("td")] for row in table.iter("tr")]
    return [", ".join(row) for row in rows if row]


@pytest.fixture
def tourism():
    area = AreaFactory(slug="tourism", name_en="Tourism", name_ru="Туризм")
    state = StateFactory(name_en="Türkiye", name_ru="Турция")
    FormerNameFactory(state=state, name_en="Turkey", name_ru="Турция", end="2022-06-01")
    CoordinationFactory(area=area, state=state, start="2015", end="2019-05")
    CoordinationFactory(area=area, state=StateFactory(name_en="China", name_ru="Китай"), start="by 2020-01-01")
    CoordinationFactory(area=area, role="co_coordinator", start="2030", is_planned=True)
    return area


@pytest.mark.django_db
@LANGUAGES
def test_the_drawing_and_the_table_say_the_same(client, tourism, language):
    root = page(client, language)

    assert len(drawn(root)) == 3
    assert drawn(root) == tabled(root)


@pytest.mark.django_db
def test_each_bar_leads_to_the_term_on_the_page_of_its_area(client, tourism):
    held = tourism.coordinations.get(state__name_en="China")
    links = [link.get("href") for link in page(client).iter(f"{SVG}a")]

    assert f"/en/catalogue/areas/tourism/#coordination-{held.pk}" in links
    assert f'id="coordination-{held.pk}"' in client.get("/en/catalogue/areas/tourism/").content.decode()


@pytest.mark.django_db
def test_the_drawing_changes_with_the_records_and_shows_the_names_of_the_day(client, tourism):
    assert "Türkiye, coordinator, 2015 – May 2019" in " ".join(drawn(page(client))).replace(
        "since 2015, until", "2015 –"
    )
    tourism.coordinations.filter(state__name_en="Türkiye").update(role="co_coordinator")

    found = " ".join(drawn(page(client, on="2018-01-01")))

    assert "Turkey, co-coordinator" in found


@pytest.mark.django_db
def test_another_day_is_marked_by_another_line(client, tourism):
    def line(**query):
        (mark,) = [path for path in page(client, **query).iter(f"{SVG}path") if path.get("class") == "chart-day"]
        return mark.get("d")

    assert line(on="2018-01-01") != line(on="2019-01-01") != line()


@pytest.mark.django_db
def test_terms_of_drafts_are_not_shown(client, tourism):
    CoordinationFactory(area=AreaFactory(name_en="Unheard of", status="draft"), start="2020")

    assert "Unheard of" not in text(page(client))


def fill(area):
    CitationFactory(record=CoordinationFactory(area=area, role="co_coordinator", start="2020"), field="start")
    CoordinationFactory()


@pytest.mark.django_db
def test_the_terms_cost_the_same_queries_with_many_more_rows(client, tourism):
    fill(tourism)
    before = queries_of(client, "/en/catalogue/terms/?on=2024-01-01")
    for _time in range(15):
        fill(tourism)

    assert queries_of(client, "/en/catalogue/terms/?on=2024-01-01") == before <= 12
