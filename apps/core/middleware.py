"""The day that a reader asks for, held for the whole request and carried along while browsing."""

import re
from typing import Any

from django.http import HttpResponse

from apps.core.day import other_day, read_day, showing, today
from apps.core.languages import LANGUAGES

# Links to our own pages and forms that are sent by GET. What is marked data-day chooses a day by itself, and the pages
# of a day and of two days name theirs in the address.
_OURS = rf"/(?:{'|'.join(LANGUAGES)})/"
_LINK = re.compile(rf'(<a\b(?![^>]*\bdata-day\b)[^>]*\bhref="{_OURS}(?!(?:on|changes)/\d)[^"?#]*)(\?[^"#]*)?')
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


def carried(response: HttpResponse) -> HttpResponse:
    """The response; if it shows another day, its links ask for the same day."""
    if (other := other_day()) and response.headers.get("Content-Type", "").startswith("text/html"):
        response.content = carry(response.content.decode(), other.date.isoformat()).encode()
    return response


def carry(html: str, day: str) -> str:
    """Let every link to our own pages, and every filter, ask for the same day."""

    def link(match: re.Match) -> str:
        query = match[2] or ""
        if re.search(r"[?;&]on=", query):
            return match[0]
        return f"{match[1]}{query + '&amp;' if query else '?'}on={day}"

    html = _LINK.sub(link, html)
    return _FORM.sub(lambda form: f'{form[0]}<input type="hidden" name="on" value="{day}">', html)
