"""A page as JSON: what it is about, what else it shows, for the same query and day."""

import json
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from cica_portal import memory
from tests.factories.bodies import BodyFactory, HolderFactory, OfficeFactory, SessionFactory
from tests.factories.catalogue import CoordinationFactory, PlacementFactory
from tests.factories.chairmanships import ChairmanshipFactory, PriorityFactory
from tests.factories.editions import RedirectFactory
from tests.factories.members import MemberFactory
from tests.factories.participants import PlaceFactory, StateFactory
from tests.factories.participation import ParticipationFactory
from tests.factories.sources import CitationFactory
from tests.factories.timeline import EventFactory

pytestmark = pytest.mark.django_db
SITE = "http://testserver"


def data(client, address: str, **query) -> dict:
    response = client.get(address, query)
    assert response.status_code == 200, address
    return json.loads(response.content)


def ids(found: dict, kind: str) -> list[str]:
    return [record["id"].removeprefix(SITE) for record in found["records"].get(kind, [])]


def test_a_page_of_a_thing_is_about_that_one_record(client):
    state = StateFactory(slug="qatar")
    held = ParticipationFactory(state=state)
    found = data(client, "/en/states/qatar.json")
    assert found["record"]["id"] == found["id"] == f"{SITE}/states/qatar/"
    assert found["page"] == "participants:state"
    assert ids(found, "participations") == [f"/api/v1/participations/{held.pk}/"]
    assert "states" not in found["records"]


def test_a_list_is_about_no_record(client):
    MemberFactory(state__slug="qatar")
    found = data(client, "/ru/members.json")
    assert found["record"] is None
    assert ids(found, "states") == ["/states/qatar/"]


def test_the_address_of_the_page_keeps_query_and_day(client):
    found = data(client, "/ru/members.json", on="2014-05-20")
    assert found["day"] == "2014-05-20"
    assert found["url"] == {language: f"{SITE}/{language}/members/?on=2014-05-20" for language in ("en", "ru")}
    assert found["id"] == f"{SITE}/members/"


def test_the_front_page_counts(client):
    MemberFactory()
    found = data(client, "/ru/index.json")
    (members,) = [figure for figure in found["figures"] if figure["key"] == "members"]
    assert members["number"] == 1
    assert members["url"]["en"] == f"{SITE}/en/members/"
    assert members["label"]["en"] != members["label"]["ru"]
    assert found["url"]["en"] == f"{SITE}/en/"


def test_a_filter_and_a_day_narrow_the_data_as_the_page(client):
    EventFactory(slug="summit", kind="summit", starts="2002-06-04")
    EventFactory(slug="meeting", kind="ministerial", starts="2004-10-22")
    assert ids(data(client, "/en/timeline.json"), "events") == ["/events/meeting/", "/events/summit/"]
    assert ids(data(client, "/en/timeline.json", kind="summit"), "events") == ["/events/summit/"]
    assert ids(data(client, "/en/timeline.json", on="2003-01-01"), "events") == ["/events/summit/"]


def test_what_was_asked_and_is_not_legal_is_said(client):
    EventFactory()
    found = data(client, "/en/timeline.json", kind="no-such", on="yesterday")
    assert len(found["records"]["events"]) == 1
    assert len(found["problems"]) == 2
    assert "“yesterday” is not a day" in found["problems"][0]
    assert data(client, "/en/timeline.json", kind="summit")["problems"] == []


def test_all_rows_are_there_though_the_page_has_but_some(client, monkeypatch):
    monkeypatch.setattr("apps.timeline.views.PAGE_SIZE", 2)
    for day in range(1, 6):
        EventFactory(starts=f"2002-06-0{day}")
    assert len(ids(data(client, "/en/timeline.json"), "events")) == 5


def test_a_body_shows_its_sessions(client):
    session = SessionFactory(body__slug="council")
    assert ids(data(client, "/en/bodies/council.json"), "sessions") == [f"/api/v1/sessions/{session.pk}/"]


