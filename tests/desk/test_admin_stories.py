"""What an editor of the Secretariat does, from the form to the page that the public reads."""

import re

import pytest
from django.contrib.auth.models import Group
from django.core.files.uploadedfile import SimpleUploadedFile

from apps.accounts.roles import WRITER
from apps.chairmanships.models import Chairmanship
from apps.documents.models import Document
from apps.members.models import Member
from apps.news.models import Article
from apps.observers.models import Observer
from apps.participants.models import State
from apps.participation.models import Participation
from apps.timeline.models import Event
from tests.core.test_uploads import SVG, picture
from tests.desk.forms import address, errors, opened
from tests.factories.bodies import BodyFactory
from tests.factories.chairmanships import ChairmanshipFactory
from tests.factories.documents import PDF, DocumentFactory
from tests.factories.news import ArticleFactory
from tests.factories.participants import PlaceFactory, StateFactory
from tests.factories.sources import SourceFactory
from tests.factories.timeline import EventFactory


def test_an_observer_state_is_added_on_one_form(desk):
    form = opened(desk, State)
    form.add_row("participations", status="observer", start="2026-10-15", note_ru="Решение Встречи")
    response = form.publish(
        desk, name_en="Nepal", name_ru="Непал", iso2="NP", iso3="NPL", slug="nepal", status="published"
    )
    assert errors(response) == {}
    assert "Непал" in desk.get("/ru/observers/").content.decode()
    assert Observer.objects.get().state.name_en == "Nepal"


def test_an_observer_is_added_for_a_state_that_is_known(desk):
    state = StateFactory(name_en="Nepal", name_ru="Непал")
    response = opened(desk, Observer).publish(desk, state=state.pk, start="2026-10")
    assert errors(response) == {}
    assert "Nepal" in desk.get("/en/observers/").content.decode()


def test_the_chair_is_handed_over(desk):
    summit = EventFactory(kind="summit", starts="2026-10-20", title_en="Seventh Summit", title_ru="Седьмой саммит")
    azerbaijan = ChairmanshipFactory(
        state__name_en="Azerbaijan", start="2024-12-17", end="2026-10", is_end_planned=True
    )
    successor = StateFactory(name_en="Qatar", name_ru="Катар")
    form = opened(desk, Chairmanship)
    values = {"state": successor.pk, "slug": "qatar-2026", "start": "2026-10-20", "event": summit.pk}
    refused = form.publish(desk, **values, status="published")
    assert errors(refused) == {"start": ["Another state chairs in this period. End its term first."]}

    ended = opened(desk, Chairmanship, azerbaijan)
    del ended.values["is_end_planned"]
    assert errors(ended.publish(desk, end="2026-10-20", closing_event=summit.pk)) == {}
    assert errors(opened(desk, Chairmanship).publish(desk, **values, status="published")) == {}
    assert Chairmanship.objects.in_chair(summit.starts.earliest).get().state == successor
    assert "Катар" in desk.get("/ru/chairmanships/").content.decode()


@pytest.mark.parametrize("language", ["en", "ru"])
def test_a_russian_name_is_corrected_and_the_history_tells_who_and_what(desk, language):
    desk.cookies["django_language"] = language
    state = StateFactory(name_en="Türkiye", name_ru="Турцыя", slug="turkiye")
    assert errors(opened(desk, State, state).publish(desk, name_ru="Турция")) == {}
    state.refresh_from_db()
    assert (state.name_en, state.name_ru) == ("Türkiye", "Турция")
    latest, earlier = state.history.all()
    changes = {change.field: (change.old, change.new) for change in latest.diff_against(earlier).changes}
    assert changes["name_ru"] == ("Турцыя", "Турция")
    assert latest.history_user.username.startswith("administrator")
    assert "editor" in latest.history_change_reason
    told = desk.get(address(State, "history", state.pk)).context["page"].object_list[0].changes
    assert [(field.old, field.new) for change in told for field in change.fields] == [("Турцыя", "Турция")]


