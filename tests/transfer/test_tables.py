"""Tables of records: what goes out comes back as the same, and what differs keeps the rules of the forms."""

import pytest
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext
from django.utils import translation
from tablib import Dataset

from apps.catalogue.models import Coordination
from apps.members.models import Member
from apps.timeline.models import Event
from apps.transfer import resources
from apps.transfer.resources import CHANGED, NEW, REFUSED, SAME, TABLES, Fate
from apps.transfer.sheets import read, written
from tests.factories.catalogue import AreaFactory, CoordinationFactory
from tests.factories.documents import DocumentFactory
from tests.factories.members import MemberFactory
from tests.factories.participants import PlaceFactory, StateFactory
from tests.factories.sources import SourceFactory
from tests.factories.timeline import EventFactory


def load(kind: str, *rows: dict[str, str]) -> list[Fate]:
    """What becomes of rows with these cells; what a row does not name is empty."""
    names = list(dict.fromkeys(name for row in rows for name in row))
    return TABLES[kind]().load(Dataset(*([row.get(name, "") for name in names] for row in rows), headers=names))


def told(fates: list[Fate]) -> list[str]:
    return [sentence for fate in fates for sentence in fate.sentences]


@pytest.mark.parametrize("kind", TABLES)
@pytest.mark.parametrize(("suffix", "out", "back"), [("csv", "en", "ru"), ("xlsx", "ru", "en")])
def test_what_goes_out_comes_back_as_the_same(content, kind: str, suffix: str, out: str, back: str):
    with translation.override(out):
        file = ContentFile(written(TABLES[kind]().export(), suffix), f"table.{suffix}")
    with translation.override(back):
        fates = TABLES[kind]().load(read(file))
    assert len(fates) > 20
    assert {fate.kind for fate in fates} == {SAME}, next(fate for fate in fates if fate.kind != SAME)


def test_a_table_has_both_languages_in_columns_of_their_own_and_no_third():
    names = TABLES["events"]().get_export_headers()
    assert {"title_en", "title_ru", "body_en", "body_ru"} <= set(names)
    assert not {"title", "body", "id", "behind", "agreed", "updated_at"} & set(names)
    assert names[0] == "slug"


@pytest.mark.parametrize("language", ["en", "ru"])
def test_a_cell_changes_its_language_and_leaves_the_other_alone(db, language: str):
    event = EventFactory(title_en="Summit", title_ru="Самит")
    with translation.override(language):
        (fate,) = load("events", {"slug": event.slug, "title_ru": "Саммит"})
    event.refresh_from_db()
    assert (fate.kind, event.title_en, event.title_ru) == (CHANGED, "Summit", "Саммит")
    assert [(change.field, change.old, change.new) for change in fate.changes] == [("title_ru", "Самит", "Саммит")]


def test_columns_that_are_left_out_stay_as_they_are(db):
    event = EventFactory(starts="2004-10-22", is_milestone=True, lead_en="Short", lead_ru="Кратко")
    load("events", {"slug": event.slug, "kind": "summit"})
    event.refresh_from_db()
    assert (event.kind, str(event.starts), event.is_milestone, event.lead_en) == ("summit", "2004-10-22", True, "Short")


def test_an_empty_cell_empties_the_field(db):
    event = EventFactory(place=PlaceFactory(), ends="2004-10-23", venue_en="Palace", venue_ru="Дворец", is_planned=True)
    load("events", {"slug": event.slug, "place": "", "ends": "", "venue_en": "", "venue_ru": "", "is_planned": ""})
    event.refresh_from_db()
    assert (event.place, event.ends, event.venue_en or "", event.is_planned) == (None, None, "", False)


def test_a_new_row_makes_a_draft(db):
    place = PlaceFactory()
    row = {"slug": "seventh", "title_en": "Seventh", "kind": "summit", "starts": "2026-10", "place": place.slug}
    (fate,) = load("events", row | {"status": "", "is_planned": "да"})
    event = Event.objects.get()
    assert (fate.kind, fate.record, event.status, event.place, event.is_planned) == (
        NEW,
        "Seventh",
        "draft",
        place,
        True,
    )
    assert str(event.starts) == "2026-10"
    assert event.history.count() == 1


def test_what_is_the_same_gets_no_new_version(db):
    event = EventFactory(body_en="<p>One</p>\r\n<p>Two</p>", body_ru="<p>Раз</p>")
    before = event.history.count()
    (fate,) = load(
        "events", {"slug": event.slug, "title_en": f"{event.title_en} ", "body_en": "<p>One</p>\n<p>Two</p>"}
    )
    assert (fate.kind, event.history.count()) == (SAME, before)


