"""The embedded server and the check of any server."""

import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import psutil
import psycopg2
import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from django.db.backends.postgresql.psycopg_any import is_psycopg3
from pytest_django import DjangoDbBlocker

from cica_portal import checks, postgres

ROOT = Path(__file__).resolve().parents[2]
pytestmark = pytest.mark.xdist_group("postgres")  # one server of its own serves all of them


def test_the_driver_is_psycopg2():
    assert not is_psycopg3


# --- the check of any server ----------------------------------------------------------------------------------------


@pytest.mark.django_db
def test_the_server_of_the_tests_passes_the_check():
    assert checks.database(["default"]) == []


def test_no_database_is_asked_when_none_is_named():
    assert checks.database(None) == []


@pytest.mark.django_db
@pytest.mark.parametrize("number", range(len(checks.QUESTIONS)))
def test_what_the_server_lacks_is_named_with_what_mends_it(monkeypatch, number):
    _, message, mend = checks.QUESTIONS[number]
    questions = list(checks.QUESTIONS)
    questions[number] = ("SELECT false", message, mend)
    monkeypatch.setattr(checks, "QUESTIONS", questions)
    (error,) = checks.database(["default"])
    assert (error.msg, error.hint) == (message, mend)


@pytest.mark.django_db
def test_what_the_portal_can_do_without_is_only_told(monkeypatch):
    monkeypatch.setattr(checks, "WISHES", [("SELECT false", "It lacks something.", "Mend it.")])
    (caution,) = checks.database(["default"])
    assert not caution.is_serious()
    assert (caution.msg, caution.hint) == ("It lacks something.", "Mend it.")


