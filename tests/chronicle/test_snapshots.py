"""The table of known snapshots: what papers of the time counted, against the page of that day."""

import datetime
from dataclasses import dataclass

import pytest

from apps.core import registry

Day = datetime.date


@dataclass(frozen=True)
class Known:
    """What sources counted: members, observer states, observer organizations, partners; None where they do not say."""

    day: str
    counts: tuple[int | None, int | None, int | None, int | None]
    ours: tuple[int | None, int | None, int | None, int | None] = (None, None, None, None)
    why: str = ""


AGREEING = [
    Known("1999-09-14", (15, 5, None, None)),  # five observer states are named, “and others”
    Known("2001-09-05", (16, 10, None, None)),  # four organizations: see the test of that day's page
    Known("2002-06-04", (16, None, None, None)),
    Known("2004-10-19", (16, None, None, None)),
    Known("2004-10-22", (17, None, None, None)),
    Known("2006-06-16", (17, 9, 3, None)),  # the Embassy's list, with Australia and Lebanon
    Known("2006-06-17", (18, None, 3, None)),
    Known("2008-08-25", (20, 7, 3, None)),
    Known("2010-06-08", (22, None, None, None)),
    Known("2011-12-31", (24, None, None, None)),
    Known("2012-08-14", (24, None, 4, None)),
    Known("2013-01-01", (24, 9, 4, None)),
    Known("2014-05-15", (24, 9, 4, None)),
    Known("2014-05-21", (26, 7, 4, None)),
    Known("2015-11-11", (26, 7, 4, None)),
    Known("2016-06-01", (26, 8, None, None)),
    Known("2017-10-28", (26, None, 5, None)),
    Known("2018-08-15", (27, None, None, None)),
    Known("2018-08-28", (27, 7, None, None)),
    Known("2018-09-30", (27, 8, 5, None)),
    Known("2019-06-10", (27, 8, 5, None)),
    Known("2021-10-12", (27, 9, 5, None)),
    Known("2022-10-13", (28, 9, 5, 6)),
    Known("2023-12-26", (28, 10, 5, 6)),
    Known("2025-12-31", (28, 10, 5, 6)),
]

# Where a source says otherwise than the page, or sources contradict one another.
DISAGREEING = [
    Known(
        "2004-10-19", (None, 9, None, None), (None, 10, None, None),
        "A list of that day leaves out Lebanon, which one of June 2006 names again: it is counted until it is known to"
        " be gone, in August 2008, and the page says that this is not known.",
    ),
    Known(
        "2006-06-16", (None, 7, None, None), (None, 9, None, None),
        "A press list leaves out Australia and Lebanon, which the Embassy names; both are counted until August 2008.",
    ),
    Known(
        "2012-08-14", (None, 8, None, None), (None, 9, None, None),
        "Of the Philippines only a span from 2008 to 2014 is known, of Sri Lanka the year 2012: both count from the"
        " earliest day possible.",
    ),
    Known(
        "2016-06-01", (None, None, 4, None), (None, None, 5, None),
        "The IOM came between November 2015 and October 2017 and counts from the earliest day possible.",
    ),
    Known(
        "2017-10-28", (None, 9, None, None), (None, 8, None, None),
        "A press agency writes of nine states that are not members; lists before and after it name eight.",
    ),
    Known(
        "2018-08-28", (None, None, 4, None), (None, None, 5, None),
        "The same report of four organizations contradicts those of 2017 and September 2018, which count five.",
    ),
]  # fmt: skip


def counted(day: str) -> tuple[int, ...]:
    """Members, observer states, observer organizations, partners."""
    found = {figure["key"]: figure["number"] for figure in registry.figures(Day.fromisoformat(day))}
    return tuple(found[key] for key in ("members", "observer_states", "observer_organizations", "partners"))


@pytest.mark.parametrize("known", AGREEING, ids=lambda known: known.day)
def test_the_counts_of_a_day_are_those_of_the_papers_of_the_time(content, known):
    ours = counted(known.day)
    assert (
        tuple(None if theirs is None else mine for theirs, mine in zip(known.counts, ours, strict=True)) == known.counts
    )


@pytest.mark.parametrize("known", DISAGREEING, ids=lambda known: known.day)
def test_where_a_paper_counts_otherwise_the_reason_is_known(content, known):
    ours = counted(known.day)
    assert known.why
    for theirs, expected, mine in zip(known.counts, known.ours, ours, strict=True):
        assert (theirs is None) == (expected is None)
        if expected is not None:
            assert mine == expected != theirs


def test_in_2002_ten_observers_are_counted_in_a_way_that_no_list_explains(content):
    """A report of the first Summit counts ten states and organizations together; a paper of 2001, ten and four."""
    assert sum(counted("2002-06-04")[1:3]) == 13
