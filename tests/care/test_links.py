"""Asking where links lead: inside the portal as things stand, outside politely, never inside a private network."""

import socket
import ssl
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from io import StringIO

import pytest
from django.core.management import call_command
from django.utils import timezone

from apps.care import links, outside
from apps.care.management.commands import check_links
from apps.care.models import Checked
from apps.care.outside import Answer, ask, is_public
from tests.factories.care import CheckedFactory
from tests.factories.news import ArticleFactory, PublicationFactory
from tests.factories.sources import SourceFactory
from tests.factories.timeline import EventFactory

Fault = Checked.Fault


class Stub(BaseHTTPRequestHandler):
    """/200, /404 and so on answer so; /no-head refuses HEAD; /to/<path> leads on; /slow waits."""

    asked: list[tuple[str, str]] = []

    def do_GET(self):
        self.asked.append((self.command, self.path))
        if self.path.startswith("/to/"):
            self.send_response(302)
            self.send_header("Location", self.path.removeprefix("/to"))
        elif self.path == "/slow":
            threading.Event().wait(1)
            self.send_response(200)
        elif self.path == "/no-head":
            self.send_response(405 if self.command == "HEAD" else 200)
        elif self.path == "/inward":
            self.send_response(302)
            self.send_header("Location", "http://10.0.0.1/secret")
        else:
            self.send_response(int(self.path[1:4]))
        self.end_headers()

    do_HEAD = do_GET

    def log_message(self, *args):
        pass


