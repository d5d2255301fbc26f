"""The embedded server and the check of any server."""

import pytest
from django.db import connection
from django.db.backends.postgresql.psycopg_any import is_psycopg3


@pytest.mark.django_db
def test_the_tests_run_on_a_real_postgresql_that_knows_cyrillic():
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT lower('ЁЖ'), to_tsvector('russian', 'ГОСУДАРСТВА') @@ to_tsquery('russian', 'государство')"
        )
        assert cursor.fetchone() == ("ёж", True)


def test_the_driver_is_psycopg2():
    assert not is_psycopg3
