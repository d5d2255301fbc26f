from copy import copy
from http import HTTPStatus

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.http.response import HttpResponseBase, HttpResponseRedirectBase
from django.urls import resolve
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from apps.core.middleware import is_page
from apps.editions.middleware import moved
from apps.opendata.problems import CONTENT_TYPE, problem_of
from apps.opendata.schema import page_schema
from apps.opendata.suffixes import in_form, page_at


@require_safe
def data(request, page, suffix):
    """What a public page shows, in the form that the suffix of the address names, for the same query and day."""
    try:
        response = _answer(request, page, suffix)
    except Http404:
        response = _moved(request, page, suffix) or _nothing()
    response.headers["Access-Control-Allow-Origin"] = "*"
    response.headers["Access-Control-Expose-Headers"] = "ETag, Link"
    return response


def _answer(request: HttpRequest, page: str, suffix: str) -> HttpResponseBase:
    asked = copy(request)
    asked.path = asked.path_info = page_at(page)
    asked.resolver_match = match = resolve(asked.path)
    asked.form = suffix  # type: ignore[attr-defined] # told to apps.core.pages
    response = match.func(asked, *match.args, **match.kwargs)
    if isinstance(response, HttpResponseRedirectBase):  # the page has another address: so have its data
        return type(response)(in_form(response.url, suffix))
    if is_page(response):
        raise Http404
    return response


def _moved(request: HttpRequest, page: str, suffix: str) -> HttpResponseBase | None:
    """To the data of the page that once stood at this address; None if none did."""
    asked = copy(request)
    asked.path_info = page_at(page)
    found = moved(asked)
    return found and type(found)(in_form(found.url, suffix))


def _nothing() -> HttpResponse:
    """That there is nothing."""
    told = problem_of(HTTPStatus.NOT_FOUND, _("There is no page with such data at this address."))
    return JsonResponse(told, status=HTTPStatus.NOT_FOUND, content_type=CONTENT_TYPE)


@require_safe
def schema(request):
    """The JSON Schema of the data of pages."""
    headers = {"Access-Control-Allow-Origin": "*"}
    return JsonResponse(page_schema(), content_type="application/schema+json", headers=headers)
