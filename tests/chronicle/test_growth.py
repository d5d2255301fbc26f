"""How the organization grew: /growth/."""

import datetime

import pytest
from hypothesis import given

from apps.chronicle.choices import Kind
from apps.chronicle.growth import UNIT, Lane, grow
from apps.chronicle.snapshot import participants
from apps.core.day import today
from tests.chronicle.days import DAYS, few_days, many_days
from tests.factories.core import many
from tests.factories.participants import OrganizationFactory, StateFactory
from tests.factories.participation import ParticipationFactory
from tests.factories.timeline import EventFactory
from tests.house.crawl import SVG, Page, read, text
from tests.house.validity import complaints
from tests.pages import LANGUAGES, queries_of

Day = datetime.date
db = pytest.mark.django_db


def of_day(client, day: Day | str = "", language: str = "en") -> Page:
    return read(client, f"/{language}/growth/" + (f"?on={day}" if day else ""))


def marks(page: Page) -> dict[str, str]:
    """By what each mark of the picture tells, where it leads."""
    return {text(next(a.iter(f"{SVG}title"))): a.get("href", "") for a in page.all(f"{SVG}a")}


def rows(page: Page) -> list[list[str]]:
    """The cells of the table: when, who, and a number for each kind."""
    return [[text(cell) for cell in row] for body in page.all("tbody") for row in body.iter("tr")]


def lane(kind: Kind, day: Day | None = None) -> Lane:
    return next(lane for lane in grow(day or today()).lanes if lane.kind == kind)


# --- with the starting content


@given(day=DAYS)
@many_days
def test_after_the_last_row_there_are_as_many_as_count_on_that_day(content, day):
    rolls, growth = participants(day), grow(day)
    numbers = growth.rows[-1].numbers if growth.rows else []
    counted = {kind: len(rolls[kind.roll].counted) for kind in Kind}
    assert dict(zip(growth.kinds, numbers, strict=True)) == {kind: counted[kind] for kind in growth.kinds}
    assert not any(counted[kind] for kind in Kind if kind not in growth.kinds)


@given(day=DAYS)
@few_days
def test_the_picture_is_as_high_as_the_table_counts(content, client, day):
    page, growth = of_day(client, day), grow(day)
    assert rows(page)[-1:] == [] or rows(page)[-1][2:] == [str(lane.last.number) for lane in growth.lanes]
    for drawn in growth.lanes:
        assert all(drawn.base - step.y == UNIT * step.number for step in drawn.steps)
    told = {name for row in rows(page) for name in row[1].split(": ")[:1]}
    assert all(any(name.split(" (")[0] in mark for mark in marks(page)) for name in told)


def test_the_accessions_lead_to_their_event_or_to_the_state(content, client):
    found = marks(of_day(client))
    kuwait = next(address for mark, address in found.items() if "Kuwait (member state)" in mark)
    assert kuwait == "/en/events/sixth-summit/"
    first = next(address for mark, address in found.items() if "Kazakhstan (member state)" in mark)
    assert first.startswith("/en/events/")
    saudi = next(address for mark, address in found.items() if "Saudi Arabia (observer state)" in mark)
    assert saudi.startswith(("/en/states/saudi-arabia/", "/en/events/"))


def test_a_year_is_told_as_a_year_and_drawn_as_long(content, client):
    told = next(mark for mark in marks(of_day(client)) if "Bahrain (member state)" in mark)
    assert told.startswith("2011:")
    step = next(step for step in lane(Kind.MEMBER).steps if step.day == Day(2011, 1, 1))
    assert step.may_be is not None
    assert step.may_be.at == step.x
    assert step.may_be.width > 15


@LANGUAGES
def test_the_growth_is_valid_and_light(content, client, language):
    page = of_day(client, language=language)
    assert [*page.parse_errors, *complaints(page.root)] == []
    assert page.brotli_bytes <= 14_000
    assert queries_of(client, page.address) <= 12


def test_on_another_day_the_growth_ends_there(content, client):
    page = of_day(client, "2010-01-01")
    assert "Kuwait" not in " ".join(marks(page))
    assert 'class="chart-day"' in page.html
    assert 'class="chart-day"' not in of_day(client).html


