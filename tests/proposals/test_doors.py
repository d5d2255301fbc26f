"""No door leads to what readers see but the one with four eyes."""

import pytest
from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError, OperationalError, connection, transaction
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from apps.accounts.roles import TRANSLATOR_RU
from apps.core.admin import RecordAdmin
from apps.news.models import Article
from apps.participants.models import State
from apps.participation.models import Participation
from apps.proposals import deciding, files, operations
from apps.proposals.models import Proposal
from apps.proposals.replay import is_public
from apps.proposals.workflow import Proposing
from tests.desk.forms import address, errors, opened
from tests.factories.catalogue import AreaFactory, CoordinationFactory
from tests.factories.core import every_factory
from tests.factories.desk import AccountFactory, EditorFactory
from tests.factories.documents import PDF, DocumentFactory
from tests.factories.news import ArticleFactory
from tests.factories.participants import StateFactory
from tests.factories.proposals import ProposalFactory
from tests.proposals.conftest import client_of
from tests.proposals.pages import approve, only, proposed, seen

FACTORIES = every_factory()
EDITORS = [(model, editor) for model, editor in admin.site._registry.items() if isinstance(editor, RecordAdmin)]
each_model = pytest.mark.parametrize(("model", "editor"), EDITORS, ids=lambda entry: getattr(entry, "__name__", ""))


@each_model
def test_every_kind_of_record_goes_through_the_workflow(model, editor):
    assert isinstance(editor, Proposing)
    assert not editor.list_editable
    assert not editor.save_as


@each_model
def test_what_is_public_is_neither_saved_nor_deleted_past_the_form(writer, rf, model, editor):
    record = FACTORIES[model]()
    assert is_public(record)
    request = rf.post("/")
    request.user = writer.user
    with pytest.raises(PermissionDenied):
        editor.save_model(request, record, None, change=True)
    assert not editor.has_delete_permission(request, record)
    count = model.objects.count()
    chosen = {"action": "delete_selected", "_selected_action": [record.pk], "post": "yes"}
    writer.post(address(model, "changelist"), chosen)
    assert model.objects.count() == count


def test_a_part_is_as_public_as_the_thing_it_is_part_of(db):
    assert is_public(CoordinationFactory())
    assert not is_public(CoordinationFactory(area=AreaFactory(status="draft")))
    state = StateFactory(status="draft")
    assert not is_public(Participation(state=state, status="member"))


def test_a_row_of_a_draft_that_shows_elsewhere_is_proposed(writer):
    draft, area = StateFactory(status="draft"), AreaFactory()
    form = opened(writer, State, draft)
    form.add_row("coordinations", area=area.pk, role="coordinator", start="2026-01-01")
    assert errors(form.save(writer)) == {}
    assert not area.coordinations.exists()
    assert only().target == draft


def test_a_draft_that_is_published_while_it_is_saved_is_not_changed_past_the_proposals(writer, monkeypatch):
    draft = ArticleFactory(status="draft", title_en="Kept")
    form = opened(writer, Article, draft)

    def overtaken(request):
        Article.objects.filter(pk=draft.pk).update(status="published", published_at=timezone.now())

    monkeypatch.setattr(Proposing, "_rewind", staticmethod(overtaken))
    response = form.save(writer, title_en="Slipped through", status="draft")
    assert "published meanwhile" in response.content.decode()
    draft.refresh_from_db()
    assert (draft.title_en, draft.status) == ("Kept", "published")


def test_what_readers_see_at_once_is_not_added_in_a_popup(writer):
    form = opened(writer, Participation)
    form.page += "?_popup=1"
    response = form.save(writer, state=StateFactory().pk, status="member", start="2014", _popup="1")
    assert "cannot be added here" in response.content.decode()
    assert not Participation.objects.exists()
    assert not Proposal.objects.exists()


def test_a_draft_is_added_in_a_popup(writer):
    form = opened(writer, State)
    form.page += "?_popup=1"
    response = form.save(
        writer, name_en="Nepal", name_ru="Непал", iso2="NP", iso3="NPL", slug="nepal", status="draft", _popup="1"
    )
    assert "popup-response" in response.content.decode()
    assert State.objects.get().status == "draft"


