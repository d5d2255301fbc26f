import datetime

import pytest
from django.core.exceptions import ValidationError

from apps.core.dates import PartialDate
from apps.timeline.models import Event
from tests.factories.timeline import EventFactory

pytestmark = pytest.mark.django_db


def test_an_event_that_ends_before_it_starts_is_refused_in_words():
    event = EventFactory(starts="2014-05-20")
    event.ends = PartialDate.parse("2014-05-19")

    with pytest.raises(ValidationError, match="The last day lies before the first"):
        event.full_clean()


@pytest.mark.parametrize("ends", ["2014-05-21", "2014-05", "by 2014-05-21", "after 2014-05-20"])
def test_an_event_may_end_on_a_day_known_in_part(ends):
    event = EventFactory(starts="2014-05-20")
    event.ends = PartialDate.parse(ends)

    event.full_clean()


def test_what_was_planned_and_is_not_confirmed_still_stands_among_what_comes_next():
    day = datetime.date(2026, 11, 22)
    summit = EventFactory(starts="2026-10", is_planned=True)
    session = EventFactory(starts="2027", is_planned=True)
    forum = EventFactory(starts="2027-05", is_planned=True)
    EventFactory(starts="2026-10-05")
    EventFactory(starts="2024-05", is_planned=True)

    assert list(Event.objects.upcoming(day)) == [summit, forum, session]
