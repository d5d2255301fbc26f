"""Whether PostgreSQL can tell which words are alike: its extension pg_trgm.

The extension is trusted: who owns the database may put it there. Where that is refused the search works without, only
less forgiving; the start-up check says so. Once an administrator has created it, `rebuild_search` makes use of it.
"""

from functools import cache

from django.db import DatabaseError, connection, transaction

INDEXES = {
    "search_name": "CREATE INDEX IF NOT EXISTS search_name_like ON search_name USING gin (folded gin_trgm_ops)",
    "search_word": "CREATE INDEX IF NOT EXISTS search_word_like ON search_word USING gin (text gin_trgm_ops)",
}
INSTALLED = "SELECT EXISTS (SELECT FROM pg_extension WHERE extname = 'pg_trgm')"


def install(*tables: str) -> bool:
    """Put the extension and the indexes of these tables into the database; False if that is not allowed."""
    with connection.cursor() as cursor:
        try:
            with transaction.atomic():
                cursor.execute("CREATE EXTENSION IF NOT EXISTS pg_trgm")
        except DatabaseError:
            return False
        for table in tables:
            cursor.execute(INDEXES[table])
    return True


def are_known() -> bool:
    """Whether this database can tell; asked once by each process."""
    return _are_known(connection.settings_dict["NAME"])


@cache
def _are_known(database: str) -> bool:
    with connection.cursor() as cursor:
        cursor.execute(INSTALLED)
        return cursor.fetchone()[0]
