"""Pages travel compressed, for readers on slow links; static files are compressed beforehand."""

import re

import brotli
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.middleware.gzip import GZipMiddleware
from django.utils.cache import patch_vary_headers

ACCEPTS_BROTLI = re.compile(r"\bbr\b")
TEXT = ("text/", "application/json", "application/xml", "application/rss+xml", "application/atom+xml", "image/svg+xml")
SHORTEST = 200  # bytes, as in Django's gzip
QUALITY = 5  # of 11: the best that costs about as little as gzip


class CompressionMiddleware(GZipMiddleware):
    """Brotli where the browser takes it, else Django's gzip; texts only.

    Under /admin/ always gzip: Django's pads it at random, so that the length tells nothing of the secrets in a page.
    """

    def process_response(self, request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
        if not response.get("Content-Type", "").startswith(TEXT) or response.has_header("Content-Encoding"):
            return response
        takes_brotli = ACCEPTS_BROTLI.search(request.headers.get("Accept-Encoding", ""))
        is_admin = request.path_info.startswith("/admin/")
        if not isinstance(response, HttpResponse) or len(response.content) < SHORTEST or not takes_brotli or is_admin:
            return super().process_response(request, response)
        patch_vary_headers(response, ["Accept-Encoding"])
        response.content = brotli.compress(response.content, mode=brotli.MODE_TEXT, quality=QUALITY)
        response.headers["Content-Length"] = str(len(response.content))
        response.headers["Content-Encoding"] = "br"
        etag = response.get("ETag")
        if etag and not etag.startswith("W/"):
            response.headers["ETag"] = f"W/{etag}"  # the same page, though not the same bytes
        return response
