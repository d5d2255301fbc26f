"""The data of every page, with the whole starting content: valid, the same in both languages, the rows of the page."""

import csv
import json
import re
from io import StringIO

import pytest
from django.test import Client
from jsonschema import Draft202012Validator
from pytest_django import DjangoDbBlocker

from apps.opendata.lists import LISTS
from apps.opendata.records.identity import MODELS
from tests.conftest import connected_to
from tests.house.crawl import SITE
from tests.house.test_pages import none, site_map

BESIDES = ["on/2014-05-20", "changes/2014-05-20/2018-09-24", "compare/kazakhstan/turkiye"]
STAFF_ALONE = {"agreed", "behind", "review_on", "published_at", "expires_at", "history"}
THINGS = {
    "participants:state", "participants:organization", "timeline:event", "documents:document", "bodies:body",
    "chairmanships:chairmanship", "catalogue:dimension", "catalogue:area", "news:article", "news:publication",
    "sources:source",
}  # fmt: skip
OF_NO_RECORDS = {
    "sources:quality", "chronicle:compare", "home:credits", "opendata:overview", "opendata:codebook", "opendata:api",
}  # fmt: skip
# Besides lists, pages that tell much of other days, and link or mark all of it.
DATED = [
    "index", "map", "growth", "about/history", "catalogue/areas/energy-security", "states/turkiye",
    "bodies/secretariat",
]  # fmt: skip
BEGUN = ("start", "starts", "established", "adopted", "dated")
"""The facts that say since when something is so."""
together = pytest.mark.xdist_group("data")  # by one worker: they share one crawl

# Of a few lists: where they stand, the query, and where the pages of what they list stand.
LISTED = [
    ("members", {}, "states"),
    ("members", {"on": "2014-05-20"}, "states"),
    ("observers", {"on": "2014-05-20"}, "(?:states|organizations)"),
    ("observers", {"kind": "organization"}, "(?:states|organizations)"),
    ("partners", {}, "organizations"),
    ("bodies", {"kind": "governing"}, "bodies"),
    ("bodies", {"on": "2008-08-25"}, "bodies"),
    ("chairmanships", {"on": "2014-05-20"}, "chairmanships"),
    ("catalogue", {"dimension": "economic"}, "catalogue/areas"),
    ("catalogue/terms", {}, "catalogue/areas"),
    ("timeline/2014", {}, "events"),
    ("documents", {"kind": "declaration"}, "documents"),
    ("documents", {}, "documents"),
    ("documents", {"on": "2006-06-17"}, "documents"),
    ("news", {"kind": "announcement"}, "news"),
    ("publications", {}, "publications"),
    ("sources", {}, "sources"),
    ("sources", {"grade": "press"}, "sources"),
]


def data(address: str, query: dict | None = None) -> dict:
    response = Client().get(f"{address}.json", query or {})
    assert response.status_code == 200, address
    return json.loads(response.content)


def table(address: str, query: dict | None = None) -> list[dict[str, str]]:
    response = Client().get(f"{address}.csv", query or {})
    assert response.status_code == 200, address
    return list(csv.DictReader(StringIO(response.content.decode(), newline="")))


def stem(address: str) -> str:
    """The address of a page without the slash, as suffixes want it."""
    return f"{address}index" if address.count("/") == 2 else address.rstrip("/")


@pytest.fixture(scope="module")
def validator() -> Draft202012Validator:
    schema = json.loads(Client().get("/data/schema.json").content)
    Draft202012Validator.check_schema(schema)
    return Draft202012Validator(schema, format_checker=Draft202012Validator.FORMAT_CHECKER)


def identifiers(found: dict) -> dict[str, list[str]]:
    """All records of a page, by kind; their order is that of the reader's alphabet."""
    own = {"": [found["record"]["id"]]} if found["record"] else {}
    return own | {kind: sorted(record["id"] for record in records) for kind, records in found["records"].items()}


def keys_in(value: object) -> set[str]:
    if isinstance(value, dict):
        return set(value).union(*map(keys_in, value.values()))
    return set().union(*map(keys_in, value)) if isinstance(value, list) else set()


@pytest.fixture(scope="module")
def crawled(content_database: str, django_db_blocker: DjangoDbBlocker, validator) -> tuple[list[str], dict[str, dict]]:
    """The faults of the data of every page of the English site map; of each kind of page, the data of the first."""
    faults, first = [], {}
    with django_db_blocker.unblock(), connected_to(content_database):
        for address in [*map(stem, sorted(site_map("en"))), *(f"/en/{page}" for page in BESIDES)]:
            found = data(address)
            faults += [f"{address}: {error.json_path} {error.message[:200]}" for error in validator.iter_errors(found)]
            record = found["record"] or {"id": None}
            if record["id"] != (found["id"] if found["page"] in THINGS else None):
                faults.append(f"{address}: is about {record['id']}")
            if not (found["record"] or found["records"] or found["page"] in OF_NO_RECORDS):
                faults.append(f"{address}: shows nothing")
            first.setdefault(found["page"], found)
    return faults, first


