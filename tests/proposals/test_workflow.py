"""What readers see is changed by proposals alone; drafts are saved at once."""

import pytest
from django.core.files.storage import default_storage, storages
from django.core.files.uploadedfile import SimpleUploadedFile

from apps.accounts.models import AuditEntry
from apps.members.models import Member
from apps.news.models import Article
from apps.participants.models import State
from apps.proposals.models import Proposal
from apps.timeline.models import Event
from tests.core.test_uploads import picture
from tests.desk.forms import Form, address, errors, opened
from tests.factories.documents import DocumentFactory
from tests.factories.members import MemberFactory
from tests.factories.news import ArticleFactory
from tests.factories.participants import FormerNameFactory, StateFactory
from tests.proposals.pages import approve, only, seen


def test_a_published_text_changes_when_somebody_else_approves_and_not_before(writer, reviewer):
    article = ArticleFactory(title_ru="Старый заголовок")
    response = opened(writer, Article, article).save(writer, title_ru="Новый заголовок", _note="Опечатка")
    assert errors(response) == {}
    proposal = only()
    assert (proposal.author, proposal.note, proposal.target, proposal.is_publication) == (
        writer.user,
        "Опечатка",
        article,
        False,
    )
    assert response.headers["Location"] == f"/admin/proposals/{proposal.pk}/"
    assert "Старый заголовок" in writer.get(f"/ru/news/{article.slug}/").content.decode()
    assert article.history.count() == 1

    assert approve(reviewer, proposal).status_code == 302
    assert "Новый заголовок" in writer.get(f"/ru/news/{article.slug}/").content.decode()
    proposal.refresh_from_db()
    assert (proposal.state, proposal.decided_by) == ("approved", reviewer.user)
    version = article.history.first()
    assert version.history_user == reviewer.user
    assert version.history_change_reason == f"Proposal {proposal.pk} by {writer.user}: Опечатка"
    assert AuditEntry.objects.filter(act="proposal.approved", account_id=reviewer.user.pk).exists()


def test_a_draft_is_saved_at_once(writer):
    article = ArticleFactory(status="draft")
    assert errors(opened(writer, Article, article).save(writer, title_en="Better")) == {}
    article.refresh_from_db()
    assert article.title_en == "Better"
    assert not Proposal.objects.exists()


def test_a_new_article_is_a_draft_until_a_publisher_approves(writer, reviewer, publisher):
    form = opened(writer, Article)
    response = form.save(
        writer,
        title_en="Summit opens",
        title_ru="Саммит открылся",
        dated="2026-10-20",
        slug="summit-opens",
        status="published",
    )
    assert errors(response) == {}
    article = Article.objects.get()
    assert article.status == "draft"
    assert writer.get("/en/news/summit-opens/").status_code == 404
    assert only().is_publication
    assert 'value="approve"' not in reviewer.get(only().get_absolute_url()).content.decode()
    assert reviewer.post(only().get_absolute_url(), {"act": "approve"}).status_code == 403
    assert approve(publisher, only()).status_code == 302
    assert "Summit opens" in writer.get("/en/news/summit-opens/").content.decode()


def test_a_draft_can_be_published_without_other_change(writer, publisher):
    article = ArticleFactory(status="draft")
    assert errors(opened(writer, Article, article).save(writer, status="published")) == {}
    assert article.history.count() == 1
    approve(publisher, only())
    article.refresh_from_db()
    assert article.status == "published"


def test_rows_are_added_changed_and_removed_by_one_proposal(writer, reviewer):
    state = StateFactory()
    first = FormerNameFactory(state=state, name_en="First", start="1991", end="1995")
    second = FormerNameFactory(state=state, name_en="Second", start="1995", end="2000")
    form = opened(writer, State, state)
    form.add_row("names", name_en="Third", name_ru="Третье", start="2001-02-03", end="2004")
    response = form.save(writer, names__0__DELETE="on", names__1__end="2001")
    assert errors(response) == {}
    assert list(state.names.values_list("name_en", flat=True)) == ["First", "Second"]
    approve(reviewer, only())
    assert list(state.names.order_by("start").values_list("name_en", flat=True)) == ["Second", "Third"]
    second.refresh_from_db()
    assert str(second.end) == "2001"
    assert not state.names.filter(pk=first.pk).exists()


def test_a_new_part_of_the_whole_is_proposed_too(writer, reviewer):
    state = StateFactory(name_en="Nepal")
    assert errors(opened(writer, Member).save(writer, state=state.pk, start="2026-10")) == {}
    assert not Member.objects.exists()
    approve(reviewer, only())
    assert Member.objects.get().state == state


