"""Lists as tables: every row once, both languages, days as far as they are known."""

import csv
from io import StringIO

import pytest

from apps.opendata.lists import LISTS
from apps.opendata.records.kinds import KINDS
from apps.opendata.tables import written
from tests.factories.members import MemberFactory
from tests.factories.news import PublicationFactory
from tests.factories.sources import CitationFactory, SourceFactory
from tests.factories.timeline import EventFactory


def table(client, address: str, **query) -> list[dict[str, str]]:
    response = client.get(f"/en/{address}.csv", query)
    assert response.status_code == 200, address
    assert response.headers["Content-Type"] == "text/csv; charset=utf-8"
    return list(csv.DictReader(StringIO(response.content.decode("utf-8-sig"), newline="")))


@pytest.mark.django_db
def test_a_row_has_both_languages_known_days_and_whom_it_names(client):
    held = MemberFactory(state__slug="qatar", state__name_en="Qatar", state__name_ru="Катар", start="by 2014-05")
    CitationFactory(record=held, field="start", source=SourceFactory(slug="charter"))
    denied = {"standing": "differs", "reasoning_en": "Earlier.", "reasoning_ru": "Раньше."}
    CitationFactory(record=held, field="start", source=SourceFactory(slug="press"), **denied)
    (row,) = table(client, "members")
    assert row["state_id"] == "http://testserver/states/qatar/"
    assert (row["state_name_en"], row["state_name_ru"]) == ("Qatar", "Катар")
    assert (row["start_earliest"], row["start_latest"], row["end_latest"]) == ("", "2014-05-31", "")
    assert (row["status"], row["is_planned"], row["is_current"]) == ("member", "false", "true")
    assert row["sources"] == "http://testserver/sources/charter/"


@pytest.mark.django_db
def test_a_table_has_all_rows_under_the_filters_and_the_day(client, monkeypatch):
    monkeypatch.setattr("apps.timeline.views.PAGE_SIZE", 2)
    for year in range(2001, 2006):
        EventFactory(slug=f"summit-{year}", kind="summit", starts=str(year))
    EventFactory(kind="signing", starts="2001")
    assert len(table(client, "timeline")) == 6
    assert len(table(client, "timeline", kind="summit", page="2")) == 5
    assert [row["slug"] for row in table(client, "timeline", kind="summit", on="2002-12-31")] == [
        "summit-2002",
        "summit-2001",
    ]


@pytest.mark.django_db
def test_a_table_begins_with_the_mark_of_utf_8_only_where_asked(client):
    assert client.get("/en/members.csv").content.startswith(b"id,")
    assert client.get("/en/members.csv?bom=1").content.startswith(b"\xef\xbb\xbfid,")


@pytest.mark.django_db
def test_the_file_bears_the_page_and_the_day_in_its_name(client):
    response = client.get("/ru/members.csv?on=2014-05-20")
    assert response.headers["Content-Disposition"] == 'attachment; filename="cica-members-2014-05-20.csv"'
    assert 'filename="cica-index-' in client.get("/ru/index.csv").headers["Content-Disposition"]


@pytest.mark.django_db
def test_no_cell_is_a_formula_and_none_is_torn(client):
    PublicationFactory(title_en='=HYPERLINK("http://evil")', lead_en='Line\nand "quotes", commas', keywords_en="@sum")
    (row,) = table(client, "publications")
    assert row["title_en"] == '\'=HYPERLINK("http://evil")'
    assert row["keywords_en"] == "'@sum"
    assert row["lead_en"] == 'Line\nand "quotes", commas'


def test_lines_end_as_the_standard_has_it():
    assert written(["a", "b"], [[None, True], [-1.5, "-1"]]) == "a,b\r\n,true\r\n-1.5,'-1\r\n"


@pytest.mark.parametrize("kind", KINDS.values(), ids=lambda kind: kind.name)
def test_no_column_stands_twice(kind):
    header = kind.serializer.header()
    assert len(set(header)) == len(header)
    schemas = [schema for field in kind.serializer().fields.values() for schema in field.column_schemas()]
    assert len(schemas) == len(header)


@pytest.mark.django_db
@pytest.mark.parametrize(
    "address",
    [
        "members", "observers", "partners", "bodies", "chairmanships", "catalogue", "catalogue/matrix",
        "catalogue/terms", "timeline", "documents", "news", "publications", "sources", "sources/disagreements",
        "changes/2001-01-01/2002-01-01", "growth", "quality", "compare",
    ],
)  # fmt: skip
def test_an_empty_list_is_a_table_without_rows(client, address):
    response = client.get(f"/ru/{address}.csv")
    assert response.status_code == 200
    assert b"," in response.content.split(b"\r\n")[0]


def test_every_list_is_of_a_kind_that_there_is():
    assert {listing.kind for listing in LISTS.values()} <= KINDS.keys()
