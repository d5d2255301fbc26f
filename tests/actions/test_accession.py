"""A state joins; an observer becomes a member."""

import datetime

import pytest
from django.db import connection

from apps.actions.accession import JoinForm, ObserverJoinsForm
from apps.core.dates import PartialDate
from apps.members.figures import members
from apps.observers.figures import observer_states
from apps.participants.models import State
from apps.participation.models import Participation
from tests.actions.steps import carried_out, told
from tests.factories.members import MemberFactory
from tests.factories.observers import ObserverFactory
from tests.factories.participants import StateFactory
from tests.factories.sources import SourceFactory
from tests.factories.timeline import EventFactory

DAY = datetime.date(2026, 10, 20)
EVE = datetime.date(2026, 10, 19)


@pytest.fixture
def event(db):
    return EventFactory(kind="accession", starts="2026-10-20")


def test_a_state_becomes_a_member_on_that_day(event):
    state, source = StateFactory(), SourceFactory()
    carried_out(JoinForm, state=state.pk, status="member", event=event.pk, source=source.pk)
    connection.check_constraints()
    held = Participation.objects.get()
    assert (held.state, held.status, held.event, held.start) == (state, "member", event, PartialDate.of(DAY))
    assert (members(EVE), members(DAY)) == (0, 1)
    assert {citation.field for citation in held.citations.filter(source=source)} == {"status", "start"}


def test_a_state_without_a_page_gets_one_and_is_an_observer(event):
    carried_out(JoinForm, status="observer", event=event.pk, name_en="Nepal", name_ru="Непал", iso2="NP", iso3="NPL")
    state = State.objects.get()
    assert (state.slug, state.status, state.name_ru, state.iso3) == ("nepal", "published", "Непал", "NPL")
    assert state.citations.get().field == "name"
    assert (observer_states(EVE), observer_states(DAY)) == (0, 1)


def test_a_membership_that_was_planned_comes_true(event):
    planned = MemberFactory(start="2026-12", is_planned=True)
    carried_out(JoinForm, state=planned.state.pk, status="member", event=event.pk)
    planned.refresh_from_db()
    assert (planned.is_planned, planned.start) == (False, PartialDate.of(DAY))


def test_a_member_that_had_left_may_join_again(event):
    former = MemberFactory(start="2002", end="2010")
    carried_out(JoinForm, state=former.state.pk, status="member", event=event.pk)
    connection.check_constraints()
    assert members(DAY) == 1


@pytest.mark.parametrize("held", [{"start": "2002"}, {"start": "2026-11-01"}, {"start": "2002", "end": "2026-11-01"}])
def test_a_member_does_not_join_twice(event, held):
    state = MemberFactory(state__name_en="Nepal", **held).state
    found = told(JoinForm, state=state.pk, status="member", event=event.pk)
    assert found == {"state": ["Nepal is recorded as a member state on that day or later."]}


def test_an_observer_is_sent_to_the_action_for_it(event):
    state = ObserverFactory(state__name_en="Nepal").state
    found = told(JoinForm, state=state.pk, status="member", event=event.pk)
    assert found == {"state": ["Nepal is an observer: use the action “An observer becomes a member”."]}
    found = told(JoinForm, state=state.pk, status="observer", event=event.pk)
    assert found == {"state": ["Nepal is recorded as an observer on that day or later."]}


def test_a_state_that_has_a_page_is_not_made_again(event):
    StateFactory(iso2="NP", iso3="NPL")
    new = {"name_en": "Nepal", "name_ru": "Непал", "iso2": "np", "iso3": "NPL"}
    found = told(JoinForm, status="observer", event=event.pk, **new)
    assert "A state with this code has a page already: choose it above." in found["iso3"]
    assert found["iso2"]


def test_a_new_state_is_named_in_both_languages(event):
    found = told(JoinForm, status="observer", event=event.pk, name_en="Nepal", iso2="NP", iso3="NPL")
    assert found == {"name_ru": ["This field is required."]}


def test_an_official_name_is_given_in_both_languages(event):
    new = {"name_en": "Nepal", "name_ru": "Непал", "iso2": "NP", "iso3": "NPL", "official_name_ru": "Республика"}
    found = told(JoinForm, status="observer", event=event.pk, **new)
    assert found == {"official_name_en": ["Write it in both languages."]}


def test_an_observer_ends_and_a_member_begins_on_the_same_day(event):
    observer, source = ObserverFactory(start="2012"), SourceFactory()
    carried_out(ObserverJoinsForm, state=observer.state.pk, event=event.pk, source=source.pk)
    connection.check_constraints()
    observer.refresh_from_db()
    assert (observer.end, observer.closing_event) == (PartialDate.of(DAY), event)
    assert observer.citations.get(field="end").source == source
    assert (members(EVE), observer_states(EVE)) == (0, 1)
    assert (members(DAY), observer_states(DAY)) == (1, 0)


def test_a_month_that_is_all_that_is_known_stands_on_both_sides(event):
    observer = ObserverFactory(start="2012")
    carried_out(ObserverJoinsForm, state=observer.state.pk, event=event.pk, date="2026-09")
    connection.check_constraints()
    assert {str(held.end or held.start) for held in Participation.objects.all()} == {"2026-09"}


def test_only_an_observer_of_today_is_offered(event):
    member = MemberFactory().state
    found = told(ObserverJoinsForm, state=member.pk, event=event.pk)
    assert found == {"state": ["Choose a state that is an observer now."]}


def test_a_day_before_it_was_an_observer_is_refused(event):
    observer = ObserverFactory(start="2012")
    found = told(ObserverJoinsForm, state=observer.state.pk, event=event.pk, date="2012")
    assert found == {"date": ["Give a later day: what this ends counts since 2012."]}
