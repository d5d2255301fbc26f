"""The guided actions at the desk: list, form, outcome, proposal."""

import re

import pytest
from django.contrib.auth.models import Permission
from django.test import Client

from apps.actions.registry import ACTIONS
from apps.chairmanships.models import Chairmanship
from apps.members.models import Member
from apps.proposals.models import Proposal
from apps.sources.models import Citation
from tests.actions.steps import sent, typed
from tests.desk.forms import Form
from tests.factories.desk import AdministratorFactory
from tests.factories.participants import StateFactory
from tests.factories.timeline import EventFactory


def page_of(response) -> str:
    return response.content.decode()


@pytest.mark.parametrize("language", ["en", "ru"])
def test_the_list_leads_to_every_form_in_both_languages(desk, language):
    desk.cookies["django_language"] = language
    listed = page_of(desk.get("/admin/actions/"))
    for key in ACTIONS:
        assert f'href="/admin/actions/{key}/"' in listed
        response = desk.get(f"/admin/actions/{key}/")
        assert response.status_code == 200
        assert f'<html lang="{language}"' in page_of(response)


def test_the_front_page_of_the_desk_offers_them(desk):
    assert 'href="/admin/actions/chair/"' in page_of(desk.get("/admin/"))


def test_the_outcome_is_shown_before_anything_is_changed(desk, term, qatar, summit):
    response = sent(desk, "chair", state=qatar.pk, event=summit.pk)
    page = page_of(response)
    assert response.status_code == 200
    assert "Azerbaijan" in page
    shifts = {shift.label: (shift.before, shift.after) for shift in response.context["outcome"].shifts}
    assert shifts["state in the chair"] == ("Azerbaijan", "Qatar")
    kinds = {(change.about, change.kind) for change in response.context["outcome"].changes}
    assert kinds == {("Chairmanship", "~"), ("Chairmanship", "+"), ("Event", "~")}
    assert len(response.context["outcome"].sourced) == 3
    assert Chairmanship.objects.count() == 1
    assert not Citation.objects.exists()
    assert not Proposal.objects.exists()


def test_an_accession_shows_the_figure_before_and_after(desk, qatar):
    event = EventFactory(kind="accession")
    response = sent(desk, "accession", state=StateFactory().pk, status="member", event=event.pk)
    shifts = {shift.label: shift for shift in response.context["outcome"].shifts}
    members = shifts["number of member states"]
    assert (members.before, members.after, len(members.days)) == (1, 2, 2)  # that day and today
    assert Member.objects.count() == 1


def test_the_public_pages_are_shown_as_they_would_be_in_both_languages(desk, term, qatar, summit):
    pages = sent(desk, "chair", state=qatar.pk, event=summit.pk).context["outcome"].pages
    assert pages[:3] == ["/en/", "/en/chairmanships/", "/en/on/2026-10-20/"]
    assert {"/en/chairmanships/qatar-2026/", "/en/chairmanships/azerbaijan-2024/"} <= set(pages)
    number = pages.index("/en/chairmanships/qatar-2026/")
    for language, name in (("en", "Qatar"), ("ru", "Катар")):
        response = desk.post(
            "/admin/actions/chair/", typed(state=qatar.pk, event=summit.pk, _preview=f"{number} {language}")
        )
        assert response.status_code == 200
        page = page_of(response)
        assert f'<html lang="{language}"' in page
        assert name in page
    assert desk.get("/en/chairmanships/qatar-2026/").status_code == 404


@pytest.mark.parametrize("wanted", ["99 en", "x", "-1 en", "٣ ru", "/admin/ en"])
def test_a_page_that_is_none_of_them_is_not_shown(desk, term, qatar, summit, wanted):
    values = typed(state=qatar.pk, event=summit.pk, _preview=wanted)
    assert desk.post("/admin/actions/chair/", values).status_code in (200, 404)


def test_a_proposal_is_made_and_readers_see_nothing_of_it_yet(desk, term, qatar, summit):
    response = sent(desk, "chair", "_propose", state=qatar.pk, event=summit.pk, note="As agreed")
    assert response.status_code == 302
    proposal = Proposal.objects.get()
    assert (proposal.operation, proposal.note, proposal.target) == ("actions.chair", "As agreed", qatar)
    assert "Qatar" in proposal.title_en
    assert Chairmanship.objects.count() == 1


