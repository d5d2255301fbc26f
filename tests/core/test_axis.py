"""Days along a line of a drawing."""

from datetime import date

import pytest

from apps.core.axis import Axis, Stretch, Tick

TEN_YEARS = Axis(date(2000, 1, 1), date(2010, 1, 1), 100, 1100)


def test_the_first_day_lies_at_the_start_and_the_last_at_the_end():
    assert TEN_YEARS.at(date(2000, 1, 1)) == 100
    assert TEN_YEARS.at(date(2005, 1, 1)) == 600
    assert TEN_YEARS.at(date(2010, 1, 1)) == 1100


def test_days_beyond_the_ends_lie_at_the_ends():
    assert TEN_YEARS.at(date(1992, 10, 5)) == 100
    assert TEN_YEARS.at(date(2026, 1, 1)) == 1100


def test_a_period_without_a_side_reaches_the_edge():
    assert TEN_YEARS.stretch(None, date(2005, 1, 1)) == Stretch(100, 500)
    assert TEN_YEARS.stretch(date(2005, 1, 1), None) == Stretch(600, 500)


def test_a_short_period_is_as_wide_as_asked_at_least():
    assert TEN_YEARS.stretch(date(2005, 1, 1), date(2005, 1, 2), least=4).width == 4


def test_years_are_marked_by_the_number_asked():
    assert TEN_YEARS.years(5) == [Tick(2000, 100), Tick(2005, 600), Tick(2010, 1100)]
    assert [tick.year for tick in Axis(date(1992, 10, 5), date(1995, 6, 1), 0, 10).years()] == [1993, 1994, 1995]


@pytest.mark.parametrize(
    ("first", "last", "start", "end"), [(2001, 2000, 0, 1), (2000, 2000, 0, 1), (2000, 2001, 1, 1)]
)
def test_an_axis_that_does_not_ascend_is_refused(first, last, start, end):
    with pytest.raises(ValueError, match="earlier day to a later"):
        Axis(date(first, 1, 1), date(last, 1, 1), start, end)