@pytest.fixture
def stub(monkeypatch) -> Iterator[str]:
    """The address of a server next door, which counts as public for the test."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), Stub)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    Stub.asked.clear()
    really = outside.is_public
    monkeypatch.setattr(outside, "is_public", lambda address: address == "127.0.0.1" or really(address))
    monkeypatch.setattr(outside, "PATIENCE", 0.3)
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.mark.parametrize(
    ("path", "answer"),
    [
        ("/200", Answer(Fault.NONE, 200)),
        ("/404", Answer(Fault.STATUS, 404)),
        ("/500", Answer(Fault.STATUS, 500)),
        ("/no-head", Answer(Fault.NONE, 200)),
        ("/to/to/200", Answer(Fault.NONE, 200)),
        ("/to/404", Answer(Fault.STATUS, 404)),
        ("/to" * 6 + "/200", Answer(Fault.LOOP)),
        ("/slow", Answer(Fault.TIME)),
        ("/inward", Answer(Fault.INSIDE)),
        ("/200/страница?год=2026", Answer(Fault.NONE, 200)),
    ],
)
def test_an_address_is_asked_how_it_answers(stub: str, path: str, answer: Answer):
    assert ask(stub + path) == answer


def test_an_address_is_asked_gently(stub: str):
    ask(f"{stub}/200")
    assert Stub.asked == [("HEAD", "/200")]


def test_a_certificate_that_is_not_in_order_is_told(stub: str, monkeypatch):
    def refuse(*args, **kwargs):
        raise ssl.SSLCertVerificationError

    monkeypatch.setattr(ssl.SSLContext, "wrap_socket", refuse)
    assert ask(stub.replace("http:", "https:") + "/200") == Answer(Fault.SAFE)


@pytest.mark.parametrize(
    "address",
    ["http://127.0.0.1/", "http://localhost:5432/", "http://10.0.0.1/", "http://192.168.1.1/",
     "http://169.254.169.254/",
     "http://0.0.0.0/", "http://100.64.0.1/", "file:///etc/passwd", "ftp://example.org/", "http:///x", "javascript:1"],
)  # fmt: skip
def test_nothing_inside_a_network_is_asked(address: str, monkeypatch):
    monkeypatch.setattr(socket, "create_connection", pytest.fail)
    assert ask(address).fault == Fault.INSIDE


@pytest.mark.parametrize(
    ("address", "public"),
    [
        ("8.8.8.8", True),
        ("2001:4860:4860::8888", True),
        ("::1", False),
        ("fe80::1%eth0", False),
        ("fd00::1", False),
        ("::ffff:127.0.0.1", False),
        ("64:ff9b::7f00:1", False),
        ("2002:7f00:1::", False),
        ("224.0.0.1", False),
    ],
)
def test_an_address_is_public_only_if_the_open_internet_has_it(address: str, public: bool):
    assert is_public(address) is public


def test_a_host_with_one_private_address_is_not_asked_at_all(monkeypatch):
    found = [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (host, 80)) for host in ("8.8.8.8", "127.0.0.1")]
    monkeypatch.setattr(socket, "getaddrinfo", lambda *args, **kwargs: found)
    monkeypatch.setattr(socket, "create_connection", pytest.fail)
    assert ask("http://rebinding.example.org/").fault == Fault.INSIDE


@pytest.mark.parametrize(
    "address",
    ["http://", "http://no-such-host.invalid/", "http://[::1", "http://" + "a" * 70 + ".org/", "http://x:99999/"],
)
def test_what_is_no_address_is_a_fault_and_no_crash(address: str, monkeypatch):
    def unknown(*args, **kwargs):
        raise socket.gaierror

    monkeypatch.setattr(socket, "getaddrinfo", unknown)
    assert ask(address).fault in (Fault.HOST, Fault.INSIDE)


def told(*options: str) -> tuple[str, int]:
    said = StringIO()
    try:
        call_command("check_links", *options, stdout=said)
    except SystemExit as stop:
        return said.getvalue(), int(str(stop.code))
    return said.getvalue(), 0


def test_the_starting_content_has_no_dead_link(content):
    assert told() == ("All links lead somewhere.\n", 0)


def test_the_command_names_dead_links_and_fails(db):
    event = EventFactory(body_en='<p><a href="/en/events/none/">it</a></p>', body_ru="<p>Да</p>")
    EventFactory(status="draft", body_en='<p><a href="/en/nothing/">it</a></p>')
    assert told() == (f"timeline.event {event.pk} body_en: /en/events/none/\n1 links lead nowhere.\n", 1)


def test_addresses_outside_are_asked_only_when_wanted_and_remembered(db, stub, monkeypatch):
    monkeypatch.setattr(check_links, "PAUSE", 0)
    forgotten = CheckedFactory()
    source = SourceFactory(url=f"{stub}/404")
    PublicationFactory(url=f"{stub}/200")
    ArticleFactory(body_en=f'<p><a href="{stub}/404">it</a></p>', body_ru="<p>Да</p>")
    assert told()[1] == 0
    assert Stub.asked == []
    assert told("--external") == (f"{stub}/404: 404\n1 links lead nowhere.\n", 1)
    assert len(Stub.asked) == 3  # HEAD of both, GET of the one that may only dislike HEAD
    assert dict(Checked.objects.values_list("url", "status")) == {f"{stub}/200": 200, f"{stub}/404": 404}
    assert forgotten.url not in Checked.objects.values_list("url", flat=True)
    assert {(link.record, checked.fault) for link, checked in links.failing()} >= {(source, "status")}
    assert len(links.failing()) == 2


def test_one_host_is_not_asked_twice_in_a_breath(db, stub, monkeypatch):
    waited = []
    monkeypatch.setattr(check_links.time, "sleep", waited.append)
    SourceFactory(url=f"{stub}/200")
    SourceFactory(url=f"{stub}/200?page=2")
    told("--external")
    assert waited[0] == 0
    assert 0.5 < waited[1] <= check_links.PAUSE


def test_the_report_tells_when_they_were_asked_and_how_they_answered(client, db):
    from tests.factories.desk import EditorFactory

    client.force_login(EditorFactory(), backend="django.contrib.auth.backends.ModelBackend")
    source = SourceFactory(title_en="The Paper")
    CheckedFactory(url=source.url or "https://example.org/x", fault="status", status=404, checked_at=timezone.now())
    page = client.get("/admin/care/links/").content.decode()
    assert "answers with a fault: 404" in page or not source.url
    assert "Addresses outside the portal that did not answer: 1." in client.get("/admin/").content.decode()
