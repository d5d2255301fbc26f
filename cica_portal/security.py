"""What browsers may do with our pages, and who is calling.

The Content-Security-Policy is strict for the public and eased under /admin/ alone, for the editor of texts.
"""

from http import HTTPStatus

from csp.constants import NONCE, NONE, SELF, UNSAFE_INLINE
from csp.middleware import CSPMiddleware, PolicyParts
from django.conf import settings
from django.http import HttpRequest
from django.http.response import HttpResponseBase

PUBLIC_POLICY = {
    "default-src": [SELF],
    "img-src": [SELF, "data:"],
    "object-src": [NONE],
    "base-uri": [SELF],
    "frame-ancestors": [NONE],
    "form-action": [SELF],
}
# The editor's modules are named by an import map in the page, and it puts a style element there.
ADMIN_POLICY = PUBLIC_POLICY | {"script-src": [SELF, NONCE], "style-src": [SELF, UNSAFE_INLINE]}


class PolicyMiddleware(CSPMiddleware):
    """Chooses the policy by the address; a page may have brought its own (apps/core/pages.py)."""

    def process_response(self, request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
        """As of the library; but who is told that nothing changed keeps the policy that came with the page."""
        is_unchanged = response.status_code == HTTPStatus.NOT_MODIFIED
        return response if is_unchanged else super().process_response(request, response)

    def get_policy_parts(
        self, request: HttpRequest, response: HttpResponseBase, report_only: bool = False
    ) -> PolicyParts:
        parts = super().get_policy_parts(request, response, report_only)
        is_desk = request.path_info.startswith("/admin/") and not is_signing_in(request)
        if not report_only and parts.config is None and is_desk:
            parts.config = ADMIN_POLICY
        return parts


def is_signing_in(request: HttpRequest) -> bool:
    """The pages where passwords are typed have no editor and keep the strict policy."""
    match = request.resolver_match
    return bool(match and match.url_name and match.url_name.startswith(("account_", "mfa_")))


# Powerful features of browsers that the portal has no use for.
PERMISSIONS_POLICY: dict[str, list[str]] = {
    feature: []
    for feature in (
        "accelerometer",
        "autoplay",
        "camera",
        "display-capture",
        "encrypted-media",
        "fullscreen",
        "geolocation",
        "gyroscope",
        "magnetometer",
        "microphone",
        "midi",
        "payment",
        "usb",
    )
}


def client_address(request: HttpRequest) -> str:
    """The address a request comes from; behind our proxy, the one that the proxy itself saw, which none can forge."""
    if settings.BEHIND_PROXY:
        forwarded = request.META.get("HTTP_X_FORWARDED_FOR", "").rpartition(",")[2].strip()
        if forwarded:
            return forwarded
    return request.META.get("REMOTE_ADDR", "")
