"""What the desk takes care of, so that nobody breaks the site or loses work."""

import json

import pytest
from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME
from django.db import connection
from django.test import Client
from django.urls import reverse

from apps.care import opened as care
from apps.care.models import Opened
from apps.documents.models import Document
from apps.participants.models import State
from apps.sources.models import Source
from apps.timeline.models import Event
from tests.desk.forms import Form, address, errors, opened
from tests.editions.test_links import TOLD
from tests.factories.desk import EditorFactory, signed_in
from tests.factories.documents import DocumentFactory
from tests.factories.news import ArticleFactory
from tests.factories.participants import StateFactory
from tests.factories.participation import ParticipationFactory
from tests.factories.sources import CitationFactory, SourceFactory
from tests.factories.timeline import EventFactory


@pytest.fixture
def colleague(db) -> Client:
    return signed_in(EditorFactory(first_name="Айгуль", last_name="Ким"))


def page_of(response) -> str:
    return response.content.decode()


# --- dead links


def test_the_desk_tells_of_a_dead_link_beside_its_field_and_keeps_what_was_typed(desk):
    event = EventFactory(status="draft")
    body = '<p><a href="/en/nothing/">it</a></p>'
    response = opened(desk, Event, event).save(desk, status="published", body_en=body, body_ru="<p>Да</p>")
    assert errors(response) == {"body_en": [TOLD.format("/en/nothing/")]}
    assert "/en/nothing/" in page_of(response)


# --- where used


def uses_of(desk, record) -> str:
    return page_of(desk.get(address(type(record), "uses", record.pk)))


def test_all_that_points_to_a_record_is_listed(desk):
    event = EventFactory()
    document = DocumentFactory(event=event, title_en="The Act")
    article = ArticleFactory(title_en="Speech", body_ru=f'<p><a href="/ru/events/{event.slug}/">да</a></p>')
    article.documents.add(document)
    CitationFactory(record=event, source=SourceFactory(title_en="The Report"))
    told = uses_of(desk, event)
    for name in ("The Act", "Speech", "The Report", address(Document, "change", document.pk)):
        assert name in told
    assert "Speech" in uses_of(desk, document)


def test_a_source_is_used_by_the_records_that_it_is_cited_for(desk):
    source = SourceFactory()
    CitationFactory(record=StateFactory(name_en="Bhutan"), source=source)
    assert "Bhutan" in uses_of(desk, source)


def test_a_record_that_nothing_points_to_says_so_and_the_form_leads_there(desk):
    state = StateFactory()
    assert "Nothing points to this record." in uses_of(desk, state)
    assert address(State, "uses", state.pk) in page_of(desk.get(address(State, "change", state.pk)))


def test_many_uses_are_counted_and_the_first_named(desk, django_assert_max_num_queries):
    state = StateFactory()
    for _number in range(40):
        EventFactory(host=state)
    with django_assert_max_num_queries(60):
        told = uses_of(desk, state)
    assert "Events: host state: 40" in told
    assert "and others: 10" in told


# --- what is not deleted


def test_what_readers_see_is_not_deleted_and_the_page_says_what_to_do(desk):
    event = EventFactory()
    for response in (desk.get(page := address(Event, "delete", event.pk)), desk.post(page, {"post": "yes"})):
        assert response.status_code == 403
        assert "Withdraw it instead" in page_of(response)
    assert Event.objects.get() == event


@pytest.mark.parametrize("cited", [True, False])
def test_a_draft_that_something_stands_on_is_not_deleted(desk, cited):
    event = EventFactory(status="draft")
    if cited:
        CitationFactory(record=event)
    else:
        DocumentFactory(status="draft", event=event)
    assert desk.post(address(Event, "delete", event.pk), {"post": "yes"}).status_code == 403
    assert Event.objects.get() == event


def test_a_draft_that_nothing_stands_on_is_deleted(desk):
    event = EventFactory(status="draft")
    assert desk.post(address(Event, "delete", event.pk), {"post": "yes"}).status_code == 302
    assert not Event.objects.exists()


def test_several_are_deleted_only_if_nothing_stands_on_any(desk):
    events = [EventFactory(status="draft"), EventFactory(status="draft")]
    CitationFactory(record=events[0])
    data = {"action": "delete_selected", ACTION_CHECKBOX_NAME: [event.pk for event in events], "post": "yes"}
    told = page_of(desk.post(address(Event, "changelist"), data))
    assert Event.objects.count() == 2
    assert "Sources of its facts" in told
    data[ACTION_CHECKBOX_NAME] = [events[1].pk]
    desk.post(address(Event, "changelist"), data)
    assert Event.objects.get() == events[0]


