"""Accounts, roles and the audit log at the desk."""

import csv
import io

import pytest
from allauth.mfa.models import Authenticator
from django.contrib.auth.models import Group, User
from django.core.management import CommandError, call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from apps.accounts import audit, roles
from apps.accounts.models import AuditEntry
from tests.accounts.conftest import PASSWORD, log_in
from tests.accounts.test_signing_in import CODE, SET_UP, code
from tests.factories.accounts import AuditEntryFactory
from tests.factories.desk import AccountFactory

LOG = "/admin/accounts/auditentry/"


@pytest.fixture
def administrator(account) -> User:
    return account(role=roles.ADMINISTRATOR, username="gulnara")


@pytest.fixture
def desk(client, administrator):
    """The desk as an administrator sees it who has just signed in."""
    log_in(client, administrator)
    client.post(CODE, {"code": code()})
    return client


def change(desk, user: User, **fields):
    """Send the form of an account with other values in some of its fields."""
    form = desk.get(reverse("admin:auth_user_change", args=[user.pk])).context["adminform"].form
    data = {name: form.initial.get(name) for name in form.fields if name != "password"}
    data["groups"] = [group.pk for group in user.groups.all()]
    data = {name: value for name, value in (data | fields).items() if value not in (None, False)}
    return desk.post(reverse("admin:auth_user_change", args=[user.pk]), data)


def test_a_change_of_roles_is_logged_with_who_made_it(desk, administrator):
    user = AccountFactory(role=roles.WRITER, username="aliya")
    assert change(desk, user, groups=[Group.objects.get(name=roles.PUBLISHER).pk]).status_code == 302
    assert [group.name for group in user.groups.all()] == [roles.PUBLISHER]
    entries = AuditEntry.objects.filter(act="account.changed", target_id=user.pk, account_id=administrator.pk)
    assert {entry.detail for entry in entries} == {"+Publisher", "−Writer"}
    assert {entry.address for entry in entries} == {"127.0.0.1"}


def test_closing_an_account_is_logged_and_ends_its_work(desk, client):
    user = AccountFactory(role=roles.WRITER)
    other = client.__class__()
    other.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    change(desk, user, is_active=False)
    assert AuditEntry.objects.filter(act="account.changed", target_id=user.pk, detail="−is_active").exists()
    assert other.get("/admin/").status_code == 302


def test_an_administrator_makes_no_superuser_and_changes_none(desk, administrator):
    user, superuser = AccountFactory(), AccountFactory(is_superuser=True)
    change(desk, user, is_superuser=True)
    change(desk, administrator, is_superuser=True)
    assert set(User.objects.filter(is_superuser=True)) == {superuser}
    path = reverse("admin:auth_user_change", args=[superuser.pk])
    assert desk.post(path, {"username": "mine"}).status_code == 403
    new = {"password1": "a horse of another", "password2": "a horse of another", "set-password": "1"}
    assert desk.post(reverse("admin:auth_user_password_change", args=[superuser.pk]), new).status_code == 403
    assert desk.post(reverse("admin:auth_user_delete", args=[superuser.pk]), {"post": "yes"}).status_code == 403
    assert User.objects.filter(pk=superuser.pk, username=superuser.username).exists()


def test_the_second_factor_of_somebody_who_lost_it_is_removed_by_an_administrator(desk, administrator):
    user = AccountFactory(role=roles.PUBLISHER)
    data = {"action": "remove_second_factor", "_selected_action": [user.pk]}
    response = desk.post("/admin/auth/user/", data, follow=True)
    assert "The second factor of 1 account was removed" in response.content.decode()
    assert not Authenticator.objects.filter(user=user).exists()
    entry = AuditEntry.objects.get(act="account.factors_forgotten")
    assert (entry.account_id, entry.target_label) == (administrator.pk, user.username)


@pytest.mark.parametrize("whose", ["own", "superuser"])
def test_the_own_factor_and_that_of_a_superuser_are_not_removed_so(desk, administrator, whose):
    user = administrator if whose == "own" else AccountFactory(is_superuser=True)
    data = {"action": "remove_second_factor", "_selected_action": [user.pk]}
    assert desk.post("/admin/auth/user/", data).status_code == 403
    assert Authenticator.objects.filter(user=user).exists()


def test_at_the_command_line_it_is_removed_too(db):
    user = AccountFactory(is_superuser=True, username="secretariat")
    call_command("reset_second_factor", "secretariat")
    assert not Authenticator.objects.filter(user=user).exists()
    assert AuditEntry.objects.filter(act="account.factors_forgotten", name="manage.py").exists()
    with pytest.raises(CommandError, match="nobody"):
        call_command("reset_second_factor", "nobody")


def test_after_a_while_a_change_of_accounts_asks_who_it_is_and_then_goes_on(desk, administrator, settings):
    settings.ACCOUNT_REAUTHENTICATION_TIMEOUT = 0
    user = AccountFactory(role=roles.WRITER)
    asked = change(desk, user, first_name="Алия")
    assert asked.url.startswith("/admin/account/confirm/?next=")
    settings.ACCOUNT_REAUTHENTICATION_TIMEOUT = 60
    assert "not correct" not in desk.get(asked.url).content.decode()
    assert desk.post(asked.url, {"password": "wrong"}).status_code == 200
    assert desk.post(asked.url, {"password": PASSWORD}).status_code == 302
    user.refresh_from_db()
    assert user.first_name == "Алия"


