"""What every page says of its data in a header, for programs that read no HTML."""

from http import HTTPStatus

from django.http import HttpRequest
from django.http.response import HttpResponseBase

from apps.core.middleware import is_page
from apps.opendata.forms import forms_of


class FormsMiddleware:
    """Names the other forms of a page in `Link`."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        response = self.get_response(request)
        is_found = response.status_code == HTTPStatus.OK and is_page(response)
        if is_found and (forms := forms_of(request)):
            links = (f'<{form.href}>; rel="alternate"; type="{form.media_type}"' for form in forms)
            response.headers["Link"] = ", ".join(links)
        return response