def test_bodies_yet_to_come_are_in_no_data_of_a_day(client):
    BodyFactory(slug="old", established="1992")
    BodyFactory(slug="new", established="2020")
    assert ids(data(client, "/en/bodies.json", on="2000-01-01"), "bodies") == ["/bodies/old/"]


def test_changes_tell_what_came_of_what(client):
    state = StateFactory(slug="qatar")
    observer = ParticipationFactory(state=state, status="observer", start="2001", end="2014-05-20")
    member = ParticipationFactory(state=state, status="member", start="2014-05-20")
    (change,) = data(client, "/en/changes/2010-01-01/2015-01-01.json")["changes"]
    assert change["group"]["code"] == "became"
    assert change["before"]["id"].endswith(f"/{observer.pk}/")
    assert change["after"]["id"].endswith(f"/{member.pk}/")
    assert change["date"]["earliest"] == "2014-05-20"


def test_growth_counts_after_each_change(client):
    MemberFactory(start="2002-06-04")
    MemberFactory(start="2004")
    changes = data(client, "/en/growth.json")["changes"]
    assert [(change["number"], change["has_begun"], change["status"]["code"]) for change in changes] == [
        (1, True, "member"),
        (2, True, "member"),
    ]


def test_two_states_are_compared_point_by_point(client):
    for slug in ("qatar", "nepal"):
        MemberFactory(state__slug=slug, start="2002-06-04")
    points = data(client, "/en/compare/qatar/nepal.json")["points"]
    assert {point["key"]: point["verdict"]["code"] for point in points}["status"] == "same"
    assert data(client, "/en/compare.json")["points"] == []


def test_disagreements_name_the_citations_of_both_sides(client):
    state = StateFactory(slug="qatar")
    follows = CitationFactory(record=state, field="name")
    differs = CitationFactory(
        record=state, field="name", standing="differs", reasoning_en="Older.", reasoning_ru="Старше."
    )
    found = data(client, "/en/sources/disagreements.json")
    (disagreement,) = found["disagreements"]
    assert disagreement["record"]["id"] == f"{SITE}/states/qatar/"
    assert [disagreement["followed"], disagreement["differing"]] == [
        [f"{SITE}/api/v1/citations/{citation.pk}/"] for citation in (follows, differs)
    ]
    assert len(found["records"]["citations"]) == 2


def test_the_quality_of_the_content_is_counted_by_section(client):
    CitationFactory(record=StateFactory(), field="name")
    counts = {row["section"]: row for row in data(client, "/en/quality.json")["counts"]}
    assert counts["participants"]["sourced"] == 1
    assert counts[None]["facts"] == 2  # of all sections


# --- what readers cannot see


def test_a_draft_and_what_is_scheduled_have_no_data(client):
    StateFactory(slug="draft", status="draft")
    StateFactory(slug="scheduled", published_at=timezone.now() + timedelta(days=1))
    for slug in ("draft", "scheduled"):
        assert client.get(f"/en/states/{slug}.json").status_code == 404


def test_what_is_withdrawn_is_at_its_own_address_alone_with_its_parts(client):
    event = EventFactory(
        slug="meeting", status="withdrawn", withdrawal_reason_en="Entered twice", withdrawal_reason_ru="Повтор"
    )
    state = StateFactory(slug="qatar", status="withdrawn", withdrawal_reason_en="Error", withdrawal_reason_ru="Ошибка")
    ParticipationFactory(state=state, event=event)
    assert data(client, "/en/events/meeting.json")["record"]["withdrawn"]["reason"]["en"] == "Entered twice"
    own = data(client, "/en/states/qatar.json")
    assert own["records"]["participations"][0]["event"] is None
    assert ids(data(client, "/en/timeline.json"), "events") == []
    assert ids(data(client, "/en/members.json"), "participations") == []