def test_a_formatted_text_is_cleaned_as_in_the_form(db):
    event = EventFactory()
    load("events", {"slug": event.slug, "body_en": "<p>Met.</p><script>alert(1)</script>", "body_ru": "<p>Да</p>"})
    event.refresh_from_db()
    assert event.body_en == "<p>Met.</p>"


@pytest.mark.parametrize(
    ("cells", "sentence"),
    [
        ({"starts": "22.10.2004"}, "Day, or first day: “22.10.2004” is not a date."),
        ({"starts": ""}, "Day, or first day: This field is required."),
        ({"ends": "2003"}, "Last day: The last day lies before the first."),
        ({"kind": "party"}, "Kind: Select a valid choice. party is not one of the available choices."),
        ({"place": "atlantis"}, "Place: There is no such record with the address “atlantis”."),
        ({"is_planned": "perhaps"}, "Planned: Write yes or no, not “perhaps”."),
        ({"start_time": "noon"}, "Time: Enter a valid time."),
        ({"title_en": "", "title_ru": ""}, "Title (English): Give it in at least one language."),
        ({"title_en": "x" * 251}, "Title (English): Ensure this value has at most 250 characters (it has 251)."),
        ({"lead_en": "{memberz}"}, "In short (English): {memberz} is not a living number."),
        ({"status": "withdrawn"}, "Status: Say in both languages why it is withdrawn."),
        ({"slug": ""}, "Address: Give the address of the record."),
        ({"slug": "two words"}, "Address: Enter a valid “slug”"),
    ],
)
def test_a_row_is_refused_in_the_words_of_the_form(db, cells: dict, sentence: str):
    event = EventFactory()
    (fate,) = load("events", {"slug": event.slug, "title_ru": "Саммит"} | cells)
    assert (fate.number, fate.kind) == (2, REFUSED)
    assert any(said.startswith(sentence) for said in fate.sentences), fate.sentences


def test_one_bad_row_of_two_hundred_changes_nothing(db):
    rows = [
        {"slug": f"event-of-{n}", "title_en": f"Event {n}", "kind": "summit", "starts": "2026", "place": ""}
        for n in range(199)
    ]
    event = EventFactory(title_en="Before")
    rows[120] = {"slug": event.slug, "title_en": "After", "place": "atlantis"}
    fates = load("events", *rows)
    event.refresh_from_db()
    assert (Event.objects.get(), event.title_en) == (event, "Before")
    assert [fate.number for fate in fates if fate.kind == REFUSED] == [122]


def test_a_file_may_have_many_rows_but_not_change_too_many_records(db, monkeypatch):
    monkeypatch.setattr(resources, "MOST_CHANGES", 1)
    same, other = EventFactory(), EventFactory()
    rows = [
        {"slug": event.slug, "title_en": event.title_en, "kind": event.kind, "starts": str(event.starts)}
        for event in (same, other)
    ]
    new = {"slug": "new", "title_en": "New", "kind": "summit", "starts": "2026"}
    assert {fate.kind for fate in load("events", *rows)} == {SAME}
    assert NEW in {fate.kind for fate in load("events", *rows, new)}
    with pytest.raises(ValidationError, match="changes 2 records at once"):
        load("events", rows[0], rows[1] | {"title_en": "Renamed"}, new | {"slug": "newer"})


def test_two_rows_about_one_record_are_refused(db):
    slug = EventFactory().slug
    fates = load("events", {"slug": slug, "title_en": "One"}, {"slug": slug, "title_en": "Two"})
    assert told(fates) == ["Address: Row 2 is about the same record."]


def test_empty_rows_are_passed_over_and_counted(db):
    slug = EventFactory().slug
    fates = load("events", {"slug": slug}, {"slug": ""}, {"slug": slug})
    assert [fate.number for fate in fates] == [2, 4]


@pytest.mark.parametrize(
    ("row", "sentence"),
    [
        ({"slug": "a", "titel_en": "A"}, "There are no such columns: titel_en."),
        ({"slug": "a", "title": "A"}, "There are no such columns: title."),
        ({"title_en": "A"}, "The column “slug” is missing"),
    ],
)
def test_a_table_with_wrong_columns_is_refused_as_a_whole(db, row: dict, sentence: str):
    with pytest.raises(ValidationError, match=sentence):
        load("events", row)


