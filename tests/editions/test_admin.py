"""What the desk allows with things that have a page of their own."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from apps.core.day import today
from apps.documents.models import Document
from apps.editions.models import Redirect
from tests.desk.forms import address, errors, opened
from tests.factories.desk import EditorFactory
from tests.factories.documents import DocumentFactory
from tests.factories.editions import RedirectFactory


@pytest.fixture
def desk(db) -> Client:
    client = Client()
    client.force_login(EditorFactory(), backend="django.contrib.auth.backends.ModelBackend")
    return client


def delete_together(desk: Client, *documents: Document) -> None:
    chosen = [document.pk for document in documents]
    desk.post(
        address(Document, "changelist"),
        {"action": "delete_selected", "_selected_action": chosen, "post": "yes"},
    )


def test_drafts_are_deleted_together(desk):
    delete_together(desk, DocumentFactory(status="draft"), DocumentFactory(status="draft"))
    assert not Document.objects.exists()


@pytest.mark.parametrize("status", ["published", "withdrawn"])
def test_nothing_is_deleted_if_one_of_the_chosen_was_public(desk, status):
    delete_together(desk, DocumentFactory(status="draft"), DocumentFactory(status=status))
    assert Document.objects.count() == 2


def test_the_list_is_narrowed_to_drafts(desk):
    draft = DocumentFactory(status="draft")
    DocumentFactory()
    listed = desk.get(f"{address(Document, 'changelist')}?status__exact=draft").context["cl"].queryset
    assert list(listed) == [draft]


def test_the_list_shows_and_finds_things_by_where_they_stand_now(desk):
    ahead = DocumentFactory(published_at=timezone.now() + timedelta(hours=1))
    DocumentFactory()
    page = desk.get(f"{address(Document, 'changelist')}?stage=scheduled")
    assert list(page.context["cl"].queryset) == [ahead]
    assert '<td class="field-stage_now">scheduled</td>' in page.content.decode()


def test_the_list_finds_what_is_due_for_review(desk):
    due = DocumentFactory(review_on=today())
    DocumentFactory(review_on=today() + timedelta(days=1))
    DocumentFactory(review_on=today(), status="draft")
    page = desk.get(f"{address(Document, 'changelist')}?stage=due")
    assert list(page.context["cl"].queryset) == [due]


def test_moments_are_typed_in_the_time_of_the_secretariat(desk):
    draft = DocumentFactory(status="draft")
    form = opened(desk, Document, draft)
    response = form.save(desk, published_at="2027-03-01T09:30", expires_at="2027-03-02T09:30")
    assert errors(response) == {}
    draft.refresh_from_db()
    assert draft.published_at.isoformat() == "2027-03-01T04:30:00+00:00"
    assert opened(desk, Document, draft).values["published_at"] == "2027-03-01T09:30"


def test_an_end_before_the_beginning_is_told_beside_the_end(desk):
    draft = DocumentFactory(status="draft")
    moments = {"published_at": "2027-03-02T09:30", "expires_at": "2027-03-01T09:30"}
    response = opened(desk, Document, draft).save(desk, **moments)
    assert errors(response) == {"expires_at": ["The publication ends before it begins."]}


def test_an_address_from_which_readers_are_led_elsewhere_is_refused_beside_it(desk):
    RedirectFactory(old="documents/former/")
    response = opened(desk, Document, DocumentFactory(status="draft")).save(desk, slug="former")
    assert list(errors(response)) == ["slug"]


def test_staff_keep_redirects_of_their_own(desk):
    response = opened(desk, Redirect).publish(desk, old="http://testserver/ru/who-we-are", new="/en/about/")
    assert errors(response) == {}
    assert desk.get("/ru/who-we-are/").url == "/ru/about/"


def test_staff_tell_readers_of_a_change_on_the_form_itself(desk):
    draft = DocumentFactory(status="draft")
    form = opened(desk, Document, draft)
    form.add_row("editions-changenote-content_type-object_id", text_en="Text added.", text_ru="Добавлен текст.")
    assert errors(form.save(desk)) == {}
    (note,) = draft.change_notes.all()
    assert (note.text_en, note.text_ru) == ("Text added.", "Добавлен текст.")
    assert timezone.now() - note.noted_at < timedelta(minutes=1)
