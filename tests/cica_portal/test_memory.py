"""Pages remembered while the database is as it was."""

import psycopg2
import pytest
from django.core.exceptions import MiddlewareNotUsed
from django.db import connection
from django.http import HttpResponse
from django.test import RequestFactory
from django.test.utils import CaptureQueriesContext

from apps.participants.models import State
from cica_portal import memory
from cica_portal.memory import PageMemory

ADDRESS = "/en/members/"


state = memory._state


@pytest.fixture
def client(client, settings, monkeypatch):
    """A reader of a portal that remembers its pages, though other tests that run at the same time commit their work."""
    monkeypatch.setattr(memory, "_state", lambda: state() and ("as before",))
    place = settings.MIDDLEWARE.index("django.middleware.http.ConditionalGetMiddleware") + 1
    settings.MIDDLEWARE = [*settings.MIDDLEWARE]
    settings.MIDDLEWARE.insert(place, "cica_portal.memory.PageMemory")
    return client


def commit_by_somebody_else() -> None:
    """Another connection commits a transaction of its own."""
    known = connection.get_connection_params()
    theirs = psycopg2.connect(**{name: known[name] for name in ("dbname", "user", "password", "host", "port")})
    with theirs, theirs.cursor() as cursor:
        cursor.execute("SELECT pg_current_xact_id()")
    theirs.close()


def queries(client, address: str = ADDRESS, **asked) -> int:
    with CaptureQueriesContext(connection) as found:
        client.get(address, **asked)
    return len(found)


def test_a_page_is_made_once_and_given_twice(content, client):
    first, second = client.get(ADDRESS), client.get(ADDRESS)
    assert second.content == first.content
    assert dict(second.headers) == dict(first.headers)
    assert queries(client) == 1


def test_other_languages_days_and_filters_are_other_pages(content, client):
    client.get(ADDRESS)
    for address in ("/ru/members/", f"{ADDRESS}?on=2014-05-20", f"{ADDRESS}?q=a"):
        assert queries(client, address) > 1


def test_whatever_is_committed_makes_pages_anew(content, client, monkeypatch):
    before = state()
    commit_by_somebody_else()
    after = state()
    assert after != before
    for found, is_made in ((before, True), (before, False), (after, True)):
        monkeypatch.setattr(memory, "_state", lambda found=found: found)
        assert bool(queries(client)) is is_made


def test_who_is_changing_something_sees_it_and_nobody_else_does(content, client):
    client.get(ADDRESS)
    State.objects.filter(slug="kazakhstan").update(name_en="Kazakhstania")
    assert "Kazakhstania" in client.get(ADDRESS).content.decode()
    assert queries(client) > 1


def test_who_brings_a_cookie_gets_a_page_of_their_own(content, client):
    client.get(ADDRESS)
    client.cookies["sessionid"] = "somebody"
    assert queries(client) > 1


def test_a_page_is_not_kept_into_the_next_minute(client, monkeypatch, rf):
    answers = iter("ab")
    pages = PageMemory(lambda _request: HttpResponse(next(answers)))
    monkeypatch.setattr(memory, "_state", lambda: ("12:00",))
    assert [pages(rf.get("/")).content for _time in range(2)] == [b"a", b"a"]
    monkeypatch.setattr(memory, "_state", lambda: ("12:01",))
    assert pages(rf.get("/")).content == b"b"


@pytest.mark.parametrize(
    "response",
    [
        HttpResponse(status=404),
        HttpResponse("ok", content_type="text/plain"),
        HttpResponse(headers={"Cache-Control": "no-store, private"}),
    ],
)
def test_what_is_not_a_page_for_all_is_not_remembered(response, monkeypatch, rf):
    monkeypatch.setattr(memory, "_state", lambda: ("now",))
    pages = PageMemory(lambda _request: response)
    pages(rf.get("/en/"))
    assert pages.pages == {}


def test_a_page_that_sets_a_cookie_is_not_remembered(monkeypatch, rf):
    monkeypatch.setattr(memory, "_state", lambda: ("now",))
    response = HttpResponse("page")
    response.set_cookie("known", "1")
    pages = PageMemory(lambda _request: response)
    pages(rf.get("/en/"))
    assert pages.pages == {}


@pytest.mark.parametrize("request_", [RequestFactory().post("/en/"), RequestFactory().get("/admin/")])
def test_the_desk_and_what_is_sent_are_left_alone(request_, monkeypatch):
    monkeypatch.setattr(memory, "_state", lambda: pytest.fail("the database was asked"))
    assert PageMemory(lambda _request: HttpResponse("page"))(request_).content == b"page"


def test_a_page_that_came_too_late_is_not_kept(monkeypatch, rf):
    states = iter([("before",), ("after",)])
    monkeypatch.setattr(memory, "_state", lambda: next(states))

    def answer(request):
        if request.path == "/en/slow/":
            pages(rf.get("/en/quick/"))
        return HttpResponse(request.path)

    pages = PageMemory(answer)
    pages(rf.get("/en/slow/"))
    assert list(pages.pages) == ["http://testserver/en/quick/"]


def test_there_is_an_end_to_what_is_remembered(monkeypatch, rf):
    monkeypatch.setattr(memory, "_state", lambda: ("now",))
    monkeypatch.setattr(memory, "LIMIT", 10)
    pages = PageMemory(lambda _request: HttpResponse("1234"))
    for number in range(4):
        pages(rf.get(f"/en/?page={number}"))
    assert len(pages.pages) == 2


def test_who_writes_templates_sees_them_at_once(settings):
    settings.DEBUG = True
    with pytest.raises(MiddlewareNotUsed):
        PageMemory(lambda _request: HttpResponse())