def test_a_coordination_is_handed_over_whatever_the_order_of_the_rows(db):
    held = CoordinationFactory(start="2021-10-12", role="coordinator")
    successor = StateFactory()
    new = {"number": "", "area": held.area.slug, "state": successor.slug, "role": "coordinator", "start": "2026-10-20"}
    old = {"number": str(held.pk), "area": held.area.slug, "state": held.state.slug, "role": "coordinator"}
    fates = load("coordinations", new, old | {"start": "2021-10-12", "end": "2026-10-20"})
    assert [fate.kind for fate in fates] == [NEW, CHANGED], told(fates)
    assert Coordination.objects.get(end=None).state == successor


def test_two_terms_that_overlap_are_refused_at_their_rows(db):
    held = CoordinationFactory(start="2021-10-12", role="coordinator")
    row = {"number": "", "area": held.area.slug, "state": StateFactory().slug, "role": "coordinator", "start": "2026"}
    (fate,) = load("coordinations", row)
    assert fate.sentences == ["Another state coordinates this area in this period. End that term first."]
    assert Coordination.objects.get() == held


def test_a_member_is_imported_as_a_member_and_needs_a_state(db):
    state = StateFactory()
    fates = load("members", {"number": "", "state": state.slug, "start": "2026-10-20"})
    assert told(fates) == []
    assert Member.objects.get().state == state
    assert told(load("members", {"number": "", "state": "", "start": "2026"})) == ["State: This field is required."]


def test_a_state_that_is_a_member_already_is_refused(db):
    member = MemberFactory(start="2014")
    fates = load("members", {"number": "", "state": member.state.slug, "start": "2020"})
    assert told(fates) == ["This state already holds a status in this period. End that one first."]


def test_the_start_of_a_membership_is_corrected_by_its_number(db):
    member = MemberFactory(start="2014")
    assert told(load("members", {"number": str(member.pk), "start": "2014-05-20"})) == []
    member.refresh_from_db()
    assert str(member.start) == "2014-05-20"


@pytest.mark.parametrize("number", ["99999", "one", "99999999999999999999", "²"])
def test_a_number_that_nobody_has_is_refused(db, number: str):
    fates = load("members", {"number": number, "state": StateFactory().slug, "start": "2020"})
    assert told(fates) == ["Number of the record: There is no record with this number."]


def test_what_only_the_database_refuses_becomes_a_sentence(db, monkeypatch):
    """Somebody else's term comes in after the rows were compared."""
    held = CoordinationFactory(start="2021-10-12", role="coordinator")
    table = TABLES["coordinations"]
    monkeypatch.setattr(table, "_hold_to", lambda *args: None)
    row = {"number": "", "area": held.area.slug, "state": StateFactory().slug, "role": "coordinator", "start": "2026"}
    with pytest.raises(ValidationError, match="End that term first"), transaction.atomic():
        load("coordinations", row)
    assert Coordination.objects.get() == held


def test_a_fault_of_the_portal_itself_is_no_500(db, monkeypatch, caplog):
    slug = EventFactory().slug
    monkeypatch.setattr(TABLES["events"], "skip_row", lambda *args: 1 / 0)
    assert told(load("events", {"slug": slug, "title_en": "New"})) == ["The row cannot be read."]
    assert "ZeroDivisionError" in caplog.text


@pytest.mark.parametrize("number", [3, 30])
def test_a_table_costs_as_many_queries_for_many_records_as_for_few(db, number: int):
    for _number in range(number):
        MemberFactory(event=EventFactory(), document=DocumentFactory())
    table = TABLES["members"]()
    with CaptureQueriesContext(connection) as queries:
        data = table.export()
        TABLES["members"]().load(data)
    assert len([query for query in queries if "SAVEPOINT" not in query["sql"]]) <= 5


def test_a_document_names_what_it_supersedes_by_its_address(db):
    old, new = DocumentFactory(), DocumentFactory()
    assert told(load("documents", {"slug": new.slug, "supersedes": old.slug})) == []
    new.refresh_from_db()
    assert new.supersedes == old


def test_a_source_keeps_the_day_of_its_retrieval(db):
    source = SourceFactory()
    assert told(load("sources", {"slug": source.slug, "retrieved_on": "2026-10-21", "url": "example.org/a"})) == []
    source.refresh_from_db()
    assert (str(source.retrieved_on), source.url) == ("2026-10-21", "https://example.org/a")


def test_an_area_is_named_by_its_address(db):
    area, state = AreaFactory(), StateFactory()
    row = {"number": "", "area": area.name_en, "state": state.slug, "role": "coordinator"}
    assert told(load("coordinations", row)) == [f"Area: There is no such record with the address “{area.name_en}”."]
