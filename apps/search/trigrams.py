"""Names that are like what was typed: PostgreSQL's pg_trgm where the server has it, else names with the same beginning.

The extension is trusted: who owns the database may put it there. Where that is refused the search works without, only
less forgiving; the start-up check says so. Once an administrator has created it, `rebuild_search` makes use of it.
"""

from functools import cache

from django.db import DatabaseError, connection, transaction

INDEX = "CREATE INDEX IF NOT EXISTS search_name_like ON search_name USING gin (folded gin_trgm_ops)"
INSTALLED = "SELECT EXISTS (SELECT FROM pg_extension WHERE extname = 'pg_trgm')"


def install() -> bool:
    """Put the extension and its index into the database, if that is allowed; whether they are there."""
    with connection.cursor() as cursor:
        try:
            with transaction.atomic():
                cursor.execute("CREATE EXTENSION IF NOT EXISTS pg_trgm")
        except DatabaseError:
            return False
        cursor.execute(INDEX)
    return True


def are_there() -> bool:
    """Whether this database has them; asked once by each process."""
    return _are_in(connection.settings_dict["NAME"])


@cache
def _are_in(database: str) -> bool:
    with connection.cursor() as cursor:
        cursor.execute(INSTALLED)
        return cursor.fetchone()[0]
