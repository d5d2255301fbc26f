"""The marks beside facts, the notes they lead to, and the way back."""

import datetime
import re

import pytest
from django.template import Context, Template
from django.template.loader import render_to_string

from apps.core.day import showing
from apps.sources.footnotes import WITHOUT, Footnotes
from tests.factories.documents import DocumentFactory
from tests.factories.participants import FormerNameFactory, StateFactory
from tests.factories.participation import ParticipationFactory
from tests.factories.sources import CitationFactory, SourceFactory
from tests.factories.timeline import EventFactory
from tests.pages import LANGUAGES, address

pytestmark = pytest.mark.django_db


def marks(event, *fields: str) -> list[tuple]:
    """The marks of facts of an event: number, kind, word."""
    _place, found = Footnotes(event).mark(event, *fields)
    return [(mark.number, mark.kind, mark.word) for mark in found]


def test_each_source_of_a_fact_has_a_mark_of_its_own():
    event = EventFactory()
    CitationFactory(record=event, field="starts")
    CitationFactory(record=event, field="starts")

    assert marks(event, "starts") == [(1, "", ""), (2, "", "")]


def test_marks_stand_in_the_order_of_their_numbers_and_first_that_none_was_found():
    event = EventFactory(theme_en="Trust", theme_ru="Доверие", body_en="<p>They met.</p>", body_ru="<p>Встреча.</p>")
    first, second = SourceFactory(), SourceFactory()
    CitationFactory(record=event, field="theme", source=second)
    CitationFactory(record=event, field="theme", source=first)
    CitationFactory(record=event, field="body", source=first)
    footnotes = Footnotes(event)
    footnotes.mark(event, "body")

    _place, found = footnotes.mark(event, "starts", "theme")

    assert [mark.number for mark in found] == [WITHOUT, 1, 2]


@pytest.mark.parametrize(
    ("citation", "grade", "kind"),
    [
        ({"standing": "agrees"}, "official", ""),
        ({"standing": "agrees"}, "press", "press"),
        ({"standing": "agrees"}, "tertiary", "unsourced"),
        ({"standing": "inferred"}, "official", "inferred"),
        ({"standing": "inferred"}, "tertiary", "inferred"),
    ],
)
def test_a_mark_says_how_well_its_source_supports_the_fact(citation, grade, kind):
    event = EventFactory()
    CitationFactory(record=event, field="starts", source=SourceFactory(grade=grade), **citation)

    assert [found[:2] for found in marks(event, "starts")] == [(1, kind)]


def test_the_press_beside_an_official_source_goes_without_a_word():
    event = EventFactory()
    CitationFactory(record=event, field="starts", source=SourceFactory(grade="press"))
    CitationFactory(record=event, field="starts", source=SourceFactory(grade="official"))

    assert [kind for _number, kind, _word in marks(event, "starts")] == ["", ""]


def test_a_word_stands_once_for_neighbouring_marks_of_a_kind():
    event = EventFactory()
    CitationFactory(record=event, field="starts", source=SourceFactory(grade="press"))
    CitationFactory(record=event, field="starts", source=SourceFactory(grade="press"))
    CitationFactory(record=event, field="starts", standing="differs", reasoning_en="Later.", reasoning_ru="Позже.")

    assert [word for _number, _kind, word in marks(event, "starts")] == ["", "press only", "disputed"]


@pytest.mark.parametrize("known", [{}, {"source": None, "standing": "general"}], ids=["nothing", "general knowledge"])
def test_a_fact_without_a_source_says_so(known):
    event = EventFactory()
    if known:
        CitationFactory(record=event, field="starts", **known)

    assert marks(event, "starts") == [(WITHOUT, "unsourced", "unsourced")]


def test_a_fact_that_is_only_denied_is_unsourced_and_disputed():
    event = EventFactory()
    CitationFactory(record=event, field="starts", standing="differs")
    footnotes = Footnotes(event)

    assert [mark.kind for mark in footnotes.mark(event, "starts")[1]] == ["unsourced", "differs"]
    assert [note.number for note in footnotes.notes] == [1, WITHOUT]


