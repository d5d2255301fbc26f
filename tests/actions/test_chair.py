"""The chair is handed over in one step."""

import datetime

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.utils import translation

from apps.actions.chair import HandOverForm
from apps.chairmanships.models import Chairmanship
from apps.core.dates import PartialDate
from apps.sources.models import Citation, Source
from apps.timeline.models import Event
from tests.actions.steps import carried_out, told
from tests.factories.chairmanships import ChairmanshipFactory
from tests.factories.participants import StateFactory
from tests.factories.sources import CitationFactory, SourceFactory

DAY = datetime.date(2026, 10, 20)
EVE = datetime.date(2026, 10, 19)


def chair(day: datetime.date) -> str:
    return Chairmanship.objects.published().in_chair(day).get().state.name_en


def test_the_present_term_ends_and_the_next_begins_on_the_same_day(term, qatar, summit):
    carried_out(HandOverForm, state=qatar.pk, event=summit.pk, planned_end="2028", theme_en="Trust", theme_ru="Доверие")
    connection.check_constraints()
    term.refresh_from_db()
    new = Chairmanship.objects.exclude(pk=term.pk).get()
    assert (term.end, term.is_end_planned, term.closing_event) == (PartialDate.of(DAY), False, summit)
    assert (new.slug, new.status, new.state, new.event) == ("qatar-2026", "published", qatar, summit)
    assert (new.start, str(new.end), new.is_end_planned) == (PartialDate.of(DAY), "2028", True)
    assert (new.theme_en, new.theme_ru) == ("Trust", "Доверие")
    assert (chair(EVE), chair(DAY)) == ("Azerbaijan", "Qatar")
    assert Chairmanship.objects.on(DAY).count() == 1


def test_every_dated_fact_names_the_source_and_the_place_in_it(term, qatar, summit):
    source = SourceFactory()
    carried_out(
        HandOverForm, state=qatar.pk, event=summit.pk, source=source.pk, place_en="first lines", place_ru="начало"
    )
    new = Chairmanship.objects.exclude(pk=term.pk).get()
    cited = {(citation.record, citation.field) for citation in Citation.objects.filter(source=source)}
    assert cited == {(term, "end"), (new, "start"), (summit, "starts")}
    assert {citation.place_ru for citation in source.citations.all()} == {"начало"}


def test_an_event_that_was_planned_has_taken_place(term, qatar, summit):
    carried_out(HandOverForm, state=qatar.pk, event=summit.pk)
    summit.refresh_from_db()
    assert (summit.is_planned, summit.starts) == (False, PartialDate.of(DAY))


def test_an_event_and_a_source_may_be_new(term, qatar):
    carried_out(
        HandOverForm, state=qatar.pk, source=None, event_title_en="Special Meeting", event_title_ru="Особая встреча",
        event_kind="special_ministerial", source_title_en="Release", source_title_ru="Сообщение",
        source_url="https://example.org/release", source_grade="official", source_issued="2026-10-21",
    )  # fmt: skip
    event, source = Event.objects.get(), Source.objects.get()
    assert (event.slug, event.status, event.title_ru) == ("special-meeting", "published", "Особая встреча")
    assert event.starts == PartialDate.of(DAY)
    assert (source.slug, source.status, source.grade, str(source.issued)) == (
        "release", "published", "official", "2026-10-21",
    )  # fmt: skip
    assert source.citations.count() == 3


@pytest.mark.parametrize("language", ["en", "ru"])
def test_what_is_kept_is_the_same_in_either_language_of_the_desk(term, qatar, language):
    with translation.override(language):
        carried_out(
            HandOverForm, state=qatar.pk, source=None, date="до 2026-10-20", event_title_en="Meeting",
            event_title_ru="Встреча", event_kind="ministerial", source_title_en="Release",
            source_title_ru="Сообщение", source_grade="press",
        )  # fmt: skip
    event, source = Event.objects.get(), Source.objects.get()
    assert (event.title_en, event.title_ru) == ("Meeting", "Встреча")
    assert (source.title_en, source.title_ru) == ("Release", "Сообщение")
    assert str(event.starts) == "by 2026-10-20"


def test_a_hand_over_of_which_only_the_month_is_known_keeps_one_chair(term, qatar, summit):
    carried_out(HandOverForm, state=qatar.pk, event=summit.pk, date="2026-10")
    connection.check_constraints()
    days = [datetime.date(2026, 9, 30), datetime.date(2026, 10, 1), datetime.date(2026, 10, 31)]
    assert [chair(day) for day in days] == ["Azerbaijan", "Qatar", "Qatar"]


def test_a_state_may_follow_itself_also_in_the_same_year(term, azerbaijan, summit):
    ChairmanshipFactory(slug="azerbaijan-2026")  # another page bears the address already
    carried_out(HandOverForm, state=azerbaijan.pk, event=summit.pk)
    connection.check_constraints()
    assert Chairmanship.objects.published().in_chair(DAY).get().slug == "azerbaijan-2026-2"