def test_what_is_wrong_is_told_on_the_form_and_nothing_is_proposed(writer):
    article = ArticleFactory()
    response = opened(writer, Article, article).save(writer, title_en="", title_ru="", dated="someday")
    assert set(errors(response)) == {"title_en", "title_ru", "dated"}
    assert not Proposal.objects.exists()


def test_a_form_sent_as_it_stands_proposes_nothing(writer):
    article = ArticleFactory(title_en="Kept")
    response = opened(writer, Article, article).save(writer)
    assert "Nothing would change" in response.content.decode()
    assert not Proposal.objects.exists()


def test_nobody_approves_an_own_proposal(publisher):
    article = ArticleFactory()
    opened(publisher, Article, article).save(publisher, title_en="Mine")
    page = only().get_absolute_url()
    assert 'value="approve"' not in publisher.get(page).content.decode()
    assert publisher.post(page, {"act": "approve", "seen": "x"}).status_code == 403
    assert only().is_waiting


def test_a_writer_approves_nothing_and_sees_no_proposal_of_others(writer, reviewer):
    opened(reviewer, Article, ArticleFactory()).save(reviewer, title_en="Theirs")
    assert writer.get(only().get_absolute_url()).status_code == 404
    assert writer.post(only().get_absolute_url(), {"act": "approve"}).status_code == 404


def test_two_people_change_different_fields_and_nothing_is_lost(writer, reviewer, publisher):
    article = ArticleFactory(title_en="Old", title_ru="Старое")
    opened(writer, Article, article).save(writer, title_en="New")
    first = only()
    opened(publisher, Article, article).save(publisher, title_ru="Новое")
    approve(reviewer, Proposal.objects.exclude(pk=first.pk).get())
    page = reviewer.get(first.get_absolute_url()).content.decode()
    assert "Also changed since" in page
    approve(reviewer, first)
    article.refresh_from_db()
    assert (article.title_en, article.title_ru) == ("New", "Новое")


def test_two_people_change_the_same_field_and_the_second_sees_a_conflict(writer, reviewer, publisher):
    article = ArticleFactory(title_en="Old")
    opened(writer, Article, article).save(writer, title_en="First")
    first = only()
    opened(publisher, Article, article).save(publisher, title_en="Second")
    second = Proposal.objects.exclude(pk=first.pk).get()
    form = seen(reviewer, second)
    approve(reviewer, first)
    page = reviewer.get(second.get_absolute_url()).content.decode()
    assert "Others have changed the same since" in page
    assert 'value="approve"' not in page
    assert "nothing was overwritten" in form.save(reviewer, act="approve").content.decode()
    article.refresh_from_db()
    assert article.title_en == "First"


def test_approval_is_bound_to_what_was_seen(writer, reviewer):
    article = ArticleFactory(title_en="Old", title_ru="Старое")
    opened(writer, Article, article).save(writer, title_en="New")
    form = seen(reviewer, only())
    Article.objects.filter(pk=article.pk).update(title_ru="Другое")
    assert "Look again" in form.save(reviewer, act="approve").content.decode()
    assert only().is_waiting
    approve(reviewer, only())
    assert only().state == "approved"


def test_the_author_reopens_a_returned_proposal_and_the_new_one_takes_its_place(writer, reviewer):
    article = ArticleFactory(title_en="Old")
    opened(writer, Article, article).save(writer, title_en="Nwe")
    first = only()
    seen(reviewer, first).save(reviewer, act="return", remark="A typo")
    assert "A typo" in writer.get(first.get_absolute_url()).content.decode()
    page = f"{address(Article, 'change', article.pk)}?proposal={first.pk}"
    form = Form(writer.get(page).content.decode(), page)
    assert form.values["title_en"] == "Nwe"
    form.save(writer, title_en="New")
    first.refresh_from_db()
    second = Proposal.objects.exclude(pk=first.pk).get()
    assert (first.state, second.state, second.replaces) == ("superseded", "waiting", first)
    approve(reviewer, second)
    article.refresh_from_db()
    assert article.title_en == "New"


def test_a_reviewer_takes_over_and_a_third_person_approves(writer, reviewer, publisher):
    article = ArticleFactory(title_en="Old")
    opened(writer, Article, article).save(writer, title_en="Nwe")
    first = only()
    page = f"{address(Article, 'change', article.pk)}?proposal={first.pk}"
    Form(reviewer.get(page).content.decode(), page).save(reviewer, title_en="New")
    second = Proposal.objects.waiting().get()
    assert second.author == reviewer.user
    assert reviewer.post(second.get_absolute_url(), {"act": "approve"}).status_code == 403
    approve(publisher, second)
    article.refresh_from_db()
    assert article.title_en == "New"