def test_the_record_as_a_whole_supports_a_fact_that_has_no_citation_of_its_own():
    event = EventFactory(theme_en="Trust", theme_ru="Доверие")
    CitationFactory(record=event)
    CitationFactory(record=event, field="starts", standing="inferred")

    assert [kind for _number, kind, _word in marks(event, "theme")] == [""]
    assert [kind for _number, kind, _word in marks(event, "starts")] == ["inferred"]


def test_what_has_no_value_has_no_mark():
    assert marks(EventFactory(theme_en="", theme_ru="", ends=None), "theme", "ends") == []


def test_the_facts_of_a_line_share_a_cluster_in_which_a_source_stands_once():
    event, source = EventFactory(ends="2025-01-02"), SourceFactory()
    CitationFactory(record=event, field="starts", source=source)
    CitationFactory(record=event, field="ends", source=source, standing="inferred")

    assert marks(event, "starts", "ends") == [(1, "inferred", "inferred")]


def test_a_record_whose_citations_the_page_did_not_load_is_refused():
    with pytest.raises(LookupError):
        Footnotes(EventFactory()).mark(EventFactory(), "starts")


def test_a_line_may_show_facts_of_several_records_and_of_none():
    state, source = StateFactory(capital=None), SourceFactory()
    others = [ParticipationFactory(state=state, start="2011"), EventFactory()]
    CitationFactory(record=state, field="name", source=source)
    CitationFactory(record=others[0], field="start", source=source)
    CitationFactory(record=others[1], field="starts")
    footnotes = Footnotes(rows=[state, *others])

    place, found = footnotes.mark(state, "name", None, "name", others, "start", "starts", state.capital, "name")

    assert place == f"fact-state-{state.pk}-name"
    assert [mark.number for mark in found] == [1, 2]
    assert [fact.back for note in footnotes.notes for use in note.uses for fact in use.facts] == [[place]] * 3


def test_of_the_rows_of_a_list_only_what_a_mark_leads_to_has_a_note():
    event, row = EventFactory(), EventFactory()
    for record in (event, row):
        CitationFactory(record=record, field="starts")
        CitationFactory(record=record, field="place")
    footnotes = Footnotes(event, rows=[row])

    footnotes.mark(row, "starts")

    assert len(footnotes.notes) == 3  # both of the event, one of the row
    assert {fact.subject for note in footnotes.notes for use in note.uses for fact in use.facts} == {
        str(event),
        str(row),
    }


def test_a_note_on_rows_is_brief_whatever_the_source_says_of_each():
    rows, source = [EventFactory(), EventFactory()], SourceFactory()
    for record in rows:
        CitationFactory(record=record, field="starts", source=source)
    footnotes = Footnotes(rows=rows)
    for record in rows:
        footnotes.mark(record, "starts")

    (use,) = footnotes.notes[0].uses

    assert use.is_brief
    assert [fact.subject for fact in use.facts] == [str(record) for record in rows]
    assert use.citation.place not in render_to_string("components/source_use.html", {"use": use})


def test_what_stands_twice_in_a_page_has_two_places_and_the_notes_lead_back_to_both():
    event = EventFactory()
    CitationFactory(record=event, field="starts")
    footnotes = Footnotes(rows=[event])

    first, second = footnotes.mark(event, "starts")[0], footnotes.mark(event, "starts")[0]

    assert first != second
    assert footnotes.notes[0].uses[0].facts[0].back == [first, second]


def test_a_name_of_another_day_opens_the_source_of_that_name():
    state, then, now = StateFactory(name_en="Türkiye"), SourceFactory(title_en="Then"), SourceFactory(title_en="Now")
    former = FormerNameFactory(state=state, name_en="Turkey", end="2022-06-02")
    CitationFactory(record=state, field="name", source=now)
    CitationFactory(record=former, field="name", source=then)

    def titles(day: str) -> list[str | None]:
        with showing(datetime.date.fromisoformat(day)):
            footnotes = Footnotes(rows=[state])
            footnotes.mark(state, "name")
            return [note.source and note.source.title for note in footnotes.notes]

    assert titles("2021-10-12") == ["Then"]
    assert titles("2025-12-31") == ["Now"]


