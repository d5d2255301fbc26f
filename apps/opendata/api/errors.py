"""What went wrong, in words and in the caller's language."""

from http import HTTPStatus
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from rest_framework import exceptions, views
from rest_framework.response import Response

from apps.opendata.problems import CONTENT_TYPE, problem_of


def problem(error: Exception, context: dict[str, Any]) -> Response | None:
    """DRF's answer to an error, said in one shape; None for what is a fault of ours."""
    response = views.exception_handler(error, context)
    if response is None:
        return None
    told = problem_of(response.status_code, _detail(error, response))
    if isinstance(error, exceptions.ValidationError):
        told["parameters"] = error.detail  # by parameter, one sentence or several
    response.data, response.content_type = told, CONTENT_TYPE
    return response


def _detail(error: Exception, response: Response) -> str:
    match response.status_code:
        case HTTPStatus.BAD_REQUEST:
            return _("The address asks in a way that is not understood; “parameters” says why.")
        case HTTPStatus.NOT_FOUND:
            return _("There is nothing at this address.")
        case HTTPStatus.METHOD_NOT_ALLOWED:
            return _("The data can be read, not changed.")
        case HTTPStatus.NOT_ACCEPTABLE:
            return _("The answer can be had as JSON only.")
        case HTTPStatus.TOO_MANY_REQUESTS:
            seconds = int(response.headers.get("Retry-After", 60))
            return ngettext(
                "Too many requests came from your address. Ask again in %(seconds)s second.",
                "Too many requests came from your address. Ask again in %(seconds)s seconds.",
                seconds,
            ) % {"seconds": seconds}
    return str(getattr(error, "detail", ""))
