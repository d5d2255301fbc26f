"""The pages of signing in and of one's own account: all there, in both languages, under the strict policy."""

import re

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import SECRET_SESSION_KEY
from django.contrib.auth.models import User
from django.core import mail
from django.urls import reverse

from apps.accounts import roles
from apps.accounts.models import AuditEntry
from tests.accounts.conftest import PASSWORD, log_in
from tests.accounts.test_signing_in import SET_UP, code, is_signed_in

OPEN = ["account_login", "account_reset_password", "account_reset_password_done", "account_inactive",
        "account_reset_password_from_key_done"]  # fmt: skip
OWN = ["mfa_index", "mfa_activate_totp", "account_change_password", "account_logout", "mfa_list_webauthn",
       "mfa_add_webauthn", "account_reauthenticate"]  # fmt: skip
WITH_FACTOR = ["mfa_index", "mfa_deactivate_totp", "mfa_view_recovery_codes", "mfa_generate_recovery_codes",
               "mfa_reauthenticate"]  # fmt: skip
UNTRANSLATED = re.compile(r">[^<]*[A-Za-z]{3,}[^<]*<")


@pytest.fixture(params=["en", "ru"])
def language(request, client) -> str:
    client.cookies["django_language"] = request.param
    return request.param


def page(client, name: str, **kwargs) -> str:
    response = client.get(reverse(name, kwargs=kwargs), headers={"host": "localhost"})
    assert response.status_code == 200, name
    policy = response.headers["Content-Security-Policy"]
    assert "unsafe" not in policy, name
    text = response.content.decode()
    assert not re.search(r'<script(?![^>]*(?:src=|type="application/json"))', text), name
    assert len(re.findall("<h1", text)) == 1, name
    return text


def test_every_page_before_signing_in_is_there(client, language, db):
    for name in OPEN:
        assert f'<html lang="{language}"' in page(client, name)


def test_every_page_of_the_account_is_there(client, language, account):
    log_in(client, account(role=roles.WRITER, has_factor=False))
    for name in OWN:
        assert f'<html lang="{language}"' in page(client, name)


def test_every_page_of_the_second_factor_is_there(client, language, account):
    user = account(role=roles.PUBLISHER)
    RecoveryCodes.activate(user)
    log_in(client, user)
    assert "recovery" in page(client, "mfa_authenticate") or language == "ru"
    client.post(reverse("mfa_authenticate"), {"code": code()})
    for name in WITH_FACTOR:
        assert f'<html lang="{language}"' in page(client, name)


def test_an_app_is_set_up_with_a_picture_or_a_secret_and_gives_recovery_codes(
    client, account, django_capture_on_commit_callbacks
):
    user = account(role=roles.PUBLISHER, has_factor=False)
    log_in(client, user)
    text = page(client, "mfa_activate_totp")
    secret = client.session[SECRET_SESSION_KEY]
    assert secret in text
    assert 'src="data:image/svg+xml;base64,' in text
    refused = client.post(reverse("mfa_activate_totp"), {"code": "000000"}).content.decode()
    assert "Incorrect code" in refused
    assert secret in refused
    with django_capture_on_commit_callbacks(execute=True):
        response = client.post(reverse("mfa_activate_totp"), {"code": code(secret)})
    assert response.url == reverse("mfa_view_recovery_codes")
    assert len(re.findall(r"<code>\d{8}</code>", page(client, "mfa_view_recovery_codes"))) == 10
    assert client.get("/admin/").status_code == 200
    assert secret not in str(list(Authenticator.objects.values()))
    assert AuditEntry.objects.filter(act="account.factor_added", account_id=user.pk).count() >= 1


def test_a_recovery_code_lets_in_once(client, account):
    user, again = account(role=roles.PUBLISHER), client.__class__()
    one = RecoveryCodes.activate(user).get_unused_codes()[0]
    for browser in (client, again):
        log_in(browser, user)
        browser.post(reverse("mfa_authenticate"), {"code": one})
    assert is_signed_in(client)
    assert not is_signed_in(again)


