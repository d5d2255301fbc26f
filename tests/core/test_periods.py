"""A period counts by one rule, whether PostgreSQL or Python is asked."""

import datetime

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, connection
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from apps.bodies.models import MeetingRule
from apps.core.dates import PartialDate
from apps.core.periods import CertainCore, perhaps_covers
from tests.factories.bodies import BodyFactory, MeetingRuleFactory
from tests.factories.chairmanships import ChairmanshipFactory
from tests.factories.participants import StateFactory
from tests.factories.participation import ParticipationFactory

pytestmark = pytest.mark.django_db

DAYS = st.dates(datetime.date(1990, 1, 1), datetime.date(2030, 12, 31))
DATES = st.one_of(
    DAYS.map(PartialDate.of),
    DAYS.map(lambda day: PartialDate(None, day)),
    DAYS.map(lambda day: PartialDate(day, None)),
    st.tuples(DAYS, DAYS).map(lambda days: PartialDate(*sorted(days))),
)


class PeriodsInBothWorlds(TestCase):
    @settings(max_examples=60, deadline=None)
    @given(start=st.none() | DATES, end=st.none() | DATES, planned=st.booleans(), end_planned=st.booleans(), day=DAYS)
    def test_the_queryset_and_the_record_agree_whether_a_period_counts_on_a_day(
        self, start, end, planned, end_planned, day
    ):
        rule = MeetingRuleFactory(start=start, end=end, is_planned=planned, is_end_planned=end_planned and bool(end))

        assert MeetingRule.objects.filter(pk=rule.pk).on(day).exists() == rule.is_on(day)
        assert MeetingRule.objects.filter(perhaps_covers(day), pk=rule.pk).exists() == rule.perhaps_is_on(day)

    @settings(max_examples=60, deadline=None)
    @given(start=st.none() | DATES, end=st.none() | DATES, planned=st.booleans(), end_planned=st.booleans())
    def test_postgresql_and_python_agree_what_certainly_belongs_to_a_period(self, start, end, planned, end_planned):
        rule = MeetingRuleFactory(start=start, end=end, is_planned=planned, is_end_planned=end_planned and bool(end))

        core = MeetingRule.objects.annotate(core=CertainCore()).get(pk=rule.pk).core

        assert (None if core.isempty else (core.lower, core.upper or datetime.date.max)) == rule.certain_core


def test_on_the_day_of_a_hand_over_only_the_successor_counts():
    body = BodyFactory()
    before = MeetingRuleFactory(body=body, start="2004-10-22", end="2012-09-12")
    after = MeetingRuleFactory(body=body, start="2012-09-12")

    assert list(MeetingRule.objects.on(datetime.date(2012, 9, 11))) == [before]
    assert list(MeetingRule.objects.on(datetime.date(2012, 9, 12))) == [after]


def test_a_planned_end_ends_nothing():
    rule = MeetingRuleFactory(start="2024-12-17", end="2026-10", is_end_planned=True)

    assert MeetingRule.objects.on(datetime.date(2030, 1, 1)).get() == rule


def test_two_states_cannot_chair_on_the_same_certain_days():
    ChairmanshipFactory(start="2018-09-24", end="2020-09-24")

    ChairmanshipFactory(start="2020-09-23", end=None)

    with pytest.raises(IntegrityError, match="chairmanships_chairmanship_one_chair"):
        connection.check_constraints()


def test_terms_that_overlap_only_because_their_dates_are_vague_are_allowed():
    ChairmanshipFactory(start="2018-09-24", end="2020")
    ChairmanshipFactory(start="2020", end="2022-10-13")

    connection.check_constraints()


def test_a_state_cannot_be_member_and_observer_at_once():
    state = StateFactory()
    ParticipationFactory(state=state, status="observer", start="2010-06-08")

    ParticipationFactory(state=state, status="member", start="2014-05-20")

    with pytest.raises(IntegrityError, match="state_no_overlap"):
        connection.check_constraints()


def test_full_clean_refuses_an_overlap_with_a_sentence():
    ChairmanshipFactory(start="2018-09-24", end="2020-09-24")
    late = ChairmanshipFactory.build(state=StateFactory(), start="2020-01-01", end=None)

    with pytest.raises(ValidationError) as refused:
        late.full_clean()

    assert "Another state chairs in this period" in str(refused.value)


def test_a_period_that_ends_before_it_begins_is_refused():
    with pytest.raises(ValidationError) as refused:
        MeetingRuleFactory.build(body=BodyFactory(), start="2012", end="2010").full_clean()

    assert refused.value.message_dict["end"] == ["The period ends before it begins."]
