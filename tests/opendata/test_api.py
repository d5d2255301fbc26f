"""/api/v1/: the records of each kind for programs, read only; what is not understood is said in words."""

from http import HTTPStatus

import pytest
from django.core.cache import cache

from apps.opendata.records.kinds import KINDS
from tests.factories.catalogue import CoordinationFactory
from tests.factories.core import every_factory
from tests.factories.participants import FormerNameFactory, StateFactory
from tests.factories.participation import ParticipationFactory
from tests.factories.sources import CitationFactory, SourceFactory
from tests.factories.timeline import EventFactory
from tests.pages import queries_of

pytestmark = pytest.mark.django_db

PROBLEM = "application/problem+json"


def found(client, address: str) -> list[dict]:
    response = client.get(f"/api/v1/{address}")
    assert response.status_code == 200, response.content
    return response.json()["results"]


# --- what there is


def test_the_index_names_every_kind_with_the_address_of_its_list(client):
    kinds = client.get("/api/v1/").json()["kinds"]
    assert [each["kind"] for each in kinds] == list(KINDS)
    assert kinds[0] == {
        "kind": "states",
        "name": {"en": "States", "ru": "Государства"},
        "url": "http://testserver/api/v1/states/",
    }


@pytest.mark.parametrize("kind", KINDS.values(), ids=lambda kind: kind.name)
def test_each_kind_has_its_list_and_each_record_its_address(client, kind):
    record = every_factory()[kind.model]()
    name = getattr(record, "slug", record.pk) if kind.name != "questions" else record.pk
    listed = next(row for row in found(client, f"{kind.name}/") if str(name) in row["id"])
    assert listed["kind"] == kind.name
    alone = client.get(f"/api/v1/{kind.name}/{name}/")
    assert alone.json() == listed


def test_a_part_answers_at_its_own_identifier(client):
    held = ParticipationFactory()
    row = found(client, "participations/")[0]
    assert row["id"] == f"http://testserver/api/v1/participations/{held.pk}/"
    assert client.get(row["id"]).json()["id"] == row["id"]


HIDDEN = {
    "draft": {"status": "draft"},
    "scheduled": {"published_at": "2100-01-01T00:00Z"},
    "expired": {"published_at": "2001-01-01T00:00Z", "expires_at": "2002-01-01T00:00Z"},
    "withdrawn": {"status": "withdrawn", "withdrawn_at": "2020-01-01T00:00Z"},
}


ALWAYS_SHOWN = {"places", "principles", "goals", "milestones", "contacts", "texts"}


@pytest.mark.parametrize(
    "kind", [kind for name, kind in KINDS.items() if name not in ALWAYS_SHOWN], ids=lambda kind: kind.name
)
def test_what_is_not_before_readers_is_not_in_the_data(kind):
    record = every_factory()[kind.model]()
    owner = type(owner_of(record)).objects.filter(pk=owner_of(record).pk)
    before = owner.values(*{name for hidden in HIDDEN.values() for name in hidden})[0]
    for stage, hidden in HIDDEN.items():
        assert kind.published().filter(pk=record.pk).exists()
        owner.update(**hidden)
        assert not kind.published().filter(pk=record.pk).exists(), stage
        owner.update(**before)


def owner_of(record):
    """The published thing that the record is, or is part of."""
    owner = {"sessions": "event", "citations": "record"}.get(record._meta.model_name + "s")
    return getattr(record, owner) if owner else getattr(record, "page", record)


def test_a_thing_that_is_not_before_readers_has_no_address(client):
    event = EventFactory(status="draft")
    assert client.get(f"/api/v1/events/{event.slug}/").status_code == 404


def test_a_role_is_listed_only_if_both_its_state_and_its_area_are_published(client):
    CoordinationFactory(state=StateFactory(status="draft"))
    assert found(client, "coordinations/") == []


def test_a_citation_of_a_source_that_is_not_published_names_none(client):
    CitationFactory(record=StateFactory(), field="name", source=SourceFactory(status="draft"))
    assert "source-" not in client.get("/api/v1/citations/").content.decode()


# --- asking


def test_records_are_narrowed_by_what_they_are_related_to(client):
    one, other = ParticipationFactory(), ParticipationFactory(status="observer")
    assert [row["state"]["id"] for row in found(client, f"participations/?state={one.state.slug}")] == [
        f"http://testserver/states/{one.state.slug}/"
    ]
    assert [row["id"][-len(f"{other.pk}/") :] for row in found(client, "participations/?status=observer")] == [
        f"{other.pk}/"
    ]


def test_the_filters_of_pages_are_those_of_the_data(client):
    EventFactory(starts="2011-06-17", slug="in-2011")
    EventFactory(starts="1999-06-17", slug="in-1999")
    assert [row["slug"] for row in found(client, "events/?decade=2010")] == ["in-2011"]


def test_truth_is_asked_for_as_json_writes_it(client):
    EventFactory(is_planned=True, slug="planned")
    EventFactory(slug="held")
    assert [row["slug"] for row in found(client, "events/?is_planned=true")] == ["planned"]
    assert [row["slug"] for row in found(client, "events/?is_planned=false")] == ["held"]


def test_a_day_shows_what_counted_on_it_under_the_names_of_then(client):
    state = StateFactory(name_en="Türkiye")
    FormerNameFactory(state=state, name_en="Turkey", end="2022-06-02")
    ParticipationFactory(state=state, start="1999", end="2010", status="observer")
    ParticipationFactory(state=state, start="2010", end=None)
    assert [(row["status"]["code"], row["state"]["name"]["en"]) for row in found(client, "participations/")] == [
        ("observer", "Türkiye"),
        ("member", "Türkiye"),
    ]
    then = found(client, "participations/?on=2015-01-01")
    assert [(row["status"]["code"], row["state"]["name"]["en"]) for row in then] == [("member", "Turkey")]