def test_what_is_missing_is_told_as_programs_expect(client):
    response = client.get("/ru/states/atlantis.json")
    assert response.status_code == 404
    assert response.headers["Content-Type"] == "application/problem+json"
    assert response.json()["status"] == 404
    assert response.headers["Access-Control-Allow-Origin"] == "*"


def test_a_former_address_leads_to_the_data_of_the_present_one(client):
    StateFactory(slug="turkiye")
    RedirectFactory(old="states/turkey/", new="states/turkiye/")
    response = client.get("/ru/states/turkey.json?on=2014-05-20")
    assert response.status_code == 301
    assert response.headers["Location"] == "/ru/states/turkiye.json?on=2014-05-20"


# --- what it costs, and who is told of it


def test_data_may_be_read_from_anywhere_and_asked_for_again_cheaply(client):
    first = client.get("/en/members.json")
    assert first.headers["Access-Control-Allow-Origin"] == "*"
    assert first.headers["Cache-Control"] == "no-cache"
    assert f'<{SITE}/data/schema.json>; rel="describedby"' in first.headers["Link"]
    again = client.get("/en/members.json", headers={"If-None-Match": first.headers["ETag"]})
    assert (again.status_code, again.content) == (304, b"")


@pytest.mark.parametrize("suffix", ["json", "csv", "jsonld"])
def test_data_are_remembered_as_pages_are(client, suffix):
    assert memory._is_for_all(client.get(f"/en/members.{suffix}"))


def test_a_page_names_its_other_forms_in_its_head_at_its_foot_and_in_a_header(client):
    response = client.get("/en/members/?on=2014-05-20&page=2")
    for suffix, kind in (("json", "application/json"), ("csv", "text/csv")):
        href = f"/en/members.{suffix}?on=2014-05-20"
        assert f'<{href}>; rel="alternate"; type="{kind}"' in response.headers["Link"]
        assert f'<link rel="alternate" type="{kind}" href="{href}">' in response.content.decode()
        assert f'<a href="{href}" rel="nofollow" type="{kind}">' in response.content.decode()
    front = client.get("/ru/")
    assert "</ru/index.json>" in front.headers["Link"]
    assert 'href="/ru/index.json"' in front.content.decode()


def test_what_has_no_table_names_none(client):
    StateFactory(slug="qatar")
    response = client.get("/en/states/qatar/")
    assert "qatar.json" in response.headers["Link"]
    assert "qatar.csv" not in response.headers["Link"]
    assert client.get("/en/states/qatar.csv").status_code == 404


def test_a_page_that_is_not_there_names_no_other_forms(client):
    response = client.get("/en/states/atlantis/")
    assert "Link" not in response.headers
    assert "atlantis.json" not in response.content.decode()


@pytest.mark.parametrize("address", ["members", "timeline", "catalogue/terms", "chairmanships", "states/qatar"])
def test_many_times_the_rows_cost_no_more_queries(client, address):
    qatar = StateFactory(slug="qatar", capital=PlaceFactory(state=StateFactory()))
    day = iter(range(1900, 2100))

    def rows(number: int) -> None:
        for _time in range(number):
            year = next(day)
            state = StateFactory(capital=PlaceFactory(state=StateFactory()))
            event = EventFactory(place=PlaceFactory(state=state), host=state)
            CitationFactory(record=MemberFactory(state=state, event=event))
            area = PlacementFactory().area
            CitationFactory(record=CoordinationFactory(area=area, state=qatar, event=event))
            CitationFactory(record=HolderFactory(office=OfficeFactory(), state=qatar, event=event))
            term = ChairmanshipFactory(state=qatar, event=event, start=f"{year}-01-02", end=f"{year}-12-30")
            CitationFactory(record=PriorityFactory(chairmanship=term))

    def queries() -> int:
        client.get(f"/en/{address}.json")
        with CaptureQueriesContext(connection) as found:
            assert client.get(f"/en/{address}.json").status_code == 200
        return len(found)

    rows(1)
    few = queries()
    rows(20)
    assert queries() == few
