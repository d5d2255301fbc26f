"""The page of two days: /changes/<day>/<day>/."""

import pytest

from apps.core.day import FIRST, today
from tests.factories.bodies import BodyFactory, HolderFactory, OfficeFactory
from tests.factories.catalogue import AreaFactory, CoordinationFactory
from tests.factories.core import many
from tests.factories.participants import FormerNameFactory, StateFactory
from tests.factories.participation import ParticipationFactory
from tests.factories.sources import CitationFactory, SourceFactory
from tests.factories.timeline import EventFactory
from tests.house.crawl import read, text
from tests.house.validity import complaints
from tests.pages import LANGUAGES, queries_of

db = pytest.mark.django_db


def rows(page) -> list[str]:
    return [text(item) for item in page.all("li") if item.get("class") == "event-line"]


@pytest.fixture
def kuwait(db):
    event = EventFactory(slug="sixth-summit", title_en="Sixth Summit", starts="2022-10-13")
    state = StateFactory(slug="kuwait", name_en="Kuwait", name_ru="Кувейт")
    held = ParticipationFactory(state=state, start="2022-10-13", event=event)
    CitationFactory(record=held, field="start", source__slug="release", source__title_en="Release of the day")
    return state


@db
def test_a_row_has_its_date_its_event_and_its_source(client, kuwait):
    page = read(client, "/en/changes/2021-10-12/2025-12-31/")

    (row,) = [item for item in page.all("li") if item.get("class") == "event-line"]
    assert rows(page) == [text(row)]
    assert text(row).startswith("13 October 2022 Kuwait")
    links = {link.get("href") for link in row.iter("a")}
    assert {
        "/en/states/kuwait/?on=2025-12-31",
        "/en/events/sixth-summit/?on=2025-12-31",
        "#source-1",
    } <= links
    assert "Release of the day" in page.html


@db
def test_what_is_known_only_by_a_day_is_not_told_more_exactly(client):
    ParticipationFactory(state=StateFactory(name_en="Mongolia"), start="by 2001-09-05")

    told = rows(read(client, "/en/changes/2001-09-01/2002-01-01/"))

    assert len(told) == 1
    assert told[0].startswith("by 5 September 2001 Mongolia")


@db
def test_names_are_those_of_the_later_day(client):
    state = StateFactory(name_en="Türkiye", name_ru="Турция")
    FormerNameFactory(state=state, name_en="Turkey", end="2022-06-02")
    ParticipationFactory(state=state, start="1999-09-14")

    then = client.get("/en/changes/1999-01-01/2021-10-12/").content.decode()
    now = client.get("/en/changes/1999-01-01/2025-12-31/").content.decode()

    assert "Turkey" in then
    assert "Türkiye" not in then
    assert "Türkiye" in now
    assert "before: Turkey" in now


@db
@LANGUAGES
def test_without_days_it_tells_of_the_year_until_today_to_search_engines_too(client, kuwait, language):
    ParticipationFactory(state__name_en="Oman", state__name_ru="Оман", start=today().isoformat())

    page = read(client, f"/{language}/changes/")

    (row,) = rows(page)
    assert {"en": "Oman", "ru": "Оман"}[language] in row
    assert page.root.findall(".//meta[@name='robots']") == []
    assert page.root.find(".//input[@name='last']").get("value") == today().isoformat()


@db
@pytest.mark.parametrize(
    ("query", "path"),
    [
        ("on=2022-12-31&seen=2026-11-23", "2021-12-31/2022-12-31/?seen=2026-11-23"),
        ("on=1993-01-01", "1992-10-05/1993-01-01/"),
        ("first=2020-01-01&last=2022-12-31&state=kuwait", "2020-01-01/2022-12-31/?state=kuwait"),
    ],
)
def test_without_days_in_the_address_a_choice_leads_to_its_page_too(client, kuwait, query, path):
    assert client.get(f"/en/changes/?{query}").url == f"/en/changes/{path}"


@LANGUAGES
def test_an_empty_difference_says_so(client, kuwait, language):
    page = client.get(f"/{language}/changes/2021-10-12/2021-10-12/").content.decode()

    told = {"en": "Nothing that is recorded differs", "ru": "никаких различий не отмечено"}[language]
    assert told in page


@db
def test_reversed_days_are_put_in_order(client, kuwait):
    response = client.get("/en/changes/2025-12-31/2021-10-12/?state=kuwait")

    assert response.status_code == 302
    assert response["Location"] == "/en/changes/2021-10-12/2025-12-31/?state=kuwait"


