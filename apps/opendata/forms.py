"""The forms in which pages answer besides HTML, by the suffix of the address."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils.http import urlencode
from django.utils.translation import gettext_lazy as _

from apps.core.addresses import absolute, with_query
from apps.core.day import shown
from apps.core.pages import Form, add_form
from apps.core.parameters import BOM, VIEW
from apps.opendata import calendars, feeds
from apps.opendata.linked.forms import jsonld
from apps.opendata.pages import SCHEMA, PageData, has_data
from apps.opendata.suffixes import FRONT, in_form
from apps.opendata.tables import has_table, table_of, written

NOT_OF_THE_PAGE = ("page", VIEW, BOM)
"""Parameters of an address that choose a part or a look of the page, not what it shows."""


@dataclass(frozen=True)
class PageForm:
    """`is_offered(view_name, context)` says which pages name it among their forms; `name` is what readers see of it."""

    name: Any
    media_type: str
    answer: Form
    is_offered: Callable[[str, dict[str, Any]], bool] = lambda _view_name, _context: False


def json(request: HttpRequest, context: dict[str, Any]) -> HttpResponse:
    """The page as one JSON object, as data/schema.json describes it."""
    found = PageData(request, context).whole()
    compact = {"ensure_ascii": False, "separators": (",", ":")}
    links = f'<{absolute(SCHEMA)}>; rel="describedby", <{found["licence"]}>; rel="license"'
    return JsonResponse(found, json_dumps_params=compact, headers={"Link": links})


def csv(request: HttpRequest, context: dict[str, Any]) -> HttpResponse:
    """The list of the page as a table; `?bom=1` begins it with the mark by which Excel knows UTF-8."""
    header, rows = table_of(PageData(request, context))
    mark = "\ufeff" if request.GET.get(BOM) == "1" else ""
    path = "-".join(request.path.strip("/").split("/")[1:]) or FRONT
    disposition = f'attachment; filename="cica-{path}-{shown().isoformat()}.csv"'
    text = mark + written(header, rows)
    return HttpResponse(text, content_type="text/csv; charset=utf-8", headers={"Content-Disposition": disposition})


FORMS: dict[str, PageForm] = {}


def offer(suffix: str, form: PageForm) -> None:
    """Let pages answer in that form, at their addresses with that suffix."""
    FORMS[suffix] = form
    add_form(suffix, form.answer)


OWN = {
    "json": PageForm("JSON", "application/json", json, has_data),
    "csv": PageForm("CSV", "text/csv", csv, lambda view_name, _context: has_table(view_name)),
    "jsonld": PageForm("JSON-LD", "application/ld+json", jsonld, has_data),
    "atom": PageForm(
        _("Atom feed"), "application/atom+xml", feeds.atom, lambda view_name, _context: view_name in feeds.PAGES
    ),
    "ics": PageForm(_("calendar"), "text/calendar", calendars.ics, calendars.is_offered),
}


@dataclass(frozen=True)
class Alternate:
    """A page in another form, for links to it."""

    suffix: str
    name: Any
    media_type: str
    href: str


def forms_of(request: Any) -> list[Alternate]:
    """The forms of the page that is being answered, at their addresses; none of what is no whole page. Found once."""
    if not hasattr(request, "page_context"):
        return []
    if not hasattr(request, "other_forms"):
        request.other_forms = _found(request)
    return request.other_forms


def _found(request: Any) -> list[Alternate]:
    asked = [(name, value) for name, values in request.GET.lists() for value in values if name not in NOT_OF_THE_PAGE]
    query = urlencode(asked)
    return [
        Alternate(suffix, form.name, form.media_type, with_query(in_form(request.path, suffix), query))
        for suffix, form in FORMS.items()
        if form.is_offered(request.resolver_match.view_name, request.page_context)
    ]
