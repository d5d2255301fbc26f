"""A PostgreSQL server and a `var/` folder for one run of the tests; fast, because they need not survive a crash."""

import atexit
import fcntl
import os
import shutil
import tempfile
from contextlib import ExitStack, suppress
from pathlib import Path

from cica_portal import postgres

PREFIX = "cica-portal-tests-"


def throw_away() -> tuple[str, str]:
    """The `var/` folder and the database address of this run; its first process makes them, xdist's workers share them.

    TEST_DATABASE_URL set by the caller takes another server.
    """
    if "TEST_VAR_DIR" not in os.environ:
        sweep()
        stack = ExitStack()
        atexit.register(close, stack, os.getpid())
        var = Path(tempfile.mkdtemp(prefix=PREFIX))
        var.chmod(0o755)  # the server may run as another user
        stack.callback(shutil.rmtree, var, ignore_errors=True)
        if not os.environ.get("TEST_DATABASE_URL"):
            address = stack.enter_context(postgres.in_use(var / "postgres", postgres.THROW_AWAY))
            os.environ["TEST_DATABASE_URL"] = address
        os.environ["TEST_VAR_DIR"] = str(var)
    return os.environ["TEST_VAR_DIR"], os.environ["TEST_DATABASE_URL"]


def close(stack: ExitStack, owner: int) -> None:
    if os.getpid() == owner:  # not in a forked child
        stack.close()


def sweep() -> None:
    """Stop and remove what runs that were killed have left behind."""
    for users in Path(tempfile.gettempdir()).glob(f"{PREFIX}*/postgres/users"):
        with suppress(OSError, postgres.PostgresError), open(users, "a") as file:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            postgres.Server(users.parent).stop()
            shutil.rmtree(users.parent.parent, ignore_errors=True)
