"""The rule that says how well a fact is sourced: the same in Python and in the database."""

import pytest

from apps.participants.models import State
from apps.sources.facts import Status, facts_of, speaking_of, status, value_of
from apps.sources.models import Citation
from apps.sources.table import records_with
from apps.timeline.models import Event
from tests.factories.participants import PlaceFactory, StateFactory
from tests.factories.sources import CitationFactory, SourceFactory
from tests.factories.timeline import EventFactory

pytestmark = pytest.mark.django_db

AGREES, DIFFERS, INFERRED, GENERAL = Citation.Standing.values
CASES = [
    ([], Status.UNSOURCED),
    ([("starts", AGREES, "official")], Status.SOURCED),
    ([("starts", AGREES, "press")], Status.PRESS),
    ([("starts", AGREES, "tertiary")], Status.UNSOURCED),
    ([("starts", GENERAL, None)], Status.UNSOURCED),
    ([("starts", INFERRED, "tertiary")], Status.INFERRED),
    ([("starts", DIFFERS, "official")], Status.UNSOURCED),
    ([("starts", AGREES, "press"), ("starts", AGREES, "official")], Status.SOURCED),
    ([("starts", INFERRED, "official"), ("starts", AGREES, "press")], Status.PRESS),
    ([("", AGREES, "official")], Status.SOURCED),
    ([("", AGREES, "official"), ("starts", INFERRED, "press")], Status.INFERRED),
    ([("", AGREES, "official"), ("starts", DIFFERS, "press")], Status.SOURCED),
    ([("place", AGREES, "official")], Status.UNSOURCED),
]
NAMES = {found: found.name.lower() for found in Status}


def cited(citations) -> Event:
    """An event of which nothing but its day is known, with these citations."""
    event = EventFactory(
        ends=None, place=None, host=None, format="", theme_en="", theme_ru="", body_en="", body_ru="", status="draft"
    )
    for field, standing, grade in citations:
        source = SourceFactory(grade=grade) if grade else None
        CitationFactory(record=event, field=field, standing=standing, source=source)
    return event


@pytest.mark.parametrize(("citations", "expected"), CASES)
def test_the_status_of_a_fact_follows_from_its_citations(citations, expected):
    event = cited(citations)

    assert status(speaking_of("starts", Citation.objects.about(event))) == expected


@pytest.mark.parametrize(("citations", "expected"), CASES)
def test_the_database_keeps_the_same_rule(citations, expected):
    event = cited(citations)

    found = [name for name in NAMES.values() if event in records_with(Event.objects.all(), name)]

    assert found == [NAMES[expected]]


def test_a_fact_is_disputed_if_a_source_differs_on_it_or_on_the_whole_record():
    on_it, on_the_whole, on_nothing = EventFactory(), EventFactory(), EventFactory()
    CitationFactory(record=on_it, field="starts", standing="differs")
    CitationFactory(record=on_the_whole, standing="differs")
    CitationFactory(record=on_nothing, field="starts")

    assert set(records_with(Event.objects.all(), "disputed")) == {on_it, on_the_whole}


@pytest.mark.parametrize("starts", ["2011", "2011-06", "by 2001-09", "after 2008-08", "2015-11 to 2016-04"])
def test_a_date_of_which_the_day_is_not_known_is_imprecise(starts):
    imprecise = EventFactory(starts=starts, ends=None)
    EventFactory(starts="2011-06-17", ends=None)

    assert set(records_with(Event.objects.all(), "imprecise")) == {imprecise}


def test_what_has_no_value_is_no_fact():
    state = StateFactory(name_en="Atlantis", name_ru="", official_name_en="", official_name_ru="", capital=None)

    assert facts_of(state) == ["name"]
    CitationFactory(record=state, field="name")
    assert not records_with(State.objects.all(), "unsourced").exists()


def test_a_fact_is_told_in_the_words_of_the_page():
    capital = PlaceFactory(name_en="Astana")
    event = EventFactory(starts="2011-06", format="online", theme_en="Trust", body_en="<p>Long</p>")

    assert value_of(StateFactory(capital=capital), "capital") == "Astana"
    assert [value_of(event, name) for name in ("starts", "format", "theme", "body", "")] == [
        "June 2011",
        "online",
        "Trust",
        "",
        "",
    ]
