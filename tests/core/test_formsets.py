"""Rows of one thing, as their formset sees them before anything is saved."""

import pytest
from django.forms import inlineformset_factory

from apps.catalogue.models import Area, Coordination, Placement
from apps.core.forms import RowForm
from apps.core.formsets import RowFormSet
from tests.factories.catalogue import AreaFactory, CoordinationFactory, DimensionFactory, PlacementFactory
from tests.factories.participants import StateFactory

pytestmark = pytest.mark.django_db

TAKEN = "The area stands in another dimension in this period."


def placements(area, *rows, **changes):
    """The formset of the area's dimensions: its rows as they stand, changed as `changes` says, and new `rows`."""
    fields = ("dimension", "start", "end", "is_planned", "is_end_planned")
    factory = inlineformset_factory(Area, Placement, form=RowForm, formset=RowFormSet, fields=fields, extra=0)
    return bound(factory, area, rows, changes)


def bound(factory, area, rows, changes):
    empty = factory(instance=area)
    data = {}
    for form in empty.initial_forms:
        for bound_field in form:
            data[bound_field.html_name] = bound_field.value()
    for number, row in enumerate(rows, len(empty.initial_forms)):
        data |= {f"{empty.prefix}-{number}-{name}": value for name, value in row.items()}
    data |= {f"{empty.prefix}-{name.replace('_', '-', 1)}": value for name, value in changes.items()}
    data |= {f"{empty.prefix}-TOTAL_FORMS": len(empty.initial_forms) + len(rows)}
    data |= {f"{empty.prefix}-INITIAL_FORMS": len(empty.initial_forms)}
    data = {name: "" if value in (None, False) else str(getattr(value, "pk", value)) for name, value in data.items()}
    return factory(data, instance=area)


@pytest.fixture
def area():
    return AreaFactory()


@pytest.fixture
def dimension():
    return DimensionFactory()


def test_a_row_that_overlaps_another_is_told_so_at_its_start(area, dimension):
    PlacementFactory(area=area, start="2004-10-22")
    formset = placements(area, {"dimension": dimension, "start": "2021-10-12"})
    assert not formset.is_valid()
    assert formset.errors == [{}, {"start": [TAKEN]}]


def test_the_row_that_was_changed_is_told_and_not_the_one_that_stood(area):
    PlacementFactory(area=area, start="2004", end="2010-01-01")
    PlacementFactory(area=area, start="2010-01-01")
    formset = placements(area, **{"0_end": "2012"})
    assert formset.errors == [{"start": [TAKEN]}, {}]


def test_two_new_rows_of_a_thing_not_saved_yet_must_not_overlap(dimension):
    formset = placements(Area(), {"dimension": dimension, "start": "2004"}, {"dimension": dimension, "start": "2010"})
    assert formset.errors == [{}, {"start": [TAKEN]}]


def test_a_shared_boundary_moves_in_one_save(area):
    PlacementFactory(area=area, start="2004", end="2010-01-01")
    PlacementFactory(area=area, start="2010-01-01")
    formset = placements(area, **{"0_end": "2012-03-01", "1_start": "2012-03-01"})
    assert formset.is_valid(), formset.errors
    formset.save()
    assert [str(row.start) for row in area.placements.all()] == ["2004", "2012-03-01"]


def test_two_periods_change_places_in_one_save(area):
    first = PlacementFactory(area=area, start="2004-01-01", end="2010-01-01")
    PlacementFactory(area=area, start="2010-01-01", end="2020-01-01")
    formset = placements(
        area,
        **{"0_start": "2010-01-01", "0_end": "2020-01-01", "1_start": "2004-01-01", "1_end": "2010-01-01"},
    )
    assert formset.is_valid(), formset.errors
    formset.save()
    first.refresh_from_db()
    assert str(first.start) == "2010-01-01"


def test_a_deleted_row_makes_room(area, dimension):
    PlacementFactory(area=area, start="2004")
    formset = placements(area, {"dimension": dimension, "start": "2010"}, **{"0_DELETE": "on"})
    assert formset.is_valid(), formset.errors


@pytest.mark.parametrize(
    ("start", "end"),
    [("after 2008", ""), ("2014", "2021-10-12"), ("2004", "2021")],
    ids=["known from one side", "cores that do not meet", "an end of which only the year is known"],
)
def test_what_is_not_certain_does_not_overlap(area, dimension, start, end):
    PlacementFactory(area=area, start="2021-10-12" if end else "2010")
    formset = placements(area, {"dimension": dimension, "start": start, "end": end})
    assert formset.is_valid(), formset.errors


def test_reversed_dates_are_told_at_the_end(area, dimension):
    formset = placements(area, {"dimension": dimension, "start": "2021", "end": "2004"})
    assert formset.errors == [{"end": ["The period ends before it begins."]}]


def test_a_date_that_is_none_is_told_and_kept(area, dimension):
    formset = placements(area, {"dimension": dimension, "start": "tomorrow"})
    assert "“tomorrow” is not a date" in formset.errors[0]["start"][0]
    assert formset.forms[0]["start"].value() == "tomorrow"


def coordinations(area, *rows):
    fields = ("state", "role", "start", "end", "is_planned", "is_end_planned")
    factory = inlineformset_factory(Area, Coordination, form=RowForm, formset=RowFormSet, fields=fields, extra=0)
    return bound(factory, area, rows, {})


def test_an_area_has_one_coordinator_and_any_number_of_co_coordinators(area):
    CoordinationFactory(area=area, start="2004", role="coordinator")
    row = {"state": StateFactory(), "start": "2010"}
    assert coordinations(area, row | {"role": "co_coordinator"}).is_valid()
    refused = coordinations(area, row | {"role": "coordinator"})
    assert refused.errors[1] == {"start": ["Another state coordinates this area in this period. End that term first."]}


def test_the_same_state_has_one_role_in_an_area(area):
    state = StateFactory()
    CoordinationFactory(area=area, state=state, start="2004", role="coordinator")
    refused = coordinations(area, {"state": state, "start": "2010", "role": "co_coordinator"})
    assert refused.errors[1] == {"start": ["This state already has a role in this area in this period."]}