@together
def test_every_page_of_the_site_map_has_data_that_the_schema_allows(crawled):
    faults, first = crawled
    assert len(first) > 40
    none(faults)


@together
def test_both_languages_have_the_same_data(content, crawled):
    for found in crawled[1].values():
        russian = data(stem(found["url"]["ru"].removeprefix(SITE)))
        assert identifiers(russian) == identifiers(found), found["id"]
        assert {name: russian[name] for name in ("id", "url", "page", "day", "record")} == {
            name: found[name] for name in ("id", "url", "page", "day", "record")
        }


@together
def test_what_staff_alone_see_is_in_no_data(crawled):
    for found in crawled[1].values():
        assert not STAFF_ALONE & keys_in(found), found["id"]


@pytest.mark.parametrize("place", [*dict.fromkeys(place for place, _query, _folder in LISTED), *DATED])
def test_of_later_times_the_data_of_a_day_have_only_what_the_page_shows(content, place):
    day = {"on": "2010-01-01"}
    found, main = data(f"/en/{place}", day), main_of(f"/en/{place.removesuffix('index')}".rstrip("/"), day)
    assert found["day"] == day["on"]
    later = [record for kind in found["records"].values() for record in kind if day["on"] < since(record)]
    assert [record["id"] for record in later if not is_named(record, main)] == []


def since(record: dict) -> str:
    """The first day on which it may have been so, else the last on which it may have begun; "" where none is known."""
    days = [found["earliest"] or found["latest"] for name in BEGUN if (found := record.get(name))]
    return next(filter(None, days), "")


def is_named(record: dict, main: str) -> bool:
    """Whether a page links to it, or marks a fact of it."""
    path, model = record["id"].removeprefix(SITE), MODELS[record["kind"]]
    if not path.startswith("/api/"):
        return f'"/en{path}' in main
    key = path.strip("/").rpartition("/")[2]
    pk = key if key.isdecimal() else model.objects.get(slug=key).pk
    return f"fact-{model._meta.model_name}-{pk}-" in main


# --- lists


def things(record: dict) -> list[str]:
    """What a row of a list leads to: the participant of a participation, the area of a role, else itself."""
    named = [record[name]["id"] for name in ("state", "organization") if record.get(name)]
    if record["kind"] in ("placements", "coordinations"):
        return [record["area"]["id"]]
    return named if record["kind"] == "participations" else [record["id"]]


def main_of(address: str, query: dict[str, str]) -> str:
    """What a page shows, without the words on how to cite it."""
    html = Client().get(f"{address}/", query).content.decode()
    return html[html.index("<main") :].partition('class="page citing"')[0]


def linked(address: str, query: dict[str, str], folder: str) -> set[str]:
    """Where a list leads, on all its pages: the things of that folder."""
    found: set[str] = set()
    for number in range(1, 20):
        main = main_of(address, query | {"page": str(number)})
        links = set(re.findall(rf'<a [^>]*href="/en/({folder}/[\w-]+/)[?"#]', main))
        if number > 1 and links <= found:
            break
        found |= links
    return {f"{SITE}/{path}" for path in found} - {f"{SITE}/sources/disagreements/"}


@pytest.mark.parametrize(("place", "query", "folder"), LISTED, ids=str)
def test_a_list_has_the_same_rows_as_page_json_and_csv(content, place, query, folder):
    address = f"/en/{place}"
    found, rows = data(address, query), table(address, query)
    listing = LISTS[found["page"]]
    records = {record["id"]: record for record in found["records"].get(listing.kind, [])}
    assert rows
    assert {row["id"] for row in rows} <= set(records)
    assert len({row["id"] for row in rows}) == len(rows)
    shown = linked(address, query, folder)
    assert {thing for row in rows for thing in things(records[row["id"]])} == shown
    if found["page"] != "sources:source":
        assert len(rows) == len(records)


def test_a_filter_that_is_not_legal_counts_as_not_asked_in_data_too(content):
    assert len(table("/en/documents", {"kind": "no-such"})) == len(table("/en/documents"))


def test_what_is_asked_narrows_the_data(content):
    assert 0 < len(table("/en/documents", {"kind": "declaration"})) < len(table("/en/documents"))
    assert 0 < len(table("/en/members", {"on": "2002-06-04"})) < len(table("/en/members"))
