"""What the desk allows with things that have a page of their own."""

import pytest
from django.test import Client

from apps.documents.models import Document
from tests.desk.forms import address
from tests.factories.desk import EditorFactory
from tests.factories.documents import DocumentFactory


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
