"""The forms in which pages answer besides HTML, by the suffix of the address."""

from typing import Any

from django.http import HttpRequest, JsonResponse

from apps.core.day import shown
from apps.core.pages import Form
from apps.opendata.calendars import ics
from apps.opendata.feeds import atom
from apps.opendata.linked.forms import jsonld


def json(request: HttpRequest, context: dict[str, Any]) -> JsonResponse:
    return JsonResponse({"day": shown().isoformat()})


FORMS: dict[str, Form] = {"json": json, "jsonld": jsonld, "atom": atom, "ics": ics}