def test_a_term_that_was_planned_comes_true_and_is_no_second_one(term, qatar, summit):
    planned = ChairmanshipFactory(
        state=qatar,
        slug="qatar",
        status="draft",
        start="2026-10",
        end=None,
        is_planned=True,
        theme_en="Peace",
        theme_ru="Мир",
    )
    carried_out(HandOverForm, state=qatar.pk, event=summit.pk)
    planned.refresh_from_db()
    assert (planned.is_planned, planned.status, planned.start) == (False, "published", PartialDate.of(DAY))
    assert planned.theme_en == "Peace"
    assert Chairmanship.objects.count() == 2


@pytest.mark.parametrize(
    ("date", "standing"), [("2026-10-20", "agrees"), ("2026-11-03", "differs"), ("2026-10-20 to 2026-11-03", "differs")]
)
def test_a_source_of_the_planned_end_differs_if_the_term_ended_otherwise(term, qatar, summit, date, standing):
    earlier = CitationFactory(record=term, field="end")
    carried_out(HandOverForm, state=qatar.pk, event=summit.pk, date=date)
    earlier.refresh_from_db()
    assert earlier.standing == standing
    assert bool(earlier.reasoning_en and earlier.reasoning_ru) is (standing == "differs")
    assert earlier.reasoning_en != earlier.reasoning_ru or standing == "agrees"


def test_an_end_that_is_recorded_already_is_left_as_it_is(term, qatar, summit):
    term.end, term.is_end_planned = PartialDate.parse("2026-10-01"), False
    term.save()
    carried_out(HandOverForm, state=qatar.pk, event=summit.pk)
    term.refresh_from_db()
    assert str(term.end) == "2026-10-01"
    assert chair(DAY) == "Qatar"


@pytest.mark.parametrize("date", ["2024-12-17", "2024", "2015", "by 2024-12-17"])
def test_a_day_before_the_present_term_is_refused(term, qatar, summit, date):
    found = told(HandOverForm, state=qatar.pk, event=summit.pk, date=date)
    assert found["date"][0] == "Give a later day: what this ends counts since 17\N{NO-BREAK SPACE}December 2024."


def test_an_end_recorded_for_later_is_not_overwritten(term, qatar, summit):
    term.end, term.is_end_planned = PartialDate.parse("2026-10-25"), False
    term.save()
    found = told(HandOverForm, state=qatar.pk, event=summit.pk)
    assert found == {"date": ["The present term is recorded to have ended later. Correct it on its own form."]}


def test_a_day_still_to_come_is_refused(term, qatar, summit):
    found = told(HandOverForm, state=qatar.pk, event=summit.pk, date="2099-01-01")
    assert found["date"][0].startswith("That day is still to come.")


def test_only_a_member_state_of_that_day_takes_the_chair(term, summit):
    stranger = StateFactory()
    found = told(HandOverForm, state=stranger.pk, event=summit.pk)
    assert found == {"state": ["Only a member state can take the chair."]}


def test_a_state_that_joined_later_does_not_take_the_chair(term, qatar, summit):
    qatar.participations.update(start=PartialDate.parse("2026-11-01"))
    found = told(HandOverForm, state=qatar.pk, event=summit.pk)
    assert found == {"state": ["It was not a member state on that day."]}


def test_a_planned_end_before_the_start_is_refused(term, qatar, summit):
    found = told(HandOverForm, state=qatar.pk, event=summit.pk, planned_end="2026-10-19")
    assert found == {"planned_end": ["The period ends before it begins."]}


def test_a_theme_is_given_in_both_languages(term, qatar, summit):
    found = told(HandOverForm, state=qatar.pk, event=summit.pk, theme_ru="Доверие")
    assert found == {"theme_en": ["Write it in both languages."]}


def test_event_and_source_are_asked_for(term, qatar):
    asked = ["Choose what is recorded, or describe what is new below."]
    assert told(HandOverForm, state=qatar.pk, source=None) == {"event": asked, "source": asked}


def test_either_a_recorded_event_or_a_new_one_not_both(term, qatar, summit):
    found = told(HandOverForm, state=qatar.pk, event=summit.pk, event_title_en="Another")
    assert found == {"event": ["Either choose what is recorded or describe what is new, not both."]}


def test_a_new_event_has_both_titles_and_a_kind(term, qatar):
    found = told(HandOverForm, state=qatar.pk, event_title_en="Meeting")
    assert found == {name: ["This field is required."] for name in ("event_title_ru", "event_kind")}


def test_what_the_database_would_refuse_is_told_in_a_sentence(term, qatar, summit):
    term.end, term.is_end_planned = PartialDate.parse("2026-10-01"), False
    term.save()
    ChairmanshipFactory(start="2026-10-05", end=None, status="draft")
    with pytest.raises(ValidationError, match="Another state chairs in this period"):
        carried_out(HandOverForm, state=qatar.pk, event=summit.pk)
