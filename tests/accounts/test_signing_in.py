"""Signing in with a password, what is asked for besides, and what stands in the way."""

import pytest
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value, yield_hotp_counters_from_time
from django.contrib.auth.models import User

from apps.accounts import roles
from apps.accounts.models import AuditEntry
from tests.accounts.conftest import PASSWORD, log_in
from tests.factories.desk import SECRET

SET_UP, CODE = "/admin/account/second-factor/", "/admin/account/second-factor/authenticate/"


def code(secret: str = SECRET) -> str:
    """What the app on the phone shows now."""
    return format_hotp_value(hotp_value(secret, list(yield_hotp_counters_from_time())[1]))


def is_signed_in(client) -> bool:
    return "_auth_user_id" in client.session


def acts() -> list[str]:
    return list(AuditEntry.objects.order_by("pk").values_list("act", flat=True))


def test_a_writer_signs_in_with_a_password_and_goes_where_he_was_going(client, account):
    user = account(role=roles.WRITER, has_factor=False)
    assert client.get("/admin/news/article/").url == "/admin/login/?next=/admin/news/article/"
    response = log_in(client, user, next="/admin/news/article/")
    assert response.url == "/admin/news/article/"
    assert client.get(response.url).status_code == 200


@pytest.mark.parametrize("role", [roles.REVIEWER, roles.PUBLISHER, roles.ADMINISTRATOR])
def test_who_may_publish_or_administer_must_first_set_up_a_second_factor(client, account, role):
    log_in(client, account(role=role, has_factor=False))
    for path in ("/admin/", "/admin/news/article/", "/admin/accounts/auditentry/", "/admin/no/such/page/"):
        assert client.get(path).url == SET_UP, path
        assert client.post(path, {"_save": "1"}).url == SET_UP, path
    page = client.get(SET_UP)
    assert "a password alone is not enough" in page.content.decode()


def test_until_then_the_public_pages_take_them_for_a_visitor(client, account):
    log_in(client, account(is_superuser=True, has_factor=False))
    assert client.get("/en/gallery/").status_code == 404
    other = client.__class__()
    other.force_login(account(is_superuser=True), backend="django.contrib.auth.backends.ModelBackend")
    assert other.get("/en/gallery/").status_code == 200


def test_a_second_factor_is_asked_for_where_there_is_one(client, account):
    user = account(role=roles.PUBLISHER)
    assert log_in(client, user).url == CODE
    assert not is_signed_in(client)
    assert client.get("/admin/").url.startswith("/admin/login/")
    refused = client.post(CODE, {"code": "000000"})
    assert "Incorrect code" in refused.content.decode()
    assert not is_signed_in(client)
    assert client.post(CODE, {"code": code()}).url == "/admin/"
    assert client.get("/admin/").status_code == 200
    assert acts()[-2:] == ["account.code_refused", "account.logged_in"]
    assert AuditEntry.objects.latest("pk").detail == "password, totp"


def test_a_code_of_the_phone_is_good_for_one_time(client, account):
    user, again = account(role=roles.PUBLISHER), client.__class__()
    now = code()
    for browser in (client, again):
        log_in(browser, user)
        browser.post(CODE, {"code": now})
    assert is_signed_in(client)
    assert not is_signed_in(again)


def test_codes_cannot_be_guessed_for_long(client, account):
    user = account(role=roles.PUBLISHER)
    log_in(client, user)
    for _time in range(5):
        client.post(CODE, {"code": "000000"})
    assert "Too many" in client.post(CODE, {"code": code()}).content.decode()
    assert not is_signed_in(client)


def test_five_wrong_passwords_lock_the_account_for_this_address(client, account):
    user = account(role=roles.WRITER)
    for _time in range(4):
        assert "not correct" in log_in(client, user, "wrong").content.decode()
    locked = log_in(client, user, "wrong")
    assert locked.status_code == 429
    assert "15 minutes" in locked.content.decode()
    client.cookies["django_language"] = "ru"
    assert not is_signed_in(client)
    log_in(client, user)
    assert not is_signed_in(client)
    assert acts().count("account.login_failed") >= 5
    assert "account.locked" in acts()


def test_too_many_requests_from_one_address_are_refused_with_a_page(client, account, settings):
    settings.ACCOUNT_RATE_LIMITS = {"login": "1/m/ip"}
    user = account(role=roles.WRITER, has_factor=False)
    log_in(client, user, "wrong")
    refused = log_in(client, user)
    assert refused.status_code == 429
    assert "Слишком много запросов" in refused.content.decode()


def test_the_log_of_a_failure_holds_the_name_as_typed_and_the_address(client, db):
    client.post("/admin/login/", {"login": "aliya", "password": "secret"}, REMOTE_ADDR="203.0.113.9")
    entry = AuditEntry.objects.latest("pk")
    assert (entry.act, entry.name, entry.address) == ("account.login_failed", "aliya", "203.0.113.9")
    assert "secret" not in str(list(AuditEntry.objects.values()))


def test_an_account_without_a_part_in_the_desk_is_told_so(client, account):
    log_in(client, account(is_staff=False, has_factor=False))
    assert client.get("/admin/").status_code == 403


def test_a_closed_account_cannot_sign_in(client, account):
    assert "not correct" in log_in(client, account(is_active=False)).content.decode()


def test_nobody_can_register(client, db):
    for path in ("signup", "account/signup", "account/email", "account/second-factor/webauthn/signup"):
        assert client.get(f"/admin/{path}/", follow=True).redirect_chain[-1][0].startswith("/admin/login/")
    assert not User.objects.exists()


def test_signing_in_leads_to_no_other_site(client, account):
    assert log_in(client, account(role=roles.WRITER, has_factor=False), next="https://evil.example/").url == "/admin/"


def test_signing_out_ends_the_session_and_is_logged(client, account):
    log_in(client, account(role=roles.WRITER, has_factor=False))
    assert client.get("/admin/logout/").status_code == 200  # asks first
    assert client.post("/admin/logout/").url == "/admin/login/"
    assert not is_signed_in(client)
    assert acts()[-1] == "account.logged_out"


def test_a_session_lasts_a_working_day(client, account):
    log_in(client, account(role=roles.WRITER, has_factor=False))
    assert client.session.get_expiry_age() == pytest.approx(12 * 3600, abs=5)


def test_the_first_account_signs_in_and_is_led_to_set_up_a_second_factor(client, db):
    User.objects.create_superuser("secretariat", password=PASSWORD)
    assert log_in(client, User.objects.get()).url == "/admin/"
    assert client.get("/admin/").url == SET_UP
