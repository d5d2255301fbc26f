"""What differs between two days, against the snapshots of both."""

import datetime

import pytest
from django.utils import translation
from hypothesis import given

from apps.chronicle.changes import Change, Group, between
from apps.participants.models import State
from tests.chronicle.days import DAYS, many_days, snapshot
from tests.factories.bodies import BodyFactory, HolderFactory, MeetingRuleFactory, OfficeFactory
from tests.factories.catalogue import AreaFactory, CoordinationFactory, PlacementFactory
from tests.factories.chairmanships import ChairmanshipFactory
from tests.factories.documents import DocumentFactory
from tests.factories.participants import FormerNameFactory, StateFactory
from tests.factories.participation import ParticipationFactory

Day = datetime.date

# How a record is named in a snapshot: by what it is about, and what it says of it.
ENTRIES = {
    "status": lambda held: ((held.state_id, held.organization_id), held.status),
    "name": lambda former: (former.bearer_key, former.pk),
    "chair": lambda term: ("chair", term.state_id),
    "body": lambda body: (body.pk, True),
    "office": lambda holder: ((holder.office_id, holder.name_en), True),
    "coordination": lambda held: ((held.area_id, held.state_id, held.role), True),
    "rule": lambda rule: (rule.body_id, rule.rule_en),
    "area": lambda placed: (placed.area_id, placed.dimension_id),
    "document": lambda document: (document.pk, True),
}


def applied(before: dict[str, dict], found: list[Change]) -> dict[str, dict]:
    """The snapshot that results from the changes: all that ended is taken out, all that began put in."""
    after = {key: dict(entries) for key, entries in before.items()}
    told = [change for change in found if change.group != Group.PASSED]
    for change in told:
        if change.before:
            about, said = ENTRIES[change.kind](change.before)
            assert before[change.kind][about] == said
            after[change.kind].pop(about, None)
    for change in told:
        if change.after:
            about, said = ENTRIES[change.kind](change.after)
            assert before[change.kind].get(about) != said
            after[change.kind][about] = said
    return after


@given(first=DAYS, last=DAYS)
@many_days
def test_the_changes_between_two_days_lead_from_the_one_to_the_other(content, first, last):
    first, last = sorted([first, last])

    assert applied(snapshot(first), between(first, last)) == snapshot(last)


@given(first=DAYS, last=DAYS)
@many_days
def test_what_began_and_ended_in_between_counts_on_neither_day(content, first, last):
    first, last = sorted([first, last])
    for change in between(first, last):
        if change.group == Group.PASSED:
            counted = change.record.exists_on if change.kind == "body" else change.record.is_on
            assert not counted(first)
            assert not counted(last)


@given(day=DAYS)
@many_days
def test_nothing_differs_between_a_day_and_itself(content, day):
    assert between(day, day) == []


@given(first=DAYS, last=DAYS)
@many_days
def test_the_changes_of_the_states_are_those_of_all_that_concern_a_state(content, first, last):
    first, last = sorted([first, last])
    kuwait = State.objects.get(slug="kuwait")

    mine = between(first, last, kuwait)

    assert [change for change in between(first, last) if change in mine] == mine
    assert not [change for change in mine if change.kind in ("document", "body", "rule", "area")]


# --- what each change is called


def told(first: str, last: str, state=None) -> list[tuple[str, str]]:
    """The changes of kinds and groups, in their order."""
    return [(c.kind, c.group.value) for c in between(Day.fromisoformat(first), Day.fromisoformat(last), state)]


@pytest.mark.django_db
def test_a_state_joins_changes_its_status_and_leaves():
    state = StateFactory()
    ParticipationFactory(state=state, status="observer", start="2010", end="2014-05-20")
    ParticipationFactory(state=state, start="2014-05-20", end="2020-01-01")

    assert told("2009-12-31", "2010-01-01") == [("status", "joined")]
    assert told("2014-05-19", "2014-05-20") == [("status", "became")]
    assert told("2019-12-31", "2020-01-01") == [("status", "left")]
    assert told("2009-12-31", "2020-01-01") == [("status", "passed"), ("status", "passed")]


@pytest.mark.django_db
def test_a_chair_that_is_renewed_is_no_change_and_one_that_is_handed_over_is():
    state = StateFactory()
    ChairmanshipFactory(state=state, start="2020-09-24", end="2022-10-13")
    ChairmanshipFactory(state=state, start="2022-10-13", end="2024-12-17")
    ChairmanshipFactory(start="2024-12-17", end=None)

    assert told("2022-10-12", "2022-10-13") == []
    (handed_over,) = between(Day(2024, 12, 16), Day(2024, 12, 17))
    assert handed_over.before.state == state
    assert handed_over.group == Group.CHAIR
    assert told("2024-12-16", "2024-12-17", state) == [("chair", "chair")]


@pytest.mark.django_db
def test_a_new_head_takes_the_office_and_the_former_one_leaves_it():
    office = OfficeFactory()
    HolderFactory(office=office, name_en="First", start="2006", end="2008")
    HolderFactory(office=office, name_en="Second", start="2008", end="2010")

    found = between(Day(2007, 12, 31), Day(2008, 1, 1))

    assert [(c.group, c.record.name_en) for c in found] == [(Group.TOOK_OFFICE, "Second"), (Group.LEFT_OFFICE, "First")]


@pytest.mark.django_db
def test_a_name_that_only_another_language_changed_is_told_and_shows_no_difference_in_this_one():
    state = StateFactory(name_en="Türkiye", name_ru="Турция", official_name_en="", official_name_ru="")
    names = {"name_en": "Turkey", "name_ru": "Турция", "official_name_en": "", "official_name_ru": ""}
    FormerNameFactory(state=state, **names, end="2022-06-02")

    (renamed,) = between(Day(2022, 6, 1), Day(2022, 6, 2))

    assert renamed.former_name == "Turkey"
    with translation.override("ru"):
        assert renamed.former_name == ""


@pytest.mark.django_db
def test_bodies_rules_areas_coordinations_and_documents_are_told():
    body = BodyFactory(established="2014", ended="2020-05-05")
    MeetingRuleFactory(body=body, start="2014", end="2016-02-01")
    MeetingRuleFactory(body=body, rule_en="once a year", rule_ru="раз в год", start="2016-02-01", end="2020-05-05")
    area = AreaFactory()
    PlacementFactory(area=area, start="2004-10-22", end="2016-03-01")
    PlacementFactory(area=area, start="2016-03-01")
    CoordinationFactory(area=area, start="2016-04-01", end="2016-05-01")
    DocumentFactory(adopted="2016-06")

    assert told("2016-01-31", "2016-02-01") == [("rule", "rule")]
    assert told("2016-02-28", "2016-03-01") == [("area", "area")]
    assert told("2016-03-31", "2016-04-01") == [("coordination", "took-over")]
    assert told("2016-04-30", "2016-05-01") == [("coordination", "laid-down")]
    assert told("2016-05-31", "2016-06-01") == [("document", "adopted")]
    assert told("2013-12-31", "2014-01-01") == [("body", "established"), ("rule", "rule")]
    assert told("2020-05-04", "2020-05-05") == [("body", "ended"), ("rule", "rule")]


@pytest.mark.django_db
def test_what_is_planned_or_not_published_is_no_change():
    ParticipationFactory(start="2025-01-01", is_planned=True)
    ParticipationFactory(state=StateFactory(status="draft"), start="2025-01-01")
    DocumentFactory(status="draft", adopted="2025-01-01")
    BodyFactory(status="draft", established="2025-01-01")

    assert told("2024-12-31", "2025-01-01") == []