def test_a_day_leaves_out_what_had_not_begun(client):
    EventFactory(starts="2011-06-17")
    assert found(client, "events/?on=2010-01-01") == []


def test_the_pages_of_a_list_hold_every_record_once(client):
    for _number in range(7):
        StateFactory()
    address, seen = "/api/v1/states/?page_size=3", []
    while address:
        page = client.get(address).json()
        seen += [row["slug"] for row in page["results"]]
        last, address = address, page["next"]
    assert len(seen) == len(set(seen)) == 7
    assert client.get(last).json()["previous"]


def test_the_answer_is_the_same_in_whatever_language_one_asks(client):
    StateFactory()
    english = client.get("/api/v1/states/", headers={"accept-language": "en"})
    russian = client.get("/api/v1/states/", headers={"accept-language": "ru"})
    assert english.content == russian.content
    assert russian.headers["Content-Language"] == "en, ru"


def test_a_list_asks_the_database_as_often_with_many_records_as_with_few(client):
    CitationFactory(record=ParticipationFactory(), field="status")
    few = queries_of(client, "/api/v1/participations/")
    for _number in range(30):
        CitationFactory(record=ParticipationFactory(), field="status")
    assert queries_of(client, "/api/v1/participations/") == few <= 12


# --- what is not understood


@pytest.mark.parametrize(
    ("query", "parameter"),
    [
        ("no_such=1", "no_such"),
        ("page_size=0", "page_size"),
        ("page_size=201", "page_size"),
        ("page_size=%00", "page_size"),
        ("page_size=²", "page_size"),
        ("cursor=%F0%9F%98%80", "cursor"),
        ("cursor=cD1hYmM=", "cursor"),  # p=abc
        ("cursor=cD05OTk5OTk5OTk5OTk5OTk5OTk5OTk5", "cursor"),  # p=99999999999999999999999
        ("on=yesterday", "on"),
        ("on=1066-10-14", "on"),
        ("status=%00", "status"),
        ("state=atlantis", "state"),
        ("state=%00", "state"),
        ("is_planned=maybe", "is_planned"),
    ],
)
def test_a_parameter_that_is_not_understood_is_named_with_the_reason(client, query, parameter):
    response = client.get(f"/api/v1/participations/?{query}")
    assert response.status_code == HTTPStatus.BAD_REQUEST
    assert response.headers["Content-Type"] == PROBLEM
    (sentences,) = response.json()["parameters"].items()
    assert sentences[0] == parameter
    assert sentences[1][0].endswith(".")


def test_a_record_by_itself_has_no_filters(client):
    state = StateFactory()
    assert client.get(f"/api/v1/states/{state.slug}/?on=2020-01-01").status_code == 200
    assert client.get(f"/api/v1/states/{state.slug}/?capital=x").status_code == HTTPStatus.BAD_REQUEST


@pytest.mark.parametrize(
    "path", ["nothing/", "states/atlantis/", "citations/0/", "citations/99999999999999999999/", "%00/"]
)
def test_where_there_is_nothing_the_answer_says_so(client, path):
    response = client.get(f"/api/v1/{path}")
    assert response.status_code == 404
    assert response.headers["Content-Type"] == PROBLEM
    assert response.json()["detail"] == "There is nothing at this address."


def test_errors_speak_the_language_of_who_asks(client):
    response = client.get("/api/v1/nothing/", headers={"accept-language": "ru"})
    assert response.json()["detail"] == "По этому адресу ничего нет."


@pytest.mark.parametrize("method", ["post", "put", "patch", "delete"])
def test_nothing_can_be_changed(client, method):
    response = getattr(client, method)("/api/v1/states/")
    assert response.status_code == HTTPStatus.METHOD_NOT_ALLOWED
    assert response.headers["Content-Type"] == PROBLEM


# --- manners


def test_pages_of_other_sites_may_read(client):
    for response in (client.get("/api/v1/states/"), client.options("/api/v1/states/"), client.get("/api/v1/nothing/")):
        assert response.headers["Access-Control-Allow-Origin"] == "*"
    assert client.options("/api/v1/states/").status_code == HTTPStatus.NO_CONTENT


def test_every_answer_names_the_licence_and_the_description(client):
    link = client.get("/api/v1/states/").headers["Link"]
    assert '<https://creativecommons.org/licenses/by/4.0/>; rel="license"' in link
    assert '</api/v1/openapi.json>; rel="service-desc"' in link


def test_who_asks_again_for_what_has_not_changed_is_told_so(client):
    tag = client.get("/api/v1/states/").headers["ETag"]
    assert client.get("/api/v1/states/", headers={"if-none-match": tag}).status_code == HTTPStatus.NOT_MODIFIED


def test_an_address_that_asks_too_often_is_told_when_to_come_back(client, settings):
    settings.API_RATE = 2
    cache.clear()
    for _time in range(2):
        assert client.get("/api/v1/states/").status_code == 200
    refused = client.get("/api/v1/states/")
    assert refused.status_code == HTTPStatus.TOO_MANY_REQUESTS
    assert 0 < int(refused.headers["Retry-After"]) <= 60
    assert "Ask again in" in refused.json()["detail"]
    assert client.get("/api/v1/states/", REMOTE_ADDR="10.0.0.2").status_code == 200


def test_the_data_take_no_notice_of_cookies(client, admin_client):
    EventFactory(status="draft")
    response = admin_client.get("/api/v1/events/")
    assert response.json()["results"] == []
    assert not response.cookies