@pytest.fixture
def outside_transactions(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """The database of the tests in no transaction. The test changes nothing in it; nothing is emptied behind it."""
    with django_db_blocker.unblock():
        yield
        connection.close()


@pytest.mark.usefixtures("outside_transactions")
def test_a_database_that_knows_no_cyrillic_is_refused():
    with connection.cursor() as cursor:
        cursor.execute("CREATE DATABASE deaf TEMPLATE template0 LOCALE_PROVIDER libc LOCALE 'C'")
    before = connection.settings_dict["NAME"]
    connection.close()
    connection.settings_dict["NAME"] = "deaf"
    try:
        (error,) = checks.database(["default"])
    finally:
        connection.close()
        connection.settings_dict["NAME"] = before
        with connection.cursor() as cursor:
            cursor.execute("DROP DATABASE deaf")
    assert error.msg == "The database cannot lower-case Cyrillic letters."
    assert "LC_CTYPE 'C.UTF-8'" in error.hint


@pytest.mark.usefixtures("outside_transactions")
def test_a_server_that_does_not_answer_is_reported_without_a_traceback(monkeypatch):
    connection.close()
    monkeypatch.setitem(connection.settings_dict, "PORT", postgres.free_port())
    (error,) = checks.database(["default"])
    assert error.msg.startswith("The database does not answer")
    assert "DATABASE_URL" in error.hint


@pytest.mark.django_db
def test_migrating_asks_the_check_first(monkeypatch):
    monkeypatch.setattr(checks, "QUESTIONS", [("SELECT false", "It lacks something.", "Mend it.")])
    with pytest.raises(CommandError, match="It lacks something"):
        call_command("migrate", verbosity=0, skip_checks=False)


# --- the embedded server --------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def root() -> Iterator[Path]:
    """A place for a server of its own; the path has a space in it, and the environment speaks no UTF-8."""
    folder = Path(tempfile.mkdtemp(prefix="cica portal "))
    folder.chmod(0o755)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("LC_ALL", "C")
        patch.setenv("PGPORT", "1")
        patch.setenv("PGHOST", "elsewhere.example.org")
        with postgres.in_use(folder / "var", postgres.THROW_AWAY) as address:
            ask(address, "CREATE TABLE kept (word text); INSERT INTO kept VALUES ('ЁЖ'); COMMIT; SELECT 'done'")
        yield folder / "var"
    shutil.rmtree(folder)


def ask(address: str, question: str) -> str:
    link = psycopg2.connect(address)
    try:
        cursor = link.cursor()
        cursor.execute(question)
        return cursor.fetchone()[0]
    finally:
        link.close()


def postmaster(root: Path) -> psutil.Process:
    return psutil.Process(int(postgres.Server(root).pid_file[0]))


def is_running(process: psutil.Process) -> bool:
    return process.is_running() and process.status() != psutil.STATUS_ZOMBIE


def test_it_starts_keeps_its_data_and_stops_with_its_last_user(root):
    with postgres.in_use(root, postgres.THROW_AWAY) as address:
        assert ask(address, "SELECT lower(word) FROM kept") == "ёж"
        first = postmaster(root)
        with postgres.in_use(root, postgres.THROW_AWAY) as again:
            assert again == address
        assert is_running(first)
    assert not is_running(first)
    with postgres.in_use(root, postgres.THROW_AWAY) as address:
        assert ask(address, "SELECT lower(word) FROM kept") == "ёж"


def test_only_its_owner_can_read_the_data_and_the_password(root):
    server = postgres.Server(root)
    assert server.data.name == f"data-{server.major}"
    assert server.data.stat().st_mode & 0o077 == 0
    assert (root / "password").stat().st_mode & 0o077 == 0


def test_nobody_comes_in_without_the_password(root):
    with (
        postgres.in_use(root, postgres.THROW_AWAY) as address,
        pytest.raises(psycopg2.OperationalError, match="password"),
    ):
        psycopg2.connect(address.replace(postgres.Server(root).password, "wrong"))


def test_a_killed_server_is_started_again_with_its_data(root):
    with postgres.in_use(root, postgres.THROW_AWAY):
        killed = postmaster(root)
        killed.kill()
        with postgres.in_use(root, postgres.THROW_AWAY) as address:
            assert ask(address, "SELECT lower(word) FROM kept") == "ёж"
            assert postmaster(root) != killed


def test_who_keeps_it_brings_a_killed_server_back_where_it_was(root):
    with postgres.in_use(root, postgres.THROW_AWAY) as address:
        server = postgres.Server(root, postgres.THROW_AWAY)
        alive = postmaster(root)
        server.keep()
        assert postmaster(root) == alive
        alive.kill()
        alive.wait(10)
        server.keep()
        assert ask(address, "SELECT lower(word) FROM kept") == "ёж"


def test_a_pid_file_that_names_a_stranger_does_not_stop_it(root):
    # What a crash of the whole machine leaves: the file is there, and its pid belongs to somebody else by now.
    stranger = subprocess.Popen(["sleep", "60"], **postgres_user())
    try:
        server = postgres.Server(root)
        lines = [str(stranger.pid), str(server.data), "1", str(postgres.free_port()), "", "127.0.0.1", "", "ready"]
        (server.data / "postmaster.pid").write_text("\n".join(lines) + "\n")
        started = time.monotonic()
        with postgres.in_use(root, postgres.THROW_AWAY) as address:
            assert ask(address, "SELECT count(*) FROM kept") == 1
        assert time.monotonic() - started < 10
        assert stranger.poll() is None
    finally:
        stranger.kill()
        stranger.wait()


def postgres_user() -> dict:
    """Options to run a process as the server's user."""
    from cica_portal.binaries import as_server_user

    return as_server_user()


def test_another_server_at_the_noted_port_is_not_taken_for_ours(root):
    """The server of these tests answers at the port that the pid file names, but it is not ours."""
    server = postgres.Server(root)
    other_port = int(connection.settings_dict["PORT"])
    lines = ["999999", str(server.data), "1", str(other_port), "", "127.0.0.1", "", "ready"]
    (server.data / "postmaster.pid").write_text("\n".join(lines) + "\n")
    assert not server.answers()
    (server.data / "postmaster.pid").unlink()


USE = """
import sys, time
from pathlib import Path
from cica_portal import postgres
with postgres.in_use(Path(sys.argv[1]), postgres.THROW_AWAY) as address:
    print(address, flush=True)
    sys.stdin.readline()
"""


def user(root: Path) -> subprocess.Popen[str]:
    """Another process that uses the server until it is told to end."""
    return subprocess.Popen(
        [sys.executable, "-c", USE, str(root)], cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )


def test_many_who_start_a_new_server_at_once_share_one(root):
    fresh = root.with_name("fresh")
    users = [user(fresh) for _ in range(4)]
    try:
        addresses = {process.stdout.readline() for process in users}
        server = postmaster(fresh)
        assert len(addresses) == 1
        assert next(iter(addresses)).startswith("postgres://")
    finally:
        for process in users:
            process.communicate("end\n")
    assert not is_running(server)


def test_after_its_user_was_killed_it_is_found_again_and_stopped_in_the_end(root):
    killed = user(root)
    address = killed.stdout.readline().strip()
    server = postmaster(root)
    killed.send_signal(signal.SIGKILL)
    killed.communicate()
    assert is_running(server)
    with postgres.in_use(root, postgres.THROW_AWAY) as again:
        assert again == address
    assert not is_running(server)


def test_data_of_another_major_version_is_refused_and_left_alone(root, monkeypatch):
    monkeypatch.setattr(postgres, "major", lambda: "99")
    with pytest.raises(postgres.PostgresError, match="another major version"), postgres.in_use(root):
        pass
    assert not (root / "data-99").exists()


@pytest.mark.skipif(os.geteuid() != 0, reason="only root runs the server as another user")
def test_where_its_user_cannot_look_the_data_is_kept_outside_the_project(root, tmp_path):
    hidden = tmp_path / "hidden"
    hidden.mkdir(mode=0o700)
    with postgres.in_use(hidden / "postgres", postgres.THROW_AWAY) as address:
        home = Path(ask(address, "SHOW data_directory")).parent
    assert home.is_relative_to("/var/lib/cica-portal")
    assert (hidden / "postgres" / "elsewhere").read_text() == str(home)
    shutil.rmtree(home)


def test_a_client_tool_works_on_the_portals_database(root, monkeypatch, capfd):
    with postgres.in_use(root, postgres.THROW_AWAY) as address:
        monkeypatch.setattr("cica_portal.settings.DATABASE_URL", address)
        assert postgres.client("psql", "-Atc", "SELECT lower(word) FROM kept") == 0
    assert capfd.readouterr().out == "ёж\n"
