"""`make run`: bring the database and the static files up to date, then serve with gunicorn."""

import errno
import hashlib
import os
import secrets
import socket
import time
from pathlib import Path
from typing import Any

from django.apps import apps
from django.conf import settings
from django.contrib.auth.models import User
from django.contrib.staticfiles.finders import get_finders
from django.core.management import BaseCommand, CommandError, call_command
from django.db import connections
from gunicorn.app.base import BaseApplication
from gunicorn.arbiter import Arbiter

from apps.search.models import Miss
from cica_portal import postgres
from cica_portal.binaries import locked

EVERY_ADDRESS = ("0.0.0.0", "::")  # noqa: S104
HEARTBEATS = Path("/dev/shm")  # noqa: S108  # memory, where there is such a folder: a slow disk must not stop the heart
PATIENCE = 5  # seconds that the workers of a portal that was killed may take to leave the port
REASONS = {
    errno.EADDRINUSE: "Port {port} is taken by another program: choose another, such as make run PORT=8080",
    errno.EACCES: "Port {port} may not be used by this user: choose one above 1023, such as make run PORT=8000",
}
UNKNOWN_HOST = "HOST={host} is not an address of this machine: use 127.0.0.1, or 0.0.0.0 for all its addresses"


class Command(BaseCommand):
    help = "Migrates, loads the starting content into an empty database, makes the first account, and serves."
    requires_system_checks: list[str] = []

    def handle(self, *args: Any, **options: Any) -> None:
        is_reloaded = "RUN_MAIN" in os.environ  # the reloader of `make dev` calls us again
        if not is_reloaded:
            wait_for_port(settings.HOST, settings.PORT)
        with locked(settings.VAR_DIR / "lock"):  # two portals started at once prepare one after the other
            call_command("migrate", verbosity=0, interactive=False, skip_checks=False)
            self.load_content()
            self.make_first_account()
            if not settings.DEBUG:
                self.collect_static()
        connections.close_all()  # gunicorn forks; a connection must not be shared
        if not is_reloaded:
            self.stdout.write(f"The portal is at {address()} (Ctrl-C stops it)")
            self.stdout.flush()
        if settings.DEBUG:
            call_command("runserver", f"{bracketed(settings.HOST)}:{settings.PORT}", use_ipv6=":" in settings.HOST)
        else:
            Portal().run()

    def load_content(self) -> None:
        if not apps.get_model("participants", "State").objects.exists():
            self.stdout.write("Loading the starting content …")
            call_command("load_content", verbosity=0)

    def make_first_account(self) -> None:
        users = User.objects
        if not users.filter(is_staff=True).exists():
            password = secrets.token_urlsafe(12)
            users.create_superuser("secretariat", password=password)
            self.stdout.write(
                f"\nThe first staff account, shown this once:  secretariat  {password}\n"
                f"Log in at {address()}/admin/: a second factor is set up first. Then change the password.\n"
            )

    def collect_static(self) -> None:
        collected, now = Path(settings.STATIC_ROOT) / "collected", static_fingerprint()
        if not collected.exists() or collected.read_text() != now:
            self.stdout.write("Preparing the static files …")
            call_command("collectstatic", verbosity=0, interactive=False)
            collected.write_text(now)


def static_fingerprint() -> str:
    """Changes whenever a static file or the set of installed packages does."""
    digest = hashlib.sha256((settings.BASE_DIR / "requirements.txt").read_bytes())
    for finder in get_finders():
        for name, storage in finder.list([]):
            digest.update(f"{name} {storage.size(name)} {storage.get_modified_time(name)}\n".encode())
    return digest.hexdigest()


def address() -> str:
    return f"http://{'127.0.0.1' if settings.HOST in EVERY_ADDRESS else bracketed(settings.HOST)}:{settings.PORT}"


def bracketed(host: str) -> str:
    return f"[{host}]" if ":" in host else host


def wait_for_port(host: str, port: int) -> None:
    """Return once the port is free; raises CommandError with one line that says what to do."""
    deadline = time.monotonic() + PATIENCE
    while True:
        try:
            family, kind, _, _, place = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
            with socket.socket(family, kind) as probe:
                probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
                probe.bind(place)
                return
        except OSError as error:
            if error.errno != errno.EADDRINUSE or time.monotonic() > deadline:
                raise CommandError(REASONS.get(error.errno or 0, UNKNOWN_HOST).format(host=host, port=port)) from None
        time.sleep(0.3)


class Portal(BaseApplication):
    """gunicorn with the portal inside: two processes of four threads, unless WORKERS and THREADS say otherwise."""

    def load_config(self) -> None:
        for name, value in {
            "bind": f"{bracketed(settings.HOST)}:{settings.PORT}",
            "worker_class": "gthread",
            "workers": settings.WORKERS,
            "threads": settings.THREADS,
            "timeout": 60,
            "graceful_timeout": 10,
            "keepalive": 5,
            "max_requests": 10_000,
            "max_requests_jitter": 1_000,
            "worker_tmp_dir": str(HEARTBEATS) if HEARTBEATS.is_dir() else None,
            "accesslog": "-" if settings.ACCESS_LOG else None,
            "loglevel": "warning",
            "forwarded_allow_ips": "*" if settings.BEHIND_PROXY else "127.0.0.1,::1",
            "control_socket_disable": True,
            "preload_app": True,
            "worker_exit": lambda _arbiter, _worker: Miss.objects.write_rest(),
            "proc_name": "cica-portal",
        }.items():
            self.cfg.set(name, value)

    def run(self) -> None:
        Keeper(self).run()

    def load(self) -> Any:
        from cica_portal.wsgi import application

        return application


class Keeper(Arbiter):
    """gunicorn's master, which looks after the embedded database server as it does after its workers."""

    def __init__(self, app: BaseApplication) -> None:
        super().__init__(app)
        self.server = None if settings.DATABASE_URL else postgres.Server(settings.VAR_DIR / "postgres")

    def manage_workers(self) -> None:
        """Called about once a second."""
        if self.server:
            self.server.keep()
        super().manage_workers()