def test_the_roles_of_the_portal_are_kept_and_shown_in_russian(desk):
    writer = Group.objects.get(name=roles.WRITER)
    assert desk.post(reverse("admin:auth_group_delete", args=[writer.pk]), {"post": "yes"}).status_code == 403
    assert desk.post(reverse("admin:auth_group_change", args=[writer.pk]), {"name": "x"}).status_code == 403
    desk.cookies["django_language"] = "ru"
    user = AccountFactory()
    assert "Переводчик на русский язык" in desk.get("/admin/auth/group/").content.decode()
    assert "Переводчик на русский язык" in desk.get(reverse("admin:auth_user_change", args=[user.pk])).content.decode()


def test_accounts_are_filtered_by_role(desk):
    writer, translator = AccountFactory(role=roles.WRITER), AccountFactory(role=roles.TRANSLATOR_RU)
    page = desk.get(f"/admin/auth/user/?role={Group.objects.get(name=roles.WRITER).pk}").content.decode()
    assert writer.username in page
    assert translator.username not in page
    for value in ("x", "%00", "9" * 30):
        assert desk.get(f"/admin/auth/user/?role={value}", follow=True).status_code in (200, 400)


def test_secrets_of_factors_cannot_be_opened_at_the_desk(desk):
    for path in ("/admin/mfa/authenticator/", "/admin/account/emailaddress/"):
        assert desk.get(path).status_code == 404


def test_the_log_is_searched_and_filtered_and_told_in_words(desk, administrator):
    other = AccountFactory()
    audit.record(other, "proposal.unheard_of", detail="the first")
    page = desk.get(f"{LOG}?account={administrator.pk}&act=account.logged_in").content.decode()
    assert "logged in" in page
    assert "the first" not in page
    assert "the first" in desk.get(f"{LOG}?q=first").content.decode()
    today = timezone.localtime(AuditEntry.objects.latest("pk").done_at)
    day = f"done_at__year={today.year}&done_at__month={today.month}&done_at__day={today.day}"
    assert "the first" in desk.get(f"{LOG}?{day}").content.decode()
    for query in ("account=x", "account=%00", "act=x", f"account={'9' * 40}", "done_at__day=99"):
        assert desk.get(f"{LOG}?{query}", follow=True).status_code in (200, 400), query


def test_the_log_needs_the_same_queries_for_more_entries(desk):
    with CaptureQueriesContext(connection) as few:
        desk.get(LOG)
    AuditEntryFactory.create_batch(30)
    with CaptureQueriesContext(connection) as many:
        desk.get(LOG)
    assert len(many) <= len(few) <= 14


def test_the_log_is_exported_as_it_is_filtered_and_that_is_logged(desk, administrator):
    audit.record(None, "account.login_failed", name="=HYPERLINK(1)")
    audit.record(None, "account.locked", name="somebody else")
    response = desk.get(f"{LOG}export/?act=account.login_failed")
    assert response["Content-Type"] == "text/csv; charset=utf-8"
    rows = list(csv.DictReader(io.StringIO(response.content.decode("utf-8-sig"))))
    assert [row["name"] for row in rows] == ["'=HYPERLINK(1)"]
    assert rows[0]["act_in_words"] == "tried in vain to log in"
    entry = AuditEntry.objects.latest("pk")
    assert (entry.act, entry.account_id, entry.detail) == (
        "audit.exported",
        administrator.pk,
        "1 act=account.login_failed",
    )


@pytest.mark.parametrize("end", ["add/", "{pk}/change/", "{pk}/delete/", ""])
def test_the_log_is_not_changed_at_the_desk_even_by_a_superuser(client, db, end):
    entry = AuditEntryFactory()
    client.force_login(AccountFactory(is_superuser=True), backend="django.contrib.auth.backends.ModelBackend")
    before = list(AuditEntry.objects.values())
    data = {"name": "x", "act": "x", "post": "yes", "action": "delete_selected", "_selected_action": [entry.pk]}
    response = client.post(LOG + end.format(pk=entry.pk), data)
    assert response.status_code in (200, 302, 403)
    assert list(AuditEntry.objects.values()) == before


def test_who_may_not_see_the_log_sees_nothing_of_it(client, db):
    AuditEntryFactory()
    client.force_login(AccountFactory(role=roles.PUBLISHER), backend="django.contrib.auth.backends.ModelBackend")
    assert client.get(LOG).status_code == 403
    assert client.get(f"{LOG}export/").status_code == 403
    assert LOG not in client.get("/admin/").content.decode()


def test_the_page_of_the_second_factor_is_linked_from_every_page_of_the_desk(desk):
    assert f'href="{SET_UP}"' in desk.get("/admin/").content.decode()
