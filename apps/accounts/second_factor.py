"""The second factor: who must have one, and that nobody who must gets past without it."""

from collections.abc import Callable

from allauth.mfa.models import Authenticator
from django.contrib.auth.models import AnonymousUser, User
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect
from django.utils.functional import SimpleLazyObject

DESK = "/admin/"
RIGHTS_THAT_NEED_IT = (
    "proposals.review_proposal",
    "proposals.publish_proposal",
    "proposals.publish_urgently",
    "accounts.see_audit",
    "auth.change_user",
    "auth.change_group",
)
# Recovery codes alone are no factor: they stand in for one.
FACTORS = (Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN)
# What can be opened before the second factor is set up, beside the pages of the account itself.
OPEN = {"admin:language", "admin:jsi18n"}


def is_required(user: User | AnonymousUser) -> bool:
    """Whether a password alone is not enough for what this person may do."""
    return any(user.has_perm(right) for right in RIGHTS_THAT_NEED_IT)


def is_set_up(user: User | AnonymousUser) -> bool:
    return Authenticator.objects.filter(user_id=user.pk, type__in=FACTORS).exists()


def is_missing(user: User | AnonymousUser) -> bool:
    return user.is_authenticated and is_required(user) and not is_set_up(user)


def remove(user: User) -> None:
    """Forget all factors of somebody who lost them; at the next sign-in a new one must be set up."""
    Authenticator.objects.filter(user=user).delete()


class SecondFactorMiddleware:
    """Leads those who lack a factor that they must have to the page where it is set up.

    Until then every page of the desk leads there, and the public pages take them for a visitor. At the desk somebody
    without a part in it is told so.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if not request.path_info.startswith(DESK):
            user = request.user  # asked for lazily: most public pages never do
            request.user = SimpleLazyObject(lambda: AnonymousUser() if is_missing(user) else user)  # type: ignore[assignment]
        return self.get_response(request)

    def process_view(self, request: HttpRequest, *view: object) -> HttpResponseBase | None:
        match = request.resolver_match
        is_open = not match or match.view_name in OPEN or match.view_name.startswith(("account_", "mfa_"))
        if is_open or not request.path_info.startswith(DESK) or request.user.is_anonymous:
            return None
        if not request.user.is_staff:
            raise PermissionDenied
        return redirect("mfa_index") if is_missing(request.user) else None
