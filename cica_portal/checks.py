"""The start-up check: whether the PostgreSQL server, ours or another, can carry the portal."""

from collections.abc import Iterator, Sequence
from typing import Any

from django.core.checks import CheckMessage, Error
from django.core.checks import Warning as Caution
from django.db import DatabaseError, connections

OLDEST = 15
REBUILD = (
    "Make the database anew, with any UTF-8 locale of the server: "
    "CREATE DATABASE portal TEMPLATE template0 ENCODING 'UTF8' LC_COLLATE 'C' LC_CTYPE 'C.UTF-8';"
)
# Each question asked of the server, what to say when it is answered with no, and what mends it.
QUESTIONS = [
    (
        f"SELECT current_setting('server_version_num')::int >= {OLDEST * 10_000}",
        f"PostgreSQL is older than {OLDEST}.",
        f"Use a server of version {OLDEST} or later.",
    ),
    ("SELECT current_setting('server_encoding') = 'UTF8'", "The database is not in UTF-8.", REBUILD),
    ("SELECT lower('ЁЖ') = 'ёж' AND 'ЁЖ' ILIKE 'ёж'", "The database cannot lower-case Cyrillic letters.", REBUILD),
    (
        "SELECT to_tsvector('russian', 'ГОСУДАРСТВА') @@ to_tsquery('russian', 'государство')",
        "Full-text search does not know the forms of Russian words in capitals.",
        REBUILD,
    ),
    (
        "SELECT EXISTS (SELECT FROM pg_available_extensions WHERE name = 'btree_gist')",
        "The extension btree_gist is not on the server.",
        "Install the server's contrib package, e.g. apt-get install postgresql-contrib.",
    ),
    (
        """SELECT EXISTS (SELECT FROM pg_extension WHERE extname = 'btree_gist')
               OR has_database_privilege(current_database(), 'CREATE')""",
        "The extension btree_gist is not in the database, and this user may not put it there.",
        "As its administrator: CREATE EXTENSION btree_gist;",
    ),
]

# What the portal can do without, though not as well; asked once its tables are there.
WISHES = [
    (
        "SELECT to_regclass('search_name') IS NULL OR EXISTS (SELECT FROM pg_extension WHERE extname = 'pg_trgm')",
        "The extension pg_trgm is not in the database: search forgives fewer slips.",
        "As its administrator: CREATE EXTENSION pg_trgm; then: python manage.py rebuild_search",
    ),
]


def database(databases: Sequence[str] | None = None, **kwargs: Any) -> list[CheckMessage]:
    """The first thing that each database lacks; asked by `migrate` and by `check --database default`."""
    return [error for alias in databases or () for error in lacks(alias)][:1]


def lacks(alias: str) -> Iterator[CheckMessage]:
    try:
        with connections[alias].cursor() as cursor:
            for number, (question, message, mend) in enumerate(QUESTIONS, start=2):
                cursor.execute(question)
                if cursor.fetchone() != (True,):
                    yield Error(message, hint=mend, id=f"cica_portal.E{number:03}")
                    return
            for number, (question, message, mend) in enumerate(WISHES, start=1):
                cursor.execute(question)
                if cursor.fetchone() != (True,):
                    yield Caution(message, hint=mend, id=f"cica_portal.W{number:03}")
    except DatabaseError as error:
        mend = "Start the server or correct DATABASE_URL; leave it empty to use the embedded server."
        yield Error(f"The database does not answer: {error}".strip(), hint=mend, id="cica_portal.E001")
