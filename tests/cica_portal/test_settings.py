"""Environment variables: what is legal, and what is said when it is not."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from django.core.exceptions import ImproperlyConfigured

from cica_portal import environment

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def variable(monkeypatch: pytest.MonkeyPatch):
    """Set the variable X."""
    return lambda value: monkeypatch.setenv("X", value)


@pytest.mark.parametrize(("value", "meaning"), [("1", True), ("yes", True), ("0", False), ("OFF", False), ("", True)])
def test_a_flag_reads_several_words_and_an_empty_one_is_not_set(variable, value, meaning):
    variable(value)
    assert environment.flag("X", default=True) is meaning


@pytest.mark.parametrize(
    ("read", "value", "legal"),
    [
        (environment.flag, "maybe", "1 or 0"),
        (lambda name: environment.number(name, 8000, 1, 65535), "80a", "a whole number from 1 to 65535"),
        (lambda name: environment.number(name, 8000, 1, 65535), "0", "a whole number from 1 to 65535"),
        (lambda name: environment.number(name, 8000, 1, 65535), "²", "a whole number from 1 to 65535"),
        (lambda name: environment.site_address(name, ""), "example.org", "https://example.org"),
        (lambda name: environment.site_address(name, ""), "https://example.org/portal", "root"),
        (lambda name: environment.site_address(name, ""), "https://example.org:x", "root"),
        (environment.database_address, "mysql://u:p@h/d", "postgres://user:password@host:5432/database"),
        (environment.database_address, "postgres://u:p@h", "postgres://user:password@host:5432/database"),
        (environment.mail_address, "mail.example.org", "smtp://user:password@host:587"),
        (environment.mail_address, "smtp://u:p@h:x", "smtp://user:password@host:587"),
    ],
)
def test_a_wrong_value_names_the_variable_and_what_is_legal(variable, read, value, legal):
    variable(value)
    with pytest.raises(ImproperlyConfigured, match=r"\bX\b") as raised:
        read("X")
    assert legal in str(raised.value)


@pytest.mark.parametrize(
    ("value", "meaning"),
    [
        ("smtp://portal:p%40ss@mail.example.org", ("mail.example.org", 587, "portal", "p@ss", True, False)),
        ("smtps://portal:pass@mail.example.org", ("mail.example.org", 465, "portal", "pass", False, True)),
        ("smtp+plain://localhost:1025", ("localhost", 1025, "", "", False, False)),
    ],
)
def test_mail_goes_to_the_server_that_is_named(variable, value, meaning):
    variable(value)
    read = environment.mail_address("X")
    assert read.pop("EMAIL_BACKEND") == "django.core.mail.backends.smtp.EmailBackend"
    assert tuple(read.values()) == meaning


def test_without_a_server_mail_is_written_out():
    assert environment.mail_address("NO_SUCH") == {"EMAIL_BACKEND": "django.core.mail.backends.console.EmailBackend"}


@pytest.mark.parametrize("read", [environment.database_address, environment.mail_address])
def test_a_wrong_address_does_not_repeat_the_password(variable, read):
    variable("mysql://portal:secret@host/database")
    with pytest.raises(ImproperlyConfigured) as raised:
        read("X")
    assert "secret" not in str(raised.value)


def test_the_environment_goes_before_the_file(tmp_path, monkeypatch):
    monkeypatch.setenv("X", "from the environment")
    monkeypatch.delenv("Y", raising=False)
    file = tmp_path / ".env"
    file.write_text('# a comment\nX=from the file\nY = "from the file"\nno equals sign\n')
    environment.load(file)
    assert os.environ["X"] == "from the environment"
    assert os.environ.pop("Y") == "from the file"


def test_every_variable_is_listed_and_explained():
    read = set()
    for path in (ROOT / "cica_portal").rglob("*.py"):
        read |= set(
            re.findall(r'environment\.(?:text|flag|number|words|\w+_address)\(\s*"([A-Z_]+)"', path.read_text())
        )
    listed = set(re.findall(r"^# ([A-Z_]+)=", (ROOT / ".env.example").read_text(), re.MULTILINE))
    explained = set(re.findall(r"^\| `([A-Z_]+)`", (ROOT / "docs/operations.md").read_text(), re.MULTILINE))
    assert read == listed
    assert read <= explained


def settings_with(**variables: str) -> subprocess.CompletedProcess[str]:
    """Start the portal's command line in a process of its own with these variables."""
    code = (
        "from cica_portal import settings as s; "
        "print(s.ALLOWED_HOSTS[0], s.CSRF_TRUSTED_ORIGINS, s.SESSION_COOKIE_SECURE, s.SECURE_HSTS_SECONDS > 0, s.DEBUG)"
    )
    return subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, env=os.environ | variables, capture_output=True, text=True
    )


def test_the_address_of_the_site_gives_hosts_origins_and_secure_cookies():
    assert settings_with(SITE_URL="https://portal.example.org", PORT="").stdout.split() == [
        "portal.example.org",
        "['https://portal.example.org']",
        "True",
        "True",
        "False",
    ]


def test_over_plain_http_nothing_is_promised_about_https():
    assert settings_with(SITE_URL="", PORT="8123").stdout.split() == [
        "127.0.0.1",
        "['http://127.0.0.1:8123']",
        "False",
        "False",
        "False",
    ]


def test_a_wrong_value_stops_the_command_line_with_one_line():
    done = subprocess.run(
        [sys.executable, "manage.py", "check"],
        cwd=ROOT,
        env=os.environ | {"SITE_OFFICIAL": "perhaps"},
        capture_output=True,
        text=True,
    )
    assert done.returncode == 1
    assert done.stderr.count("\n") == 1
    assert "SITE_OFFICIAL='perhaps'" in done.stderr


def test_the_key_is_made_once_and_for_its_owner_alone(tmp_path):
    var = tmp_path / "var"
    first = settings_with(VAR_DIR=str(var), SECRET_KEY="")
    assert first.returncode == 0, first.stderr
    key = var / "secret_key"
    before = key.read_text()
    settings_with(VAR_DIR=str(var), SECRET_KEY="")
    assert key.read_text() == before
    assert len(before) >= 50
    assert key.stat().st_mode & 0o777 == 0o600
    assert list(var.iterdir()) == [key]


def test_a_short_key_is_refused():
    assert "SECRET_KEY is too short" in settings_with(SECRET_KEY="short").stderr