def test_a_proposal_that_came_back_fills_the_form_and_the_next_one_takes_its_place(desk, term, qatar, summit):
    values = {"state": qatar.pk, "event": summit.pk, "theme_en": "Peace", "theme_ru": "Доверие", "note": "First"}
    sent(desk, "chair", "_propose", **values)
    first = Proposal.objects.get()
    address = f"/admin/actions/chair/?proposal={first.pk}"
    assert address in page_of(desk.get(first.get_absolute_url()))

    form = Form(page_of(desk.get(address)), address)
    assert (form.values["state"], form.values["theme_ru"], form.values["note"]) == (str(qatar.pk), "Доверие", "First")
    outcome = Form(page_of(form.save(desk, theme_en="Trust", _check="1")), address)
    assert outcome.save(desk, _propose="1").status_code == 302
    first.refresh_from_db()
    second = Proposal.objects.exclude(pk=first.pk).get()
    assert (first.state, second.replaces, second.payload["values"]["theme_en"]) == ("superseded", first, "Trust")
    assert desk.get(address).status_code == 404


@pytest.mark.parametrize("key", ["0", "x", "9" * 30, "\u0663"])
def test_no_other_proposal_fills_the_form(desk, key):
    assert desk.get("/admin/actions/chair/", {"proposal": key}).status_code == 404


def test_what_was_typed_goes_to_the_outcome_and_back_and_nothing_is_lost(desk, term, qatar, summit):
    values = {"state": qatar.pk, "event": summit.pk, "theme_en": "Trust", "theme_ru": "Доверие", "note": "Note\nof two"}
    outcome = page_of(sent(desk, "chair", **values))
    hidden = Form(outcome, "/admin/actions/chair/")
    back = page_of(hidden.save(desk, _edit="1"))
    form = Form(back, "/admin/actions/chair/")
    for name, value in values.items():
        assert form.values[name] == str(value)
    assert form.values["date"] == "2026-10-20"


def test_what_is_wrong_is_told_beside_its_field_and_nothing_is_lost(desk, term, qatar, summit):
    response = sent(desk, "chair", date="soon", state=qatar.pk, event=summit.pk, theme_ru="Доверие")
    page = page_of(response)
    assert "“soon” is not a date" in page
    form = Form(page, "/admin/actions/chair/")
    assert (form.values["theme_ru"], form.values["date"]) == ("Доверие", "soon")


def test_a_new_event_stays_open_once_something_was_typed_there(desk, term, qatar):
    page = page_of(sent(desk, "chair", date="soon", state=qatar.pk, event_title_en="Meeting"))
    assert re.search(r'<fieldset class="module aligned bilingual"[^>]*>\s*<h2[^>]*>An event that', page)
    assert re.search(r"<details><summary>\s*<h2[^>]*>A source that", page)


def test_what_cannot_be_done_as_things_stand_is_told_above_the_form(desk, term, qatar, summit):
    qatar.slug = "q" * 80
    qatar.save()
    response = sent(desk, "accession", status="observer", event=summit.pk, name_en="Nepal", name_ru="Непал",
                    iso2="nepal", iso3="NPL")  # fmt: skip
    assert response.status_code == 200
    assert response.context["form"].errors


@pytest.mark.parametrize("key", ACTIONS)
def test_no_input_is_an_error_of_the_server(desk, key):
    names = ACTIONS[key]().fields
    for value in ("\0", "99999999999999999999", "<b>"):
        for button in ("_check", "_edit"):
            response = desk.post(f"/admin/actions/{key}/", dict.fromkeys(names, value) | {button: "1"})
            assert response.status_code == 200
            assert response.context["form"].errors


def test_who_may_not_add_such_records_may_neither_see_nor_propose_it(db, term, qatar, summit):
    reader = AdministratorFactory(is_superuser=False)
    reader.user_permissions.set(Permission.objects.filter(codename__startswith="view_"))
    client = Client()
    client.force_login(reader, backend="django.contrib.auth.backends.ModelBackend")
    assert client.get("/admin/actions/").status_code == 403
    for key in ACTIONS:
        assert client.get(f"/admin/actions/{key}/").status_code == 403
    assert sent(client, "chair", "_propose", state=qatar.pk, event=summit.pk).status_code == 403
    assert not Proposal.objects.exists()


def test_strangers_are_led_to_the_log_in(client, db):
    assert client.get("/admin/actions/chair/").status_code == 302
    assert client.get("/admin/actions/").status_code == 302


def test_an_action_that_is_not_there_is_not_found(desk):
    assert desk.get("/admin/actions/nothing/").status_code == 404