def test_a_note_leads_back_to_a_cluster_of_marks_once():
    states = [StateFactory(name_en=f"State {number}") for number in range(3)]
    source = SourceFactory()
    for state in states:
        CitationFactory(record=state, field="name", source=source, place_en="page 1")
    footnotes = Footnotes(rows=states)
    place, _marks = footnotes.mark(states, "name")

    lines = footnotes.notes[0].uses[0].lines

    assert [words for words, _way, _back in lines] == [f"State {number}, short name" for number in range(3)]
    assert [back for _words, _way, back in lines] == [[], [], [place]]


def test_sources_are_numbered_as_they_come_up_and_each_stands_once():
    state, source = StateFactory(), SourceFactory(title_en="Annals")
    held = ParticipationFactory(state=state, start="2011")
    CitationFactory(record=state, field="name", source=source)
    CitationFactory(record=held, field="start")
    CitationFactory(record=held, field="status", source=source)
    footnotes = Footnotes(state, held)

    assert [mark.number for mark in footnotes.mark(held, "start")[1]] == [1]
    assert [mark.number for mark in footnotes.mark(state, "name")[1]] == [2]
    first, second, without = footnotes.notes
    assert (first.number, second.number, without.number) == (1, 2, WITHOUT)
    assert second.source == source
    assert [fact.name for use in second.uses for fact in use.facts] == ["short name", "status"]
    assert [fact.name for use in without.uses for fact in use.facts] == ["official name"]


def test_notes_of_a_page_cost_one_query_and_its_marks_none(django_assert_num_queries):
    event = EventFactory()
    for _time in range(5):
        CitationFactory(record=event, field="starts")

    with django_assert_num_queries(1):
        footnotes = Footnotes(event)
        html = Template("{% load sources %}{% cite event 'starts' %}{% cite event 'place' %}").render(
            Context({"citations": footnotes, "event": event})
        )
        assert len(footnotes.notes) == 5
    assert html.count("<a ") == 5


@LANGUAGES
def test_a_mark_is_named_as_what_it_leads_to(client, language):
    event = EventFactory()
    CitationFactory(record=event, field="starts", source=SourceFactory(grade="press"))

    page = client.get(address(event, language)).content.decode()

    assert {"en": 'aria-label="source 1 press only"', "ru": 'aria-label="источник 1 только пресса"'}[language] in page


@LANGUAGES
@pytest.mark.parametrize("make", [EventFactory, DocumentFactory, StateFactory])
def test_every_mark_leads_to_a_note_and_every_note_back_to_its_marks(client, language, make):
    thing = make()
    for field in type(thing).cited_fields[:2]:
        CitationFactory(record=thing, field=field)
        CitationFactory(record=thing, field=field, source=SourceFactory(grade="press"), standing="differs")

    page = client.get(address(thing, language)).content.decode()

    ids = set(re.findall(r' id="([^"]+)"', page))
    there = re.findall(r'class="footnote[^"]*" href="#([^"]+)"', page)
    back = re.findall(r'class="back-link" href="#([^"]+)"', page)
    assert there
    assert back
    assert {*there, *back} <= ids
    assert {name for name in ids if name.startswith("fact-")} == set(back)


@LANGUAGES
def test_a_note_shows_what_the_source_says_and_why_the_portal_does_not_follow_it(client, language):
    event = EventFactory()
    said = {"stated_en": "in June", "stated_ru": "в июне", "reasoning_en": "A slip.", "reasoning_ru": "Описка."}
    CitationFactory(record=event, field="starts", standing="differs", **said)

    page = client.get(address(event, language)).content.decode()

    assert said[f"stated_{language}"] in page
    assert said[f"reasoning_{language}"] in page
