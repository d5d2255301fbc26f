"""Uploaded files, served so that none of them can act as a page of the portal."""

from pathlib import PurePosixPath

from django.conf import settings
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.views.decorators.http import require_safe
from django.views.static import serve

SHOWN = {".avif", ".jpeg", ".jpg", ".png", ".webp"}


@require_safe
def media(request: HttpRequest, path: str) -> HttpResponseBase:
    """Pictures are shown, every other file is offered for saving; 404 for what is not there."""
    response = serve(request, path, document_root=str(settings.MEDIA_ROOT))
    if PurePosixPath(path).suffix.lower() not in SHOWN:
        response["Content-Disposition"] = "attachment"
    response["Content-Security-Policy"] = "default-src 'none'; sandbox"
    response["Cache-Control"] = "public, max-age=3600"
    return response
