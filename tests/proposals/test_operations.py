"""What is proposed is rehearsed without a trace, and told before it is done."""

import pytest
from django.core.cache import cache
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage

from apps.chairmanships.models import Chairmanship
from apps.news.models import Article
from apps.participants.models import State
from apps.proposals import operations
from apps.proposals.models import Proposal
from apps.proposals.operations import Operation, add_operation, perform, propose, rehearse
from tests.factories.chairmanships import ChairmanshipFactory
from tests.factories.desk import EditorFactory
from tests.factories.documents import DocumentFactory
from tests.factories.news import ArticleFactory
from tests.factories.participants import StateFactory


@pytest.fixture
def operation(monkeypatch):
    """Add an operation that does what the test says."""
    monkeypatch.setattr(operations, "_operations", dict(operations._operations))

    def add(run, **options):
        add_operation(Operation("test", "Test", run, lambda payload: ["/en/members/"], **options))

    return add


def rename(payload, files, user):
    state = State.objects.get(pk=payload["pk"])
    state.name_ru = payload["name_ru"]
    state.save()


def test_a_rehearsal_tells_what_would_change_and_changes_nothing(db, operation):
    operation(rename)
    state = StateFactory(name_en="Türkiye", name_ru="Турцыя")
    (change,) = rehearse(EditorFactory(), "test", {"pk": state.pk, "name_ru": "Турция"})
    assert (change.kind, change.record_label, change.url) == (
        "~",
        "Türkiye",
        f"/admin/participants/state/{state.pk}/change/",
    )
    assert [(f.field, f.language, f.old, f.new) for f in change.fields] == [
        ("name_ru", "ru", "Турцыя", "Турция"),
        ("behind", "", "", "Short name (English)"),
    ]
    state.refresh_from_db()
    assert state.name_ru == "Турцыя"
    assert state.history.count() == 1


def test_new_and_removed_records_and_relations_are_told(db, operation):
    article, document, draft = ArticleFactory(), DocumentFactory(title_en="Almaty Act"), ArticleFactory(status="draft")

    def run(payload, files, user):
        article.documents.add(document)
        Article.objects.get(status="draft").delete()
        ArticleFactory(title_en="New")

    operation(run)
    found = rehearse(EditorFactory(), "test", {})
    assert [(change.kind, change.model) for change in found] == [
        ("~", "news.article"),
        ("-", "news.article"),
        ("+", "news.article"),
    ]
    (field,) = found[0].fields
    assert (field.field, field.old, field.new) == ("documents", "", "Almaty Act")
    assert found[2].url == ""
    assert set(Article.objects.all()) == {article, draft}


def test_nothing_of_a_rehearsal_stays_in_cache_or_media(db, operation):
    def run(payload, files, user):
        cache.set("members", 28)
        name = default_storage.save("news/rehearsed.txt", ContentFile(b"content"))
        assert default_storage.url(name) == "data:text/plain;base64,Y29udGVudA=="
        assert default_storage.open(name).read() == b"content"

    operation(run)
    cache.set("members", 27)
    assert rehearse(EditorFactory(), "test", {}) == []
    assert cache.get("members") == 27
    assert not default_storage.exists("news/rehearsed.txt")


def test_what_the_database_refuses_is_a_sentence(db, operation):
    ChairmanshipFactory(start="2020-09-24", end="2024-12-17")
    operation(lambda payload, files, user: ChairmanshipFactory(start="2022-01-01", end="2023-01-01"))
    with pytest.raises(ValidationError) as refused:
        propose(EditorFactory(), "test", {})
    assert refused.value.messages == ["Another state chairs in this period. End its term first."]
    assert Chairmanship.objects.count() == 1
    assert not Proposal.objects.exists()


def test_a_proposal_keeps_what_stood_and_what_would_stand_in_both_languages(db, operation):
    operation(rename, is_publication=False)
    state = StateFactory(name_en="Türkiye", name_ru="Турцыя", slug="turkiye")
    author = EditorFactory()
    proposal = propose(author, "test", {"pk": state.pk, "name_ru": "Турция"}, "A typo", state)
    assert (proposal.target, proposal.author, proposal.note, proposal.state) == (state, author, "A typo", "waiting")
    assert proposal.base[f"participants.state {state.pk}"]["name_ru"] == "Турцыя"
    assert proposal.changes["ru"][0]["fields"][0]["label"] == "Краткое название"
    assert proposal.pages == ["/en/states/turkiye/", "/en/members/"]
    assert not proposal.is_publication


def test_a_change_of_status_concerns_publication(db, operation):
    article = ArticleFactory(status="draft")

    def run(payload, files, user):
        article.status = "published"
        article.save()

    operation(run, is_publication=False)
    assert propose(EditorFactory(), "test", {}, target=article).is_publication


def test_what_is_done_for_good_is_in_the_history_with_person_and_reason(db, operation):
    operation(rename)
    state, reviewer = StateFactory(), EditorFactory()
    perform(reviewer, "test", {"pk": state.pk, "name_ru": "Турция"}, why="Proposal 7")
    version = state.history.first()
    assert (version.history_user, version.history_change_reason) == (reviewer, "Proposal 7")


def test_a_proposal_that_changes_nothing_is_refused(db, operation):
    operation(lambda payload, files, user: None)
    with pytest.raises(ValidationError, match="Nothing would change"):
        propose(EditorFactory(), "test", {})