def test_the_filled_form_has_rows_added_changed_and_ticked_for_removal(writer):
    state = StateFactory()
    FormerNameFactory(state=state, name_en="First", start="1991", end="1995")
    FormerNameFactory(state=state, name_en="Second", start="1995", end="2000")
    form = opened(writer, State, state)
    form.add_row("names", name_en="Third", name_ru="Третье", start="2001")
    form.save(writer, names__0__DELETE="on", names__1__end="2001")
    page = f"{address(State, 'change', state.pk)}?proposal={only().pk}"
    values = Form(writer.get(page).content.decode(), page).values
    assert (values["names-0-DELETE"], values["names-1-end"], values["names-2-name_en"]) == ("on", "2001", "Third")


def test_an_uploaded_file_waits_in_private_and_is_moved_at_approval(
    writer, reviewer, django_capture_on_commit_callbacks
):
    article = ArticleFactory()
    photo = SimpleUploadedFile("Summit.jpg", picture(), "image/jpeg")
    form = opened(writer, Article, article)
    assert errors(form.save(writer, image=photo, image_alt_en="The hall", image_alt_ru="Зал")) == {}
    article.refresh_from_db()
    assert not article.image
    waiting = only().files.get()
    assert storages["staging"].exists(waiting.file.name)
    assert not default_storage.exists(f"news/{waiting.name}")
    download = reviewer.get(f"{only().get_absolute_url()}files/{waiting.pk}/")
    assert download.headers["Content-Disposition"].startswith("attachment")
    assert b"".join(download.streaming_content) == picture()
    with django_capture_on_commit_callbacks(execute=True):
        approve(reviewer, only())
    article.refresh_from_db()
    assert default_storage.exists(article.image.name)
    assert not storages["staging"].exists(waiting.file.name)
    article.image.delete(save=False)


def test_an_urgent_publication_needs_a_reason_and_stays_marked_until_confirmed(administrator, publisher):
    article = ArticleFactory(title_en="Old")
    opened(administrator, Article, article).save(administrator, title_en="New")
    form = seen(administrator, only())
    assert "Say why it cannot wait" in form.save(administrator, act="urgent", remark=" ").content.decode()
    assert seen(administrator, only()).save(administrator, act="urgent", remark="The summit begins").status_code == 302
    article.refresh_from_db()
    assert (article.title_en, only().state) == ("New", "urgent")
    assert list(Proposal.objects.unconfirmed()) == [only()]
    assert administrator.post(only().get_absolute_url(), {"act": "confirm"}).status_code == 403
    assert "To be confirmed" in publisher.get("/admin/").content.decode()
    assert publisher.post(only().get_absolute_url(), {"act": "confirm"}).status_code == 302
    assert not Proposal.objects.unconfirmed().exists()


def test_the_author_takes_a_proposal_back(writer, reviewer):
    opened(writer, Article, ArticleFactory()).save(writer, title_en="New")
    assert seen(writer, only()).save(writer, act="take_back").status_code == 302
    assert only().state == "withdrawn"
    assert "What it was to change" in reviewer.get(only().get_absolute_url()).content.decode()


def test_what_was_decided_is_not_decided_again(writer, reviewer, publisher):
    opened(writer, Article, ArticleFactory()).save(writer, title_en="New")
    form = seen(publisher, only())
    approve(reviewer, only())
    assert "decided already" in form.save(publisher, act="approve").content.decode()
    assert only().decided_by == reviewer.user


@pytest.mark.parametrize("language", ["en", "ru"])
def test_dates_typed_in_one_language_are_approved_in_the_other(writer, reviewer, language):
    other = {"en": "ru", "ru": "en"}[language]
    writer.cookies["django_language"], reviewer.cookies["django_language"] = language, other
    event = MemberFactory(start="2014-05-20")
    typed = {"en": "by 2001-09", "ru": "до 2001-09"}[language]
    assert errors(opened(writer, Member, event).save(writer, start=typed)) == {}
    approve(reviewer, only())
    event.refresh_from_db()
    assert str(event.start) == "by 2001-09"


def test_a_draft_event_with_a_published_document_is_proposed_whole(writer):
    form = opened(writer, Event)
    form.add_row(
        "documents", title_en="Act", title_ru="Акт", kind="declaration", slug="act", status="published", adopted="2026"
    )
    response = form.save(
        writer, title_en="Summit", title_ru="Саммит", kind="summit", starts="2026-10-20", slug="summit"
    )
    assert errors(response) == {}
    assert not Event.objects.exists()
    assert only().is_publication


def test_a_published_record_cannot_be_deleted_or_reverted_past_the_proposals(writer):
    document = DocumentFactory()
    assert writer.post(address(type(document), "delete", document.pk), {"post": "yes"}).status_code == 403
    member = MemberFactory()
    assert writer.post(address(Member, "delete", member.pk), {"post": "yes"}).status_code == 403
