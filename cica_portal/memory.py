"""Public pages remembered for as long as the database is as it was.

PostgreSQL says itself whether it is: a snapshot names the transactions whose work is to be seen, so while it stays the
same nobody has committed anything, be it the desk, an import, a command or SQL by hand. Nothing has to be told of a
change, and nothing can be forgotten. Besides, pages depend on the moment (today, scheduled publications): none is kept
into the next minute, by the clock of PostgreSQL, which is the one that publication goes by.
"""

from collections.abc import Callable
from threading import Lock
from typing import Any

from django.conf import settings
from django.core.exceptions import MiddlewareNotUsed
from django.db import connection
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase

LIMIT = 32 * 1024 * 1024  # bytes of a process: all pages in both languages, several times over
REMEMBERED = (
    "text/html", "image/png", "application/pdf",  # pages, their share pictures, briefing notes
    "application/json", "application/ld+json", "text/csv", "application/atom+xml", "text/calendar",  # their data
    "application/zip",  # all data in one
)  # fmt: skip
STATE = """
    SELECT current_database(), pg_current_snapshot()::text, date_trunc('minute', now()),
           pg_current_xact_id_if_assigned() IS NULL
"""

State = tuple[Any, ...]


class PageMemory:
    """Answers readers who bring no cookies, and so are all alike, with the page that one of them was given before."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]):
        if settings.DEBUG:
            raise MiddlewareNotUsed  # who writes templates wants to see them
        self.get_response = get_response
        self.lock = Lock()
        self.state: State = ()
        self.pages: dict[str, HttpResponse] = {}
        self.size = 0

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        is_asked = request.method == "GET" and not request.COOKIES and not request.path_info.startswith("/admin/")
        state = _state() if is_asked else None
        if state is None:
            return self.get_response(request)
        address = request.build_absolute_uri()
        if page := self._recall(state, address):
            return _copy(page)
        response = self.get_response(request)
        if isinstance(response, HttpResponse) and _is_for_all(response):
            self._keep(state, address, _copy(response))
        return response

    def _recall(self, state: State, address: str) -> HttpResponse | None:
        with self.lock:
            if state != self.state:
                self.state, self.pages, self.size = state, {}, 0
            return self.pages.get(address)

    def _keep(self, state: State, address: str, page: HttpResponse) -> None:
        """A page is worth as much as the state in which its making began, if that is still the latest known."""
        with self.lock:
            if state == self.state and address not in self.pages and self.size + len(page.content) <= LIMIT:
                self.pages[address] = page
                self.size += len(page.content)


def _state() -> State | None:
    """What a page may depend on; None within a transaction that has written: what it sees is its own."""
    with connection.cursor() as cursor:
        cursor.execute(STATE)
        *state, has_not_written = cursor.fetchone()
    return tuple(state) if has_not_written else None


def _is_for_all(response: HttpResponse) -> bool:
    """Whether it is a whole page that anybody may be shown. Asking again (“no-cache”) is what is done here."""
    is_page = response.status_code == 200 and response.headers.get("Content-Type", "").startswith(REMEMBERED)
    control = response.headers.get("Cache-Control", "")
    return is_page and not response.cookies and "no-store" not in control and "private" not in control


def _copy(response: HttpResponse) -> HttpResponse:
    """What others will do to the one, compress it for instance, does not touch the other."""
    return HttpResponse(response.content, headers=dict(response.headers))
