"""What `make run` does before it serves."""

import re
import socket
from io import StringIO

import pytest
from django.contrib.auth.models import User
from django.core.management import CommandError

from apps.participants.models import State
from cica_portal.management.commands import serve


@pytest.fixture
def out() -> StringIO:
    return StringIO()


@pytest.fixture
def command(out) -> serve.Command:
    return serve.Command(stdout=out)


@pytest.fixture
def called(monkeypatch) -> list[str]:
    """The names of the commands that it calls; they do nothing."""
    names: list[str] = []
    monkeypatch.setattr(serve, "call_command", lambda name, *args, **options: names.append(name))
    return names


def test_a_free_port_is_accepted_at_once():
    serve.wait_for_port("127.0.0.1", serve.postgres.free_port())


def test_a_taken_port_is_refused_in_one_line_that_names_it(monkeypatch):
    monkeypatch.setattr(serve, "PATIENCE", 0)
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        with pytest.raises(CommandError, match=f"Port {port} is taken") as raised:
            serve.wait_for_port("127.0.0.1", port)
    assert "make run PORT=8080" in str(raised.value)
    assert "\n" not in str(raised.value)


@pytest.mark.parametrize("host", ["no such host", "203.0.113.1"])
def test_an_address_of_another_machine_is_refused(host):
    with pytest.raises(CommandError, match=f"HOST={host} is not an address of this machine"):
        serve.wait_for_port(host, 8000)


@pytest.mark.django_db
def test_the_first_account_works_and_its_password_is_shown_once(command, out):
    command.make_first_account()
    password = re.search(r"secretariat  (\S+)", out.getvalue()).group(1)
    user = User.objects.get()
    assert user.is_superuser
    assert user.check_password(password)

    shown = out.getvalue()
    command.make_first_account()
    assert out.getvalue() == shown
    assert User.objects.count() == 1


@pytest.mark.django_db
def test_the_content_is_loaded_into_an_empty_database_only(command, called):
    command.load_content()
    assert called == ["load_content"]
    State.objects.create(slug="atlantis")
    command.load_content()
    assert called == ["load_content"]


def test_static_files_are_prepared_again_only_when_one_has_changed(command, called, settings, tmp_path):
    settings.STATIC_ROOT = tmp_path / "collected"
    settings.STATIC_ROOT.mkdir()
    settings.BASE_DIR = settings.VAR_DIR = tmp_path
    (tmp_path / "requirements.txt").write_text("django==5.2")
    css = tmp_path / "static" / "css"
    css.mkdir(parents=True)
    (css / "base.css").write_text("a{}")

    command.collect_static()
    command.collect_static()
    assert called == ["collectstatic"]
    (css / "base.css").write_text("b{} c{}")
    command.collect_static()
    assert called == ["collectstatic"] * 2
    (tmp_path / "requirements.txt").write_text("django==6.2")
    command.collect_static()
    assert called == ["collectstatic"] * 3


@pytest.mark.parametrize(
    ("host", "shown"),
    [("127.0.0.1", "http://127.0.0.1:8000"), ("0.0.0.0", "http://127.0.0.1:8000"), ("::1", "http://[::1]:8000")],  # noqa: S104
)
def test_the_address_shown_can_be_opened(settings, host, shown):
    settings.HOST, settings.PORT = host, 8000
    assert serve.address() == shown
