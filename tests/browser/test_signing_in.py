"""Signing in as a person does it: with a password, an app on the phone, a passkey."""

import re
from collections.abc import Callable

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value, yield_hotp_counters_from_time
from django.contrib.auth.models import User
from playwright.sync_api import Page, expect

from apps.accounts import roles
from tests.browser.conftest import IN_EACH_LOOK, Look, Open, Staff
from tests.factories.desk import SECRET

PASSWORD = "three horses under a bridge"
DESK = re.compile(r"^http://localhost:\d+/admin/$")
SECOND_FACTOR = "/admin/account/second-factor/"

Axe = Callable[[Page], str]


def code(secret: str = SECRET) -> str:
    return format_hotp_value(hotp_value(secret, list(yield_hotp_counters_from_time())[1]))


@pytest.fixture
def account(account: Staff) -> Staff:
    """One who knows the password."""

    def make(role: str, **options) -> User:
        user = account(role, **options)
        user.set_password(PASSWORD)
        user.save()
        return user

    return make


def log_in(page: Page, user: User) -> None:
    page.get_by_label("Username").fill(user.username)
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Log in", exact=True).click()


def with_authenticator(page: Page) -> None:
    """Give the browser a key that always says yes, as a fingerprint would."""
    devtools = page.context.new_cdp_session(page)
    devtools.send("WebAuthn.enable")
    options = {
        "protocol": "ctap2",
        "transport": "internal",
        "hasResidentKey": True,
        "hasUserVerification": True,
        "isUserVerified": True,
        "automaticPresenceSimulation": True,
    }
    devtools.send("WebAuthn.addVirtualAuthenticator", {"options": options})


def test_a_publisher_sets_up_an_app_and_signs_in_with_it(browse: Open, account):
    user = account(role=roles.PUBLISHER, has_factor=False)
    page = browse("/admin/news/article/")
    log_in(page, user)
    page.wait_for_url(f"**{SECOND_FACTOR}")
    expect(page.get_by_text("a password alone is not enough")).to_be_visible()
    page.get_by_role("link", name="Set up an app").click()
    picture = page.get_by_role("img", name="The picture for the app")
    assert picture.evaluate("image => image.complete && image.naturalWidth > 0")
    secret = page.locator("#secret").inner_text()
    page.get_by_label("Code from the app").fill(code(secret))
    page.get_by_role("button", name="Set up").click()
    expect(page.locator(".codes code")).to_have_count(10)
    recovery = page.locator(".codes code").first.inner_text()
    page.get_by_role("link", name="to the desk").click()
    expect(page).to_have_url(DESK)

    page.get_by_role("button", name="Log out").click()
    log_in(page, user)
    page.get_by_label("Code from the app").fill(recovery)
    page.get_by_role("button", name="Log in", exact=True).click()
    expect(page).to_have_url(DESK)


def test_a_passkey_is_added_and_lets_in_without_a_password(browse: Open, account):
    user = account(role=roles.PUBLISHER, has_factor=False)
    page = browse("/admin/login/")
    with_authenticator(page)
    log_in(page, user)
    page.get_by_role("link", name="Add a passkey").click()
    page.get_by_label("Name").fill("The key of the office")
    page.get_by_label("Let it replace the password too").check()
    page.get_by_role("button", name="Add the passkey").click()
    expect(page.locator(".codes code")).to_have_count(10)
    assert Authenticator.objects.filter(user=user, type="webauthn").exists()

    page.goto("/admin/")
    page.get_by_role("button", name="Log out").click()
    page.get_by_role("button", name="Log in with a passkey").click()
    expect(page).to_have_url(DESK)
    page.goto(f"{SECOND_FACTOR}webauthn/")
    expect(page.get_by_text("The key of the office")).to_be_visible()


def test_a_passkey_is_a_second_factor_too(browse: Open, account):
    user = account(role=roles.PUBLISHER, has_factor=False)
    page = browse("/admin/login/")
    with_authenticator(page)
    log_in(page, user)
    page.get_by_role("link", name="Add a passkey").click()
    page.get_by_role("button", name="Add the passkey").click()
    page.get_by_role("link", name="to the desk").click()
    page.get_by_role("button", name="Log out").click()
    log_in(page, user)
    page.get_by_role("button", name="Use a passkey").click()
    expect(page).to_have_url(DESK)


def test_without_a_passkey_the_browser_says_so_and_nothing_breaks(browse: Open):
    page = browse("/admin/login/")
    expect(page.locator("#passkey-error")).to_be_hidden()
    page.evaluate("() => { navigator.credentials.get = () => Promise.reject(new DOMException('no')) }")
    page.get_by_role("button", name="Log in with a passkey").click()
    expect(page.get_by_role("alert")).to_contain_text("That did not work")


@IN_EACH_LOOK
def test_the_pages_of_signing_in_are_accessible_in_both_languages(browse: Open, axe: Axe, look: Look):
    page = browse("/admin/login/", **look)
    check(page, axe, look)
    for path in ("/admin/account/password/", "/admin/account/password/sent/"):
        page.goto(path)
        check(page, axe, look)


@IN_EACH_LOOK
def test_the_pages_of_the_second_factor_are_accessible_in_both_languages(browse: Open, axe: Axe, account, look: Look):
    user = account(role=roles.PUBLISHER, has_factor=False)
    page = browse("/admin/login/", **look)
    page.locator("#id_login").fill(user.username)
    page.locator("#id_password").fill(PASSWORD)
    page.locator("#id_password").press("Enter")
    page.wait_for_url("**/admin/account/second-factor/**")
    for path in ("", "webauthn/add/", "totp/activate/"):
        page.goto(SECOND_FACTOR + path)
        check(page, axe, look)
    page.locator("#id_code").fill(code(page.locator("#secret").inner_text()))
    page.locator("#id_code").press("Enter")
    page.wait_for_url("**/recovery-codes/**")
    for path in ("", "recovery-codes/", "totp/deactivate/", "webauthn/"):
        page.goto(SECOND_FACTOR + path)
        check(page, axe, look)


def check(page: Page, axe: Axe, look: Look) -> None:
    """In its language, accessible, in no need of scrolling sideways."""
    expect(page.locator("html")).to_have_attribute("lang", look["language"])
    assert not axe(page), page.url
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), page.url