@pytest.mark.parametrize("language", ["en", "ru"])
def test_a_text_is_emptied_in_one_language_and_stays_in_the_other(desk, language):
    desk.cookies["django_language"] = language
    state = StateFactory()
    reasons = {"one_language_reason_en": "Being translated.", "one_language_reason_ru": "Переводится."}
    assert errors(opened(desk, State, state).publish(desk, official_name_ru="", **reasons)) == {}
    state.refresh_from_db()
    assert state.official_name_en
    assert not state.official_name_ru


def test_a_name_may_be_given_in_russian_first_but_not_in_neither_language(desk):
    form = opened(desk, State)
    told = ["Give it in at least one language."]
    values = {"iso2": "NP", "iso3": "NPL", "slug": "nepal"}
    assert errors(form.save(desk, **values)) == {"name_en": told, "name_ru": told}
    assert errors(form.save(desk, **values, name_ru="Непал")) == {}
    page = desk.get(f"{address(State, 'changelist')}?missing=en").content.decode()
    assert "Непал" in page


def test_a_meeting_is_added_with_the_document_it_adopted_and_its_file(desk):
    place, body = PlaceFactory(name_ru="Баку"), BodyFactory()
    form = opened(desk, Event)
    form.add_row("documents", title_en="Baku Declaration", title_ru="Бакинская декларация", kind="declaration",
                 slug="baku-declaration", status="published", adopted="2026-10-20")  # fmt: skip
    form.add_row("sessions", body=body.pk, ordinal="7")
    response = form.publish(
        desk, title_en="Seventh Summit", title_ru="Седьмой саммит", kind="summit", starts="2026-10-20",
        place=place.pk, slug="seventh-summit", status="published", body_en="<p>Met.</p>",
        body_ru="<p>Встреча.</p><script>alert(1)</script>",
    )  # fmt: skip
    assert errors(response) == {}
    document = Document.objects.get()
    form = opened(desk, Document, document)
    form.add_row("files", language="en", file=SimpleUploadedFile("declaration.pdf", PDF), is_authentic="on")
    assert errors(form.publish(desk)) == {}
    page = desk.get("/ru/events/seventh-summit/").content.decode()
    assert "Бакинская декларация" in page
    assert "alert(1)" not in page
    assert Event.objects.get().sessions.get().ordinal == 7
    assert document.files.get().file.name.endswith(".pdf")


def test_a_file_that_is_not_what_it_claims_is_refused_beside_its_field(desk):
    form = opened(desk, Document, DocumentFactory())
    form.add_row("files", language="ru", file=SimpleUploadedFile("act.pdf", b"MZ\x90\x00"))
    assert errors(form.save(desk)) == {"files-0": {"file": ["This is not a PDF file, whatever its name says."]}}


def test_an_accession_of_which_only_the_year_is_known(desk):
    state = StateFactory(name_en="Bahrain", name_ru="Бахрейн")
    assert errors(opened(desk, Member).publish(desk, state=state.pk, start="2011")) == {}
    listed = desk.get(address(Member, "changelist")).content.decode()
    assert re.search('<td class="field-start[^>]*>2011<', listed)
    page = desk.get("/en/states/" + state.slug + "/").content.decode()
    assert "2011" in page
    assert "1 January 2011" not in page


def test_what_is_saved_as_member_is_recorded_in_the_history_of_participations(desk):
    state = StateFactory()
    assert errors(opened(desk, Member).publish(desk, state=state.pk, start="2011")) == {}
    member = Member.objects.get()
    assert member.status == Participation.Status.MEMBER
    assert errors(opened(desk, Member, member).publish(desk, note_ru="Уточнено")) == {}
    member.delete()
    history = Participation.history.filter(state=state)
    assert [version.get_history_type_display() for version in history] == ["Deleted", "Changed", "Created"]
    assert {version.status for version in history} == {"member"}


