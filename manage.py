#!/usr/bin/env python3
"""The portal's command line: `.venv/bin/python manage.py help`."""

import os
import signal
import sys
from contextlib import ExitStack

from django.core.exceptions import ImproperlyConfigured
from django.core.management import execute_from_command_line


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "cica_portal.settings")
    from cica_portal import postgres

    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))  # leave in order, as Ctrl-C does
    with ExitStack() as stack:
        try:
            from cica_portal import settings

            if not settings.DATABASE_URL:
                address = stack.enter_context(postgres.in_use(settings.VAR_DIR / "postgres"))
                settings.use_database(address)
        except (ImproperlyConfigured, postgres.PostgresError) as error:
            sys.exit(f"{error}")
        execute_from_command_line(sys.argv)


if __name__ == "__main__":
    main()
