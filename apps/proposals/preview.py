"""The public pages as they would be: the operation is done in the sandbox, and the portal asked for the page."""

import hashlib
import re
import secrets
from functools import cache
from typing import Any
from urllib.parse import urlsplit

from csp.constants import SELF
from django.conf import settings
from django.core.handlers.base import BaseHandler
from django.http import HttpRequest, HttpResponse
from django.test import RequestFactory
from django.utils import timezone

from apps.core.addresses import in_language
from apps.core.languages import one_of_ours
from apps.editions.models import Publishable
from apps.proposals.deciding import files_of
from apps.proposals.models import PreviewLink, Proposal
from apps.proposals.operations import perform
from apps.proposals.sandbox import sandbox
from apps.proposals.tracing import Trace

SCRIPT = re.compile(r"<script\b.*?</script>", re.DOTALL)
REDIRECTS = 3
POLICY = {**settings.CONTENT_SECURITY_POLICY["DIRECTIVES"], "frame-ancestors": [SELF]}
"""As of public pages; but the page where a proposal is reviewed shows them in a frame."""


def page(proposal: Proposal, user: Any, request: HttpRequest, number: int, language: str) -> HttpResponse:
    """The page of that number among `proposal.pages`, in that language, with the change in place.

    Raises ValidationError if the operation cannot be done as things stand.
    """
    with sandbox():
        if proposal.is_waiting:
            show_now(perform(user, proposal.operation, proposal.payload, files_of(proposal)))
        return guarded(asked(in_language(proposal.pages[number], one_of_ours(language)), request))


def show_now(trace: Trace) -> None:
    """What is scheduled for later is looked at as if its moment had come."""
    for (model, pk), _old, new in trace.touched():
        if isinstance(new, Publishable) and new.stage == Publishable.Stage.SCHEDULED:
            model._default_manager.filter(pk=pk).update(published_at=timezone.now())


@cache
def _portal() -> BaseHandler:
    handler = BaseHandler()
    handler.load_middleware()
    return handler


def asked(path: str, request: HttpRequest) -> HttpResponse:
    """What the portal answers to somebody without account or cookies."""
    response: Any = None
    for _time in range(REDIRECTS):
        parts = urlsplit(path)
        visitor = RequestFactory().get(
            parts.path, secure=request.is_secure(), headers={"host": request.get_host()}, QUERY_STRING=parts.query
        )
        response = _portal().get_response(visitor)
        if response.status_code not in (301, 302):
            break
        path = response["Location"]
    return response


def guarded(response: Any) -> HttpResponse:
    """The page alone, for our own frame, which runs no scripts; its links open elsewhere."""
    html = SCRIPT.sub("", response.content.decode()).replace("<head>", '<head><base target="_blank">', 1)
    shown = HttpResponse(html, content_type=response["Content-Type"], status=response.status_code)
    shown["X-Frame-Options"] = "SAMEORIGIN"
    return unlisted(shown)


def unlisted(response: HttpResponse) -> HttpResponse:
    """Kept by nobody, found by no search, told to no other site."""
    response["Cache-Control"] = "no-store, private"
    response["X-Robots-Tag"] = "noindex, nofollow, noarchive"
    response["Referrer-Policy"] = "same-origin"
    return response


# --- secret links


def digest(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()


def make_link(proposal: Proposal, user: Any, expires_at: Any) -> str:
    """The token of a new secret link; only its hash is kept, so it can be told once."""
    token = secrets.token_urlsafe(32)
    PreviewLink.objects.create(proposal=proposal, digest=digest(token), made_by=user, expires_at=expires_at)
    return token


def link(token: str) -> PreviewLink | None:
    """The link with that token, while it is open and its proposal too."""
    found = PreviewLink.objects.filter(digest=digest(token)).select_related("proposal__author").first()
    return found if found and found.is_open and found.proposal.is_waiting else None