def test_a_picture_is_published_without_its_hidden_data(desk):
    article = ArticleFactory()
    form = opened(desk, Article, article)
    photo = SimpleUploadedFile("Саммит.JPG", picture())
    assert errors(form.publish(desk, image=photo)) == {
        "image_alt_en": ["Say in both languages what the picture shows, or that it only decorates."]
    }
    photo.seek(0)
    assert errors(form.publish(desk, image=photo, image_alt_en="The hall", image_alt_ru="Зал")) == {}
    article.refresh_from_db()
    assert article.image.name.endswith(".jpg")


@pytest.mark.parametrize("content", [SVG, b"GIF89a", picture("PNG", (20_000, 20_000), "1")], ids=["SVG", "GIF", "huge"])
def test_a_picture_that_is_none_or_huge_is_refused_and_the_text_is_kept(desk, content):
    article = ArticleFactory()
    upload = SimpleUploadedFile("picture.png", content, "image/png")
    response = opened(desk, Article, article).save(desk, image=upload, title_ru="Новый заголовок")
    assert list(errors(response)) == ["image"]
    assert "Новый заголовок" in response.content.decode()


def test_a_fact_gets_its_source_and_leaves_the_list_of_the_unsourced(desk):
    state = StateFactory(official_name_en="", official_name_ru="")  # its short name is its only fact

    def is_listed() -> bool:
        listed = desk.get(f"{address(State, 'changelist')}?sources=unsourced").context["cl"].queryset
        return state in listed

    assert is_listed()
    for grade, stays in (("tertiary", True), ("official", False)):
        form = opened(desk, State, state)
        source = SourceFactory(grade=grade)
        form.add_row("sources-citation-content_type-object_id", field="name", standing="agrees", source=source.pk)
        assert errors(form.publish(desk)) == {}
        assert is_listed() is stays


def test_a_citation_without_source_or_reasoning_is_refused_beside_its_field(desk):
    form = opened(desk, State, StateFactory())
    prefix = "sources-citation-content_type-object_id"
    form.add_row(prefix, field="name", standing="agrees")
    form.add_row(prefix, field="name", standing="differs", source=SourceFactory().pk)
    told = errors(form.save(desk))
    assert told[f"{prefix}-0"] == {"source": ["Name the source, or mark the fact as general knowledge."]}
    assert told[f"{prefix}-1"] == {"standing": ["Give the reasoning in both languages."]}


def test_what_was_published_cannot_be_deleted_only_withdrawn_with_a_reason(desk):
    document = DocumentFactory()
    assert desk.get(address(Document, "delete", document.pk)).status_code == 403
    form = opened(desk, Document, document)
    assert errors(form.save(desk, status="withdrawn")) == {"status": ["Say in both languages why it is withdrawn."]}
    reasons = {"withdrawal_reason_en": "Replaced.", "withdrawal_reason_ru": "Заменён."}
    assert errors(form.save(desk, status="withdrawn", **reasons)) == {}
    document.status = "draft"
    document.save()
    assert desk.post(address(Document, "delete", document.pk), {"post": "yes"}).status_code == 302


def test_editors_change_records_but_not_accounts(desk):
    page = desk.get("/admin/").content.decode()
    assert "Member states" in page
    for path in ("/admin/auth/user/", "/admin/auth/group/", "/admin/axes/accesslog/"):
        assert path not in page
        assert desk.get(path).status_code == 403
    assert not Group.objects.get(name=WRITER).permissions.filter(codename__contains="historical").exists()


def test_the_desk_speaks_the_language_chosen_there_without_a_cookie_on_public_pages(client):
    response = client.post("/admin/language/", {"language": "ru", "next": "/admin/login/"})
    assert response.url == "/admin/login/"
    assert response.cookies["django_language"]["path"] == "/admin/"
    assert '<html lang="ru"' in client.get("/admin/login/").content.decode()