def test_before_anybody_joined_the_page_says_so(content, client):
    page = of_day(client, "1992-10-05")
    assert "Nobody had joined by that day." in page.html
    assert marks(page) == {}


# --- with records of the test


@db
def test_an_accession_adds_a_step_and_a_row(client):
    ParticipationFactory(start="2002-06-04")
    assert [step.number for step in lane(Kind.MEMBER).steps] == [1]
    ParticipationFactory(start="2010-01-01", state__name_en="Ruritania")
    assert [step.number for step in lane(Kind.MEMBER).steps] == [1, 2]
    assert rows(of_day(client))[-1] == ["1 January 2010", "Ruritania: member state unsourced", "2"]


@db
def test_one_who_leaves_goes_down_with_a_cross(client):
    ParticipationFactory(start="2002-06-04", end="2010-01-01", state__name_en="Ruritania")
    assert [(step.number, step.is_rise) for step in lane(Kind.MEMBER).steps] == [(1, True), (0, False)]
    page = of_day(client)
    assert rows(page)[-1][1:] == ["Ruritania: no longer member state unsourced", "0"]
    assert "growth-cross" in page.html
    assert "growth-cross" not in of_day(client, "2009-12-31").html


@db
def test_who_goes_from_one_status_to_another_changes_both_lanes_on_one_day():
    held = ParticipationFactory(status="observer", start="2002-06-04", end="2010-01-01")
    ParticipationFactory(state=held.state, start="2010-01-01")
    assert grow(today()).rows[-1].numbers == [1, 0]


@db
def test_those_of_one_day_and_event_are_one_mark_that_leads_to_the_event(client):
    event = EventFactory(starts="2002-06-04")
    for _time in range(3):
        ParticipationFactory(event=event)
    (step,) = lane(Kind.MEMBER).steps
    assert (step.number, step.target) == (3, event)
    event.status = "draft"
    event.save()
    (step,) = lane(Kind.MEMBER).steps
    assert step.target is None
    assert list(marks(of_day(client)).values()) == ["/en/on/2002-06-04/"]


@db
def test_one_of_whom_it_is_known_only_by_when_counts_from_that_day_with_a_line_before_it():
    ParticipationFactory(start="by 2001-09-05")
    (step,) = lane(Kind.MEMBER).steps
    assert step.day == Day(2001, 9, 5)
    assert step.may_be is not None
    assert (step.may_be.at < step.x, step.may_be.at + step.may_be.width) == (True, step.x)


@db
def test_one_of_whom_nobody_knows_since_when_counts_from_the_first_day(client):
    ParticipationFactory(start=None)
    assert rows(of_day(client))[0][0] == "not known since when"


@db
def test_what_is_planned_is_no_step():
    ParticipationFactory(start="2002-06-04", is_planned=True)
    assert grow(today()).lanes == []


@db
def test_organizations_stand_apart_from_states():
    ParticipationFactory(status="observer")
    ParticipationFactory(status="observer", state=None, organization=OrganizationFactory())
    ParticipationFactory(status="partner", state=None, organization=OrganizationFactory())
    assert [lane.kind for lane in grow(today()).lanes] == [Kind.OBSERVER, Kind.OBSERVER_ORGANIZATION, Kind.PARTNER]


@db
def test_the_farthest_day_ahead_can_be_shown(client):
    ParticipationFactory()
    page = of_day(client, "2100-12-31")
    assert page.status == 200
    assert [tick.year for tick in grow(Day(2100, 12, 31)).years][:2] == [2000, 2020]


@db
def test_the_growth_takes_no_more_queries_with_a_hundred_times_the_rows(client):
    ParticipationFactory(event=EventFactory())
    before = queries_of(client, "/en/growth/")
    events = many(EventFactory.build() for _time in range(100))
    states = many(StateFactory.build(iso2=f"{chr(65 + n // 10)}{n % 10}") for n in range(100))
    many(
        ParticipationFactory.build(state=state, event=event, start=f"{1993 + n % 30}")
        for n, (state, event) in enumerate(zip(states, events, strict=True))
    )
    assert queries_of(client, "/en/growth/") == before
