"""What a reader chose for all pages, another day or both languages, carried along while browsing."""

import re
from typing import Any

from django.http import HttpResponse
from django.http.response import HttpResponseBase

from apps.core import side_by_side
from apps.core.day import other_day, read_day, showing, today
from apps.core.languages import LANGUAGES
from apps.core.parameters import VIEW

_OURS = rf"/(?:{'|'.join(LANGUAGES)})/"


def _links(mark: str, elsewhere: str = "(?!)") -> re.Pattern:
    """Links to our own pages, but for those with that mark, which choose by themselves, and those to `elsewhere`."""
    return re.compile(rf'(<a\b(?![^>]*\b{mark}\b)[^>]*\bhref="{_OURS}(?!{elsewhere})[^"?#]*)(\?[^"#]*)?')


# By parameter. The pages of a day and of two days name theirs in the address; files hold both languages, or one.
_LINKS = {
    "on": _links("data-day", r"(?:on|changes)/\d"),
    VIEW: _links("data-view", r'[^"?#]*\.[a-z]+["?#]'),
}
# Those marked data-day choose a day by themselves, and hold the rest of the query already.
_FORM = re.compile(r'<form\b(?![^>]*\bdata-day\b)[^>]*\bmethod="get"[^>]*>')


class DayMiddleware:
    """Shows the day of `?on=`. What is no day gives a message (`request.day_problem`), and today is shown."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request: Any) -> HttpResponse:
        day, request.day_problem = today(), ""
        if (text := request.GET.get("on")) and re.match(_OURS, request.path_info):
            try:
                day = read_day(text)
            except ValueError as error:
                request.day_problem = str(error)
        with showing(day):
            return carried(self.get_response(request))


class SideBySideMiddleware:
    """Lets who reads one page in both languages read the next one so."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request: Any) -> HttpResponse:
        response = self.get_response(request)
        if side_by_side.is_asked(request) and re.match(_OURS, request.path_info) and is_page(response):
            response.content = carry(response.content.decode(), VIEW, side_by_side.BOTH).encode()
        return response


def carried(response: HttpResponse) -> HttpResponse:
    """The response; if it shows another day, its links ask for the same day."""
    if (other := other_day()) and is_page(response):
        response.content = carry(response.content.decode(), "on", other.date.isoformat()).encode()
    return response


def is_page(response: HttpResponseBase) -> bool:
    """Whether it is HTML, and neither a file nor data."""
    return response.headers.get("Content-Type", "").startswith("text/html")


def carry(html: str, name: str, value: str) -> str:
    """Let every link to our own pages, and every filter, ask for the same."""
    asks = re.compile(rf"[?;&]{name}=")

    def link(match: re.Match) -> str:
        query = match[2] or ""
        if asks.search(query):
            return match[0]
        return f"{match[1]}{query + '&amp;' if query else '?'}{name}={value}"

    html = _LINKS[name].sub(link, html)
    return _FORM.sub(lambda form: f'{form[0]}<input type="hidden" name="{name}" value="{value}">', html)
