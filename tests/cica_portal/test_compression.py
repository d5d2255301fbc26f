"""Pages travel compressed."""

import gzip

import brotli
import pytest
from django.http import FileResponse, HttpResponse

from cica_portal.compression import CompressionMiddleware

PAGE = "<p>Мы пришли к согласию.</p>" * 100


@pytest.fixture
def answer(rf):
    """The answer to a browser that takes these encodings: `answer("br, gzip")`."""

    def get(encodings: str, path: str = "/ru/", response: HttpResponse | None = None):
        response = response or HttpResponse(PAGE, headers={"ETag": '"abc"'})
        return CompressionMiddleware(lambda request: response)(rf.get(path, headers={"accept-encoding": encodings}))

    return get


def test_brotli_is_preferred(answer):
    response = answer("gzip, deflate, br")
    assert response["Content-Encoding"] == "br"
    assert brotli.decompress(response.content).decode() == PAGE
    assert int(response["Content-Length"]) == len(response.content) < len(PAGE) / 10
    assert response["Vary"] == "Accept-Encoding"
    assert response["ETag"] == 'W/"abc"'


def test_older_browsers_get_gzip(answer):
    response = answer("gzip, deflate")
    assert response["Content-Encoding"] == "gzip"
    assert gzip.decompress(response.content).decode() == PAGE


def test_who_takes_neither_gets_the_page_as_it_is(answer):
    response = answer("identity")
    assert not response.has_header("Content-Encoding")
    assert response.content.decode() == PAGE


def test_the_admin_never_uses_brotli_because_its_pages_hold_secrets(answer):
    assert answer("gzip, br", path="/admin/login/")["Content-Encoding"] == "gzip"


def test_files_are_left_alone(answer, tmp_path):
    (tmp_path / "photo.webp").write_bytes(b"RIFF" * 100)
    with (tmp_path / "photo.webp").open("rb") as photo:
        assert not answer("gzip, br", response=FileResponse(photo)).has_header("Content-Encoding")


def test_short_answers_are_left_alone(answer):
    assert not answer("gzip, br", response=HttpResponse("ok")).has_header("Content-Encoding")


@pytest.mark.django_db
def test_the_portal_uses_it_and_still_answers_that_nothing_changed(client):
    first = client.get("/en/timeline/", headers={"accept-encoding": "br"})
    assert first["Content-Encoding"] == "br"
    again = client.get("/en/timeline/", headers={"accept-encoding": "br", "if-none-match": first["ETag"]})
    assert again.status_code == 304
