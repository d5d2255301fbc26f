import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from apps.core.dates import PartialDate

DAYS = st.dates(datetime.date(1900, 1, 1), datetime.date(2100, 12, 31))


@pytest.mark.parametrize(
    ("text", "earliest", "latest"),
    [
        ("2011", "2011-01-01", "2011-12-31"),
        ("2011-06", "2011-06-01", "2011-06-30"),
        ("2012-02", "2012-02-01", "2012-02-29"),
        ("2011-06-17", "2011-06-17", "2011-06-17"),
        ("by 2001-09", None, "2001-09-30"),
        ("by 2001", None, "2001-12-31"),
        ("after 2008-08", "2008-09-01", None),
        ("after 2008-08-25", "2008-08-26", None),
        ("2015-11 to 2016-04", "2015-11-01", "2016-04-30"),
        ("  2015-11-12   to  2016-04-28 ", "2015-11-12", "2016-04-28"),
        ("до 2001-09", None, "2001-09-30"),
        ("после 2008-08", "2008-09-01", None),
        ("2015-11 по 2016-04", "2015-11-01", "2016-04-30"),
    ],
)
def test_what_staff_type_becomes_the_earliest_and_the_latest_possible_day(text, earliest, latest):
    date = PartialDate.parse(text)

    assert (date.earliest and date.earliest.isoformat(), date.latest and date.latest.isoformat()) == (earliest, latest)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "June 2011",
        "2011-13",
        "2011-02-30",
        "17.06.2011",
        "2016 to 2015",
        "by",
        "1899",
        "2101-01-01",
        "20111",
        "2011\0",
    ],
)
def test_what_is_not_a_date_is_refused_with_a_sentence(text):
    with pytest.raises(ValueError, match=r"\.$"):
        PartialDate.parse(text)


@given(st.tuples(DAYS, DAYS).map(sorted))
def test_the_written_form_reads_back_as_the_same_days(days):
    date = PartialDate(*days)

    assert PartialDate.parse(str(date)) == date


@given(DAYS)
def test_a_side_that_is_not_known_stays_so_when_written(day):
    for date in (PartialDate(None, day), PartialDate(day, None)):
        if date.earliest != datetime.date(1900, 1, 1):
            assert PartialDate.parse(str(date)) == date


def test_a_period_counts_from_the_earliest_start_else_the_latest():
    assert PartialDate.parse("2011").counts_from == datetime.date(2011, 1, 1)
    assert PartialDate.parse("by 2001-09-05").counts_from == datetime.date(2001, 9, 5)


def test_a_period_counts_to_the_latest_end_else_the_earliest():
    assert PartialDate.parse("2011").counts_to == datetime.date(2011, 12, 31)
    assert PartialDate.parse("after 2001-09-05").counts_to == datetime.date(2001, 9, 6)
