"""The pages of import and export at the desk, as staff use them."""

import base64

import pytest
from django.contrib.auth.models import Group
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from apps.accounts.models import AuditEntry
from apps.accounts.roles import WRITER
from apps.proposals.models import Proposal
from apps.proposals.operations import perform
from apps.timeline.models import Event
from apps.transfer.resources import TABLES
from apps.transfer.sheets import read
from tests.desk.forms import Form
from tests.factories.desk import AdministratorFactory, EditorFactory, signed_in
from tests.factories.timeline import EventFactory

PAGE = "/admin/transfer/events/"


@pytest.fixture
def writer(db) -> Client:
    return signed_in(EditorFactory())


@pytest.fixture
def nobody(db) -> Client:
    """Staff without any right."""
    user = EditorFactory()
    user.groups.clear()
    return signed_in(user)


def look(client: Client, text: str, name: str = "events.csv"):
    return client.post(PAGE, {"file": SimpleUploadedFile(name, text.encode()), "_look": "1"})


def page_of(response) -> str:
    assert response.status_code == 200
    return response.content.decode()


def test_a_file_is_looked_at_then_proposed_then_approved(writer):
    event = EventFactory(title_en="Sumit", title_ru="Саммит")
    html = page_of(look(writer, f"slug,title_en\n{event.slug},Summit\n"))
    assert "<ins>Summit</ins>" in html
    form = Form(html.replace('id="file_form"', ""), PAGE)
    response = form.save(writer, note="Spelling", _propose="1")
    proposal = Proposal.objects.get()
    assert response.url == reverse("admin:proposal", args=[proposal.pk])
    event.refresh_from_db()
    assert event.title_en == "Sumit"

    files = {file.key: file.file for file in proposal.files.all()}
    reviewer = AdministratorFactory()
    perform(reviewer, proposal.operation, proposal.payload, files)
    files["file"].close()
    event.refresh_from_db()
    assert event.title_en == "Summit"
    assert (proposal.note, event.history.first().history_user) == ("Spelling", reviewer)
    assert proposal.is_publication
    assert event.get_absolute_url() in proposal.pages


def test_looking_at_a_file_keeps_nothing(writer):
    html = page_of(look(writer, "slug,title_en,kind,starts\nseventh,Seventh,summit,2026\n"))
    assert "Propose this import" in html
    assert not Event.objects.exists()
    assert not Proposal.objects.exists()


@pytest.mark.parametrize("language", ["en", "ru"])
def test_a_bad_row_is_told_with_its_number_and_nothing_can_be_proposed(writer, language):
    writer.cookies["django_language"] = language
    good = "".join(f"event-of-{n},Event,summit,2026,\n" for n in range(199))
    html = page_of(look(writer, f"slug,title_en,kind,starts,place\n{good}bad,Bad,summit,2026,atlantis\n"))
    assert 'id="row-201"' in html
    assert "atlantis" in html
    assert "_propose" not in html
    assert not Event.objects.exists()


@pytest.mark.parametrize(("text", "name"), [("a", "table.doc"), ("a", "table.xlsx"), ("", "table.csv")])
def test_a_file_that_is_no_table_is_refused_beside_its_field(writer, text, name):
    response = look(writer, text, name)
    assert response.context["form"].errors["file"]


def test_a_file_that_says_nothing_new_cannot_be_proposed(writer):
    event = EventFactory()
    html = page_of(look(writer, f"slug,title_en\n{event.slug},{event.title_en}\n"))
    assert "There is nothing to import." in html
    assert "_propose" not in html


def test_no_file_is_a_sentence(writer):
    assert writer.post(PAGE, {"_look": "1"}).context["form"].errors["file"] == ["This field is required."]


@pytest.mark.parametrize("content", ["%%%", base64.b64encode(b"slug,titel\na,b\n").decode()])
def test_a_file_that_was_tampered_with_on_the_way_is_a_sentence(writer, content):
    response = writer.post(PAGE, {"name": "events.csv", "content": content, "note": "my note", "_propose": "1"})
    assert "my note" in page_of(response)
    assert response.context["proposal"].errors
    assert not Proposal.objects.exists()


@pytest.mark.parametrize("kind", TABLES)
@pytest.mark.parametrize("suffix", ["csv", "xlsx"])
def test_every_table_goes_out_and_the_log_knows_who_took_it(writer, kind, suffix):
    response = writer.get(reverse("transfer:export", args=[kind, suffix]))
    assert response.status_code == 200
    assert response["Content-Disposition"].endswith(f'.{suffix}"')
    assert "no-store" in response["Cache-Control"]
    entry = AuditEntry.objects.get(act="transfer.exported")
    assert (entry.detail, entry.name[:6]) == (f"{kind}.{suffix}: 0", "editor")


def test_what_goes_out_is_what_is_there(writer):
    event = EventFactory(title_ru="«Саммит»")
    response = writer.get(reverse("transfer:export", args=["events", "csv"]))
    (row,) = read(SimpleUploadedFile("events.csv", response.content)).dict
    assert (row["slug"], row["title_ru"], row["status"]) == (event.slug, "«Саммит»", "published")


def test_the_list_offers_what_the_person_may_see_and_change(writer):
    assert page_of(writer.get("/admin/transfer/")).count("From a file") == len(TABLES)


@pytest.mark.parametrize("address", ["/admin/transfer/", PAGE, "/admin/transfer/events.csv"])
def test_who_may_not_cannot(nobody, address):
    assert nobody.get(address).status_code == 403
    assert Client().get(address).status_code == 302
    data = {"name": "a.csv", "content": base64.b64encode(b"slug\n").decode(), "_propose": "1"}
    assert nobody.post(PAGE, data).status_code == 403


def test_who_may_only_change_cannot_import_new_records(db):
    user = EditorFactory()
    writers = Group.objects.get(name=WRITER)
    user.groups.clear()
    user.user_permissions.set(writers.permissions.exclude(codename__startswith="add_"))
    client = signed_in(user)
    assert "From a file" not in page_of(client.get("/admin/transfer/"))
    assert client.get("/admin/transfer/events.csv").status_code == 200
    assert client.get(PAGE).status_code == 403


@pytest.mark.parametrize("address", ["nothing/", "nothing.csv", "events.pdf"])
def test_an_address_of_nothing_is_not_found(writer, address):
    assert writer.get(f"/admin/transfer/{address}").status_code == 404


def test_the_page_of_a_table_explains_every_column(writer):
    html = page_of(writer.get(PAGE))
    for name in TABLES["events"]().get_export_headers():
        assert f"<code>{name}</code>" in html
    assert "in_person, online, hybrid" in html