def test_the_only_factor_of_a_publisher_cannot_be_removed_but_that_of_a_writer_can(client, account):
    for role, stays in ((roles.PUBLISHER, True), (roles.WRITER, False)):
        user, browser = account(role=role), client.__class__()
        log_in(browser, user)
        browser.post(reverse("mfa_authenticate"), {"code": code()})
        browser.post(reverse("mfa_deactivate_totp"))
        assert Authenticator.objects.filter(user=user).exists() is stays


def test_a_forgotten_password_is_replaced_by_mail(client, account, settings):
    user, new = account(role=roles.PUBLISHER, email="aliya@example.org"), "a new horse on a bridge"
    settings.SITE_URL = "https://portal.example.org"
    response = client.post(
        reverse("account_reset_password"), {"email": "Aliya@example.org"}, headers={"host": "localhost"}
    )
    assert response.url == reverse("account_reset_password_done")
    link = re.search(r"https://portal\.example\.org(/admin/\S+)", mail.outbox[0].body).group(1)
    form = client.get(link, follow=True)
    changed = client.post(
        form.redirect_chain[-1][0], {"password1": "a new horse on a bridge", "password2": "a new horse on a bridge"}
    )
    assert changed.url == reverse("account_reset_password_from_key_done")
    assert not is_signed_in(client)
    assert log_in(client, user, new).url == reverse("mfa_authenticate")
    assert "no longer good" in client.__class__().get(link, follow=True).content.decode()
    assert AuditEntry.objects.filter(act="account.password_reset").exists()


def test_asking_for_a_password_does_not_tell_who_has_an_account(client, db):
    response = client.post(reverse("account_reset_password"), {"email": "nobody@example.org"})
    assert response.url == reverse("account_reset_password_done")
    assert mail.outbox == []


def test_a_mail_server_out_of_order_is_no_error_of_the_page(client, account, settings):
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 1
    account(email="aliya@example.org")
    response = client.post(reverse("account_reset_password"), {"email": "aliya@example.org"})
    assert response.url == reverse("account_reset_password_done")


def test_a_password_is_changed_and_the_owner_told(client, account):
    user = account(role=roles.WRITER, has_factor=False, email="aliya@example.org")
    log_in(client, user)
    new = "a new horse on a bridge"
    short = {"oldpassword": PASSWORD, "password1": "short", "password2": "short"}
    assert client.post(reverse("account_change_password"), short).status_code == 200
    response = client.post(
        reverse("account_change_password"), {"oldpassword": PASSWORD, "password1": new, "password2": new}
    )
    assert response.url == "/admin/"
    assert client.get("/admin/").status_code == 200
    assert User.objects.get(pk=user.pk).check_password(new)
    assert "Your password has been changed" in mail.outbox[0].body
    assert AuditEntry.objects.filter(act="account.password_changed", account_id=user.pk).exists()


@pytest.mark.parametrize("credential", ["1", "[]", "{}", '"x"', '{"id": 1, "response": null}', "nonsense", "\x00"])
def test_a_forged_passkey_is_no_error_of_the_server(client, account, credential):
    client.get(reverse("mfa_login_webauthn"), headers={"accept": "application/json"})
    assert client.post(reverse("mfa_login_webauthn"), {"credential": credential}).status_code in (200, 302)
    log_in(client, account(role=roles.PUBLISHER))
    client.get(reverse("mfa_authenticate"))
    assert client.post(reverse("mfa_authenticate"), {"credential": credential}).status_code == 200
    assert not is_signed_in(client)


def test_passkeys_are_not_offered_where_the_address_is_a_number(client, account):
    assert "passkey_login" not in client.get("/admin/login/", headers={"host": "127.0.0.1:8000"}).content.decode()
    log_in(client, account(role=roles.WRITER, has_factor=False))
    assert "address is a number" in client.get(SET_UP, headers={"host": "127.0.0.1"}).content.decode()