def test_the_database_itself_wants_four_eyes(db):
    proposal = ProposalFactory()
    for forged in (
        {"state": "approved", "decided_by": proposal.author},
        {"state": "approved", "decided_by": None},
        {"state": "urgent", "decided_by": proposal.author, "remark": ""},
        {"state": "urgent", "decided_by": proposal.author, "remark": "Now", "confirmed_by": proposal.author},
        {"state": "waiting", "confirmed_by": EditorFactory()},
    ):
        with pytest.raises(IntegrityError), transaction.atomic():
            Proposal.objects.filter(pk=proposal.pk).update(**forged)
    Proposal.objects.filter(pk=proposal.pk).update(
        state="approved", decided_by=EditorFactory(), decided_at=timezone.now()
    )


def test_a_translator_proposes_texts_of_the_language_and_nothing_else(db, reviewer):
    translator = client_of(AccountFactory(role=TRANSLATOR_RU))
    article = ArticleFactory(title_en="Kept", lead_en="Kept", title_ru="Старое", lead_ru="Старое")
    form = opened(translator, Article, article)
    form.values |= {"title_en": "Forged", "slug": "forged", "status": "withdrawn"}
    assert errors(form.save(translator, title_ru="Новое")) == {}
    assert set(only().payload["patch"]["form"]) == {"title_ru"}
    approve(reviewer, only())
    article.refresh_from_db()
    assert (article.title_en, article.title_ru, article.lead_en, article.status) == (
        "Kept",
        "Новое",
        "Kept",
        "published",
    )


def test_a_reviewer_without_the_right_to_publish_cannot_slip_a_publication_through(writer, reviewer):
    article = ArticleFactory()
    proposal = proposed(writer, article, title_en="New")
    form = seen(reviewer, proposal)
    proposal.payload["patch"]["form"]["status"] = {"": ["withdrawn"]}
    proposal.payload["patch"]["form"]["withdrawal_reason_en"] = {"": ["Because"]}
    proposal.payload["patch"]["form"]["withdrawal_reason_ru"] = {"": ["Потому что"]}
    proposal.save()
    form = seen(reviewer, proposal)
    assert form.save(reviewer, act="approve").status_code == 403
    article.refresh_from_db()
    assert article.status == "published"


def test_a_file_written_by_an_approval_that_fails_does_not_stay(writer, reviewer, monkeypatch):
    document = DocumentFactory()
    form = opened(writer, type(document), document)
    form.add_row("files", language="en", file=SimpleUploadedFile("orphan-of-a-test.pdf", PDF), is_authentic="on")
    assert errors(form.save(writer)) == {}
    form = seen(reviewer, only())
    written = []

    def fails(*args):
        written.extend(name for _storage, name in files._written.get())
        raise RuntimeError

    monkeypatch.setattr(deciding, "_close", fails)
    with pytest.raises(RuntimeError):
        form.save(reviewer, act="approve")
    assert len(written) == 1
    assert not default_storage.exists(written[0])


@pytest.mark.parametrize("list_shown", ["waiting", "decided", "nonsense"])
def test_lists_need_the_same_queries_for_more_proposals(reviewer, list_shown):
    def queries() -> int:
        with CaptureQueriesContext(connection) as asked:
            assert reviewer.get("/admin/proposals/", {"list": list_shown}).status_code == 200
        return len(asked)

    ProposalFactory()
    ProposalFactory(state="withdrawn", decided_by=EditorFactory())
    few = queries()
    for _time in range(5):
        ProposalFactory()
        ProposalFactory(state="withdrawn", decided_by=EditorFactory())
    assert queries() <= few <= 25


def test_the_page_of_a_proposal_needs_the_same_queries_for_more_rows(writer, reviewer):
    def queries(rows: int) -> int:
        area = AreaFactory()
        for number in range(rows):
            CoordinationFactory(area=area, start=f"{2000 + number}-01-01", end=f"{2001 + number}-01-01")
        proposed(writer, area, name_en=f"Renamed {rows}")
        with CaptureQueriesContext(connection) as asked:
            reviewer.get(Proposal.objects.latest("pk").get_absolute_url())
        return len(asked)

    few, many = queries(1), queries(11)
    assert many - few <= 4 * 10, "of each row the form asks for what it points to, and no more"
    assert few <= 130


def test_two_at_one_record_wait_and_then_are_told(writer, reviewer, monkeypatch):
    class Locked(Exception):
        pgcode = "55P03"

    def busy(*args, **kwargs):
        raise OperationalError from Locked()

    proposal = proposed(writer, ArticleFactory(), title_en="New")
    form = seen(reviewer, proposal)
    monkeypatch.setitem(operations._operations, "change", operations.Operation("change", "Change", busy, lambda _: []))
    assert "Somebody else is saving the same record" in form.save(reviewer, act="approve").content.decode()
    assert only().is_waiting