@db
def test_the_form_leads_to_the_page_of_what_was_chosen(client, kuwait):
    response = client.get(
        "/ru/changes/2021-10-12/2025-12-31/", {"first": "2024-01-01", "last": "2020-01-01", "state": ""}
    )

    assert response["Location"] == "/ru/changes/2020-01-01/2024-01-01/"


@db
@pytest.mark.parametrize(
    "query",
    [
        {"first": "1992-10-04"},
        {"last": "yesterday"},
        {"state": "atlantis"},
        {"state": "\0"},
        {"first": "\0"},
        {"last": ""},
    ],
)
def test_a_choice_that_cannot_be_shown_gives_a_message_and_the_page_without_it(client, kuwait, query):
    response = client.get("/en/changes/2021-10-12/2025-12-31/", query)

    assert response.status_code == 200
    assert "Some values could not be used" in response.content.decode()
    assert "Sixth Summit" in response.content.decode()


@db
@pytest.mark.parametrize(
    "days", ["1992-10-04/2020-01-01", "2020-01-01/nonsense", "%00/2020-01-01", "2020-01-01/2020-02-31"]
)
def test_what_is_no_day_is_a_friendly_404(client, days):
    response = client.get(f"/ru/changes/{days}/")

    assert response.status_code == 404
    assert "Страницы этого дня нет" in response.content.decode()


@db
def test_what_the_form_cannot_use_is_told_beside_its_field(client, kuwait):
    page = read(client, "/en/changes/2021-10-12/2025-12-31/?first=zz&last=2020-01-01")

    assert [*page.parse_errors, *complaints(page.root)] == []
    fields = {field.get("name"): field.get("aria-describedby") for field in page.all("input")}
    told = {item.get("id"): text(item) for item in page.all("li")}
    assert "“zz” is not a day" in told[fields["first"]]


@db
def test_it_can_be_narrowed_to_a_state_to_which_that_states_page_leads(client, kuwait):
    ParticipationFactory(state=StateFactory(name_en="Viet Nam"), start="2022-10-13")
    path = f"/en/changes/{FIRST}/{today()}/?state=kuwait"
    assert f'href="{path}"' in client.get("/en/states/kuwait/").content.decode()

    page = read(client, path)

    assert len(rows(page)) == 1
    assert "Viet Nam" not in rows(page)[0]
    assert page.text_of("h1")[0].startswith("Kuwait: what changed between 5 October 1992")


@db
def test_the_states_page_of_a_day_leads_to_what_changed_until_then(client, kuwait):
    page = client.get("/en/states/kuwait/?on=2023-01-01").content.decode()

    assert f'href="/en/changes/{FIRST}/2023-01-01/?state=kuwait"' in page


@db
def test_the_page_of_two_days_is_kept_from_search_engines(client, kuwait):
    for last in ("2025-12-31", today()):
        page = client.get(f"/en/changes/2021-10-12/{last}/").content.decode()
        assert page.count('<meta name="robots" content="noindex">') == 1


@LANGUAGES
def test_the_widest_difference_is_valid_and_light(content, client, language):
    page = read(client, f"/{language}/changes/{FIRST}/{today()}/")

    assert [*page.parse_errors, *complaints(page.root)] == []
    assert page.brotli_bytes <= 45_000
    assert page.queries <= 20


@db
def test_it_costs_the_same_queries_with_a_hundred_times_the_rows(client, kuwait):
    def fill(times: int):
        states = many(StateFactory.build() for _time in range(times))
        events = many(EventFactory.build() for _time in range(times))
        offices = many(OfficeFactory.build(body=body) for _time in range(times))
        areas = many(AreaFactory.build() for _time in range(times))
        of_states = list(zip(states, events, offices, areas, strict=True))
        found = [
            *many(ParticipationFactory.build(state=s, event=e, start="2022-10-13") for s, e, _o, _a in of_states),
            *many(FormerNameFactory.build(state=state, end="2022-06-02") for state in states),
            *many(CoordinationFactory.build(state=s, area=a, start="2022-01-01") for s, _e, _o, a in of_states),
            *many(HolderFactory.build(state=s, event=e, office=o, start="2022") for s, e, o, _a in of_states),
        ]
        many(CitationFactory.build(record=record, source=source) for record in found)

    body, source = BodyFactory(), SourceFactory()
    path = "/en/changes/2021-10-12/2025-12-31/"
    fill(1)
    before = queries_of(client, path)
    fill(99)

    after = queries_of(client, path)

    assert after == before
    assert after <= 20
