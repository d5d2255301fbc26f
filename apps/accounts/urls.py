"""The pages of signing in and of one's own account: django-allauth's views in the frame of the desk.

Those of registering and of managing mail addresses are left out: accounts and addresses are the administrators'.
"""

import ipaddress
from collections.abc import Callable
from contextlib import suppress
from functools import wraps

from allauth.account import views
from allauth.mfa.urls import urlpatterns as second_factor_pages
from django.contrib import admin
from django.http import HttpRequest, HttpResponseBase
from django.template.response import TemplateResponse
from django.urls import URLPattern, URLResolver, include, path, re_path
from django.utils.translation import gettext_lazy as _

from apps.accounts import second_factor

TITLES = {
    "account_login": _("Log in to the desk"),
    "account_logout": _("Log out?"),
    "account_inactive": _("This account is closed"),
    "account_change_password": _("Change your password"),
    "account_reauthenticate": _("Is it you?"),
    "account_reset_password": _("A new password"),
    "account_reset_password_done": _("Look into your mail"),
    "account_reset_password_from_key": _("Choose a new password"),
    "account_reset_password_from_key_done": _("Your password is changed"),
    "mfa_authenticate": _("The second factor"),
    "mfa_reauthenticate": _("Is it you?"),
    "mfa_reauthenticate_webauthn": _("Is it you?"),
    "mfa_index": _("Second factor"),
    "mfa_activate_totp": _("Set up an app on your phone"),
    "mfa_deactivate_totp": _("Remove the app"),
    "mfa_view_recovery_codes": _("Recovery codes"),
    "mfa_generate_recovery_codes": _("New recovery codes"),
    "mfa_list_webauthn": _("Passkeys"),
    "mfa_add_webauthn": _("Add a passkey"),
    "mfa_edit_webauthn": _("Rename a passkey"),
    "mfa_remove_webauthn": _("Remove a passkey"),
}


def frame(request: HttpRequest) -> dict:
    """What the templates of the desk ask for, without its side bar."""
    user = request.user
    match = request.resolver_match
    return {
        **admin.site.each_context(request),
        "title": TITLES.get(match.url_name or "", "") if match else "",
        "is_nav_sidebar_enabled": False,
        "is_second_factor_missing": second_factor.is_missing(user),
        "has_passkeys": not _is_ip_address(request.get_host()),
    }


def _is_ip_address(host: str) -> bool:
    """Browsers make passkeys for names alone."""
    with suppress(ValueError):
        return bool(ipaddress.ip_address(host.rpartition(":")[0].strip("[]") or host))
    return False


def framed(view: Callable[..., HttpResponseBase]) -> Callable[..., HttpResponseBase]:
    @wraps(view)
    def answer(request: HttpRequest, *args, **kwargs) -> HttpResponseBase:
        response = view(request, *args, **kwargs)
        if isinstance(response, TemplateResponse) and not response.is_rendered:
            response.context_data = {**frame(request), **(response.context_data or {})}
        return response

    return answer


def all_framed(patterns: list[URLPattern | URLResolver]) -> list[URLPattern | URLResolver]:
    for pattern in patterns:
        if isinstance(pattern, URLPattern):
            pattern.callback = framed(pattern.callback)
        else:
            all_framed(pattern.url_patterns)
    return patterns


RESET = "account/password/"

urlpatterns = all_framed(
    [
        path("login/", views.login, name="account_login"),
        path("logout/", views.logout, name="account_logout"),
        path("password_change/", views.password_change, name="account_change_password"),
        path("account/closed/", views.account_inactive, name="account_inactive"),
        path("account/confirm/", views.reauthenticate, name="account_reauthenticate"),
        path(RESET, views.password_reset, name="account_reset_password"),
        path(f"{RESET}sent/", views.password_reset_done, name="account_reset_password_done"),
        path(f"{RESET}changed/", views.password_reset_from_key_done, name="account_reset_password_from_key_done"),
        re_path(
            rf"^{RESET}(?P<uidb36>[0-9A-Za-z]+)-(?P<key>.+)/$",
            views.password_reset_from_key,
            name="account_reset_password_from_key",
        ),
        path("account/second-factor/", include(second_factor_pages)),
    ]
)
