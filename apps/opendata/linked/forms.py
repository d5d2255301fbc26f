"""Linked data as an answer of its own, and as it stands within a page."""

import base64
import hashlib
import json
from typing import Any

from django import shortcuts
from django.http import HttpRequest, HttpResponse

from apps.opendata.linked import graph

CONTENT_TYPE = "application/ld+json; charset=utf-8"

# What could end a script element or begin a comment in one.
_ESCAPES = {ord(sign): f"\\u{ord(sign):04x}" for sign in "<>&"}


def jsonld(request: Any, context: dict[str, Any]) -> HttpResponse:
    """All that the page shows. It is made as well: its name and the way to it are words of its template."""
    shortcuts.render(request, request.template, context)
    return HttpResponse(_written(graph.whole(request, context)), content_type=CONTENT_TYPE)


def within(request: HttpRequest, context: dict[str, Any]) -> tuple[str, str]:
    """The text of a script element for a page, and its hash as a Content-Security-Policy names it."""
    text = _written(graph.brief(request, context)).translate(_ESCAPES)
    digest = base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
    return text, f"'sha256-{digest}'"


def _written(found: graph.Node) -> str:
    return json.dumps(found, ensure_ascii=False, separators=(",", ":"))
