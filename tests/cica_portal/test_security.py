"""What each answer tells the browser, and who may try a password how often."""

import pytest
from django.conf import settings
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse

from cica_portal.security import client_address

LOGIN = "/admin/login/"
PUBLIC = "/en/timeline/"


def directives(response) -> dict[str, set[str]]:
    parts = (part.split() for part in response["Content-Security-Policy"].split(";"))
    return {name: set(values) for name, *values in parts}


@pytest.fixture
def staff(db) -> User:
    return User.objects.create_superuser("aigerim", password="correct horse battery")


@pytest.mark.django_db
def test_public_pages_allow_nothing_inline_and_nothing_foreign(client):
    policy = directives(client.get(PUBLIC))
    assert policy["default-src"] == {"'self'"}
    assert policy["object-src"] == policy["frame-ancestors"] == {"'none'"}
    assert policy["base-uri"] == policy["form-action"] == {"'self'"}
    assert not any("unsafe" in value or "nonce" in value for values in policy.values() for value in values)


@pytest.mark.django_db
def test_the_admin_allows_inline_styles_for_the_editor_but_no_inline_scripts(staff, client):
    client.force_login(staff, backend="django.contrib.auth.backends.ModelBackend")
    policy = directives(client.get(reverse("admin:index")))
    assert policy["style-src"] == {"'self'", "'unsafe-inline'"}
    assert "'unsafe-inline'" not in policy["script-src"]
    assert policy["frame-ancestors"] == {"'none'"}


@pytest.mark.django_db
def test_the_page_of_logging_in_is_as_strict_as_the_public_ones(client):
    public = directives(client.get(PUBLIC))
    assert [value[:8] for value in public.pop("script-src") - {"'self'"}] == ["'sha256-"]  # its linked data
    assert directives(client.get(LOGIN)) == public


@pytest.mark.django_db
@pytest.mark.parametrize("path", [PUBLIC, LOGIN, "/healthz", "/en/no-such-page/"])
def test_every_answer_carries_the_headers(client, path):
    response = client.get(path)
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["Referrer-Policy"] == "strict-origin-when-cross-origin"
    assert response["Cross-Origin-Opener-Policy"] == "same-origin"
    assert "camera=()" in response["Permissions-Policy"]
    assert "Content-Security-Policy" in response


@pytest.mark.django_db
@pytest.mark.parametrize("path", ["/", "/en/", "/ru/", PUBLIC, "/ru/no-such-page/"])
def test_a_reader_gets_no_cookie_and_pages_do_not_vary_by_one(client, path):
    response = client.get(path)
    assert not response.cookies
    assert "cookie" not in response.get("Vary", "").lower()


@pytest.mark.django_db
def test_https_is_demanded_for_a_year_when_the_site_is_served_over_it(client, settings):
    settings.SECURE_HSTS_SECONDS = 31536000
    settings.SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    fresh = Client(headers={"x-forwarded-proto": "https"})
    assert fresh.get("/healthz")["Strict-Transport-Security"] == "max-age=31536000"


def test_new_passwords_are_hashed_with_argon2():
    from cica_portal.settings import PASSWORD_HASHERS

    assert PASSWORD_HASHERS[0].endswith("Argon2PasswordHasher")


def test_after_five_wrong_passwords_even_the_right_one_must_wait(staff, client):
    wrong = {"login": staff.username, "password": "wrong"}
    answers = [client.post(LOGIN, wrong).status_code for _ in range(settings.AXES_FAILURE_LIMIT)]
    assert answers == [200, 200, 200, 200, 429]
    assert client.post(LOGIN, {"login": staff.username, "password": "correct horse battery"}).status_code == 429


def test_a_colleague_is_not_locked_out_with_one_who_forgot(staff, client):
    for _ in range(settings.AXES_FAILURE_LIMIT):
        client.post(LOGIN, {"login": "someone-else", "password": "wrong"})
    answer = client.post(LOGIN, {"login": staff.username, "password": "correct horse battery"})
    assert answer.status_code == 302


def test_behind_the_proxy_the_last_forwarded_address_counts(rf, settings):
    request = rf.get("/", headers={"x-forwarded-for": "6.6.6.6, 203.0.113.7"}, REMOTE_ADDR="10.0.0.1")
    settings.BEHIND_PROXY = False
    assert client_address(request) == "10.0.0.1"
    settings.BEHIND_PROXY = True
    assert client_address(request) == "203.0.113.7"


@pytest.fixture
def media(settings, tmp_path, client):
    """Ask for an uploaded file: `media("photo.webp")`."""
    settings.MEDIA_ROOT = tmp_path
    (tmp_path / "photo.webp").write_bytes(b"RIFF")
    (tmp_path / "page.html").write_text("<script>alert(1)</script>")
    (tmp_path / "statement.pdf").write_bytes(b"%PDF-1.7")

    def get(name: str):
        response = client.get(reverse("media", args=[name]))
        response.getvalue()  # closes the file
        return response

    return get


def test_a_picture_is_shown(media):
    response = media("photo.webp")
    assert response["Content-Type"] == "image/webp"
    assert not response["Content-Disposition"].startswith("attachment")


@pytest.mark.parametrize("name", ["page.html", "statement.pdf"])
def test_any_other_file_is_offered_for_saving_and_cannot_act_as_a_page(media, name):
    response = media(name)
    assert response["Content-Disposition"].startswith("attachment")
    assert response["Content-Security-Policy"] == "default-src 'none'; sandbox"
    assert response["X-Content-Type-Options"] == "nosniff"


def test_nothing_outside_the_folder_is_served(client, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path / "media"
    settings.MEDIA_ROOT.mkdir()
    (tmp_path / "secret").write_text("secret")
    for path in ("../secret", "%2e%2e/secret", "..%2fsecret", "x/../../secret"):
        assert client.get(f"/media/{path}").status_code in (400, 404)