def test_a_dated_fact_before_readers_is_not_deleted(desk):
    participation = ParticipationFactory(start="2014")
    assert desk.post(address(type(participation), "delete", participation.pk), {"post": "yes"}).status_code == 403


# --- two people with one record


def test_a_second_person_is_told_of_the_first(desk, colleague):
    event = EventFactory()
    page = address(Event, "change", event.pk)
    assert "Also open at" not in page_of(colleague.get(page))
    assert "Also open at: Айгуль Ким" in page_of(desk.get(page))
    colleague.post(address(Event, "opened", event.pk), {"left": "1"})
    assert "Also open at" not in page_of(desk.get(page))


def test_an_open_form_hears_of_those_who_come_later(desk, colleague):
    event = EventFactory()
    heard = address(Event, "opened", event.pk)
    assert json.loads(desk.post(heard).content) == {"others": ""}
    colleague.get(address(Event, "change", event.pk))
    assert "Айгуль Ким" in json.loads(desk.post(heard).content)["others"]


def test_a_form_that_was_not_heard_of_for_long_counts_no_more(desk, colleague):
    event = EventFactory()
    colleague.get(address(Event, "change", event.pk))
    Opened.objects.update(seen_at="2026-01-01T00:00Z")
    assert "Also open at" not in page_of(desk.get(address(Event, "change", event.pk)))


def test_nothing_is_remembered_of_those_who_may_not_change(db):
    client, event = Client(), EventFactory()
    heard = address(Event, "opened", event.pk)
    assert client.post(heard).status_code == 302
    user = EditorFactory()
    user.groups.clear()
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    assert client.post(heard).status_code == 403
    assert client.get(address(Event, "uses", event.pk)).status_code == 403
    assert not Opened.objects.exists()


def test_nothing_is_noted_of_an_account_that_is_deleted_meanwhile(db):
    event, user = EventFactory(), EditorFactory()
    type(user).objects.filter(pk=user.pk).delete()
    care.seen(event, user)
    connection.check_constraints()
    assert not Opened.objects.exists()


def test_two_people_save_the_same_draft_and_nothing_is_lost(desk, colleague):
    event = EventFactory(status="draft", title_en="Summit", title_ru="Саммит", theme_en="", theme_ru="")
    mine, theirs = opened(desk, Event, event), opened(colleague, Event, event)
    assert errors(theirs.save(colleague, title_en="Seventh Summit")) == {}
    response = mine.save(desk, theme_en="Peace")
    told = page_of(response)
    assert "Айгуль Ким saved this record" in told
    assert "<ins>Seventh" in told
    again = Form(told, mine.page)
    assert (again.values["theme_en"], again.values["title_en"]) == ("Peace", "Summit")
    event.refresh_from_db()
    assert (event.title_en, event.theme_en or "") == ("Seventh Summit", "")
    assert errors(again.save(desk, title_en="Seventh Summit")) == {}
    event.refresh_from_db()
    assert (event.title_en, event.theme_en) == ("Seventh Summit", "Peace")


def test_rows_that_others_changed_meanwhile_are_told_as_well(desk, colleague):
    state = StateFactory(status="draft")
    mine, theirs = opened(desk, State, state), opened(colleague, State, state)
    theirs.add_row("names", name_en="Siam", name_ru="Сиам", end="1939")
    assert errors(theirs.save(colleague)) == {}
    told = page_of(mine.save(desk, official_name_en="Kingdom", official_name_ru="Королевство"))
    assert "Former names" in told
    assert "Kingdom" in told


def test_what_nobody_else_touched_is_saved_as_ever(desk):
    source = SourceFactory(status="draft", code="S1")
    form = opened(desk, Source, source)
    for code in ("S2", "S3"):
        form = opened(desk, Source, source)
        assert errors(form.save(desk, code=code)) == {}


@pytest.mark.parametrize("base", ["", "x", "0", "1.2.3", "999999999999999999999.1"])
def test_a_forged_version_is_no_500(desk, base):
    event = EventFactory(status="draft")
    assert opened(desk, Event, event).save(desk, _base=base, title_en="New").status_code in (200, 302)


# --- the report


def test_the_report_of_links_names_the_field_and_leads_to_it(desk):
    event = EventFactory(title_en="Summit")
    Event.objects.update(body_ru='<p><a href="/ru/nothing/">да</a></p>')
    told = page_of(desk.get(reverse("care:links")))
    assert "/ru/nothing/" in told
    assert f"{address(Event, 'change', event.pk)}#id_body_ru" in told
    assert "Nobody has asked them yet" in told
