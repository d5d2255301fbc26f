"""A state takes over the coordination of an area."""

import datetime

import pytest
from django.db import connection

from apps.actions.coordination import CoordinatorForm
from apps.catalogue.models import Coordination
from tests.actions.conftest import member
from tests.actions.steps import carried_out, told
from tests.factories.catalogue import AreaFactory, CoordinationFactory
from tests.factories.participants import StateFactory

DAY = datetime.date(2026, 10, 20)
EVE = datetime.date(2026, 10, 19)


@pytest.fixture
def area(db):
    return AreaFactory()


@pytest.fixture
def present(area, azerbaijan):
    return CoordinationFactory(area=area, state=azerbaijan, start="by 2025-09-25")


def held(day: datetime.date) -> set[tuple[str, str]]:
    return {(each.state.name_en, each.role) for each in Coordination.objects.on(day)}


def test_a_coordinator_takes_over_from_the_one_before(present, area, qatar):
    carried_out(CoordinatorForm, area=area.pk, state=qatar.pk, role="coordinator")
    connection.check_constraints()
    assert held(EVE) == {("Azerbaijan", "coordinator")}
    assert held(DAY) == {("Qatar", "coordinator")}
    new = Coordination.objects.get(state=qatar)
    assert {citation.field for citation in new.citations.all()} == {"role", "start"}
    present.refresh_from_db()
    assert present.citations.get().field == "end"


def test_a_co_coordinator_joins_the_others_unless_one_is_named_to_leave(present, area, qatar):
    other = CoordinationFactory(area=area, state=member("Oman", "Оман"), role="co_coordinator", start="2020")
    carried_out(CoordinatorForm, area=area.pk, state=qatar.pk, role="co_coordinator", date="2026-09-01")
    assert len(held(EVE)) == 3
    carried_out(
        CoordinatorForm, area=area.pk, state=member("Nepal", "Непал").pk, role="co_coordinator",
        instead_of=other.state.pk,
    )  # fmt: skip
    connection.check_constraints()
    assert {state for state, _role in held(DAY)} == {"Azerbaijan", "Qatar", "Nepal"}


def test_a_co_coordinator_that_becomes_coordinator_ends_its_former_role(present, area, qatar):
    CoordinationFactory(area=area, state=qatar, role="co_coordinator", start="2020")
    carried_out(CoordinatorForm, area=area.pk, state=qatar.pk, role="coordinator")
    connection.check_constraints()
    assert held(DAY) == {("Qatar", "coordinator")}


def test_other_areas_are_left_alone(present, area, azerbaijan, qatar):
    CoordinationFactory(state=azerbaijan, start="2020")
    carried_out(CoordinatorForm, area=area.pk, state=qatar.pk, role="coordinator")
    assert Coordination.objects.on(DAY).filter(state=azerbaijan).count() == 1


def test_a_state_does_not_take_a_role_that_it_has(present, area, azerbaijan):
    found = told(CoordinatorForm, area=area.pk, state=azerbaijan.pk, role="coordinator")
    assert found == {"state": ["That state has this role in this area already."]}


def test_a_day_before_the_coordinator_is_known_is_refused(present, area, qatar):
    found = told(CoordinatorForm, area=area.pk, state=qatar.pk, role="coordinator", date="2025-09-25")
    assert found == {
        "date": ["Give a later day: what this ends counts since 25\N{NO-BREAK SPACE}September 2025 or earlier."]
    }


def test_only_a_member_state_coordinates(present, area):
    found = told(CoordinatorForm, area=area.pk, state=StateFactory().pk, role="coordinator")
    assert found == {"state": ["Only a member state can coordinate an area."]}


def test_who_leaves_is_a_co_coordinator_of_that_area(present, area, qatar):
    elsewhere = CoordinationFactory(state=member("Oman", "Оман"), role="co_coordinator").state
    values = {"area": area.pk, "state": qatar.pk, "instead_of": elsewhere.pk}
    assert told(CoordinatorForm, **values, role="coordinator") == {"instead_of": ["Only for a new co-coordinator."]}
    assert told(CoordinatorForm, **values, role="co_coordinator") == {
        "instead_of": ["That state does not co-coordinate this area now."]
    }
