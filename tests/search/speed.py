"""How long PostgreSQL computes to search a hundred thousand things; not part of the suite, for it takes a minute.

    .venv/bin/pytest -s tests/search/speed.py

The things have the texts of the starting content under other titles of it, so that each word is as frequent as there.
"""

import sys
from collections.abc import Iterator
from statistics import median, quantiles

import psutil
import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils.translation import override
from pytest_django import DjangoDbBlocker

from apps.search import trigrams
from apps.search.asking import ask
from apps.search.models import Entry
from apps.search.query import read
from tests.conftest import connected_to, made_once
from tests.search.test_pairs import PAIRS

THINGS = 100_000
MEDIAN = 0.050  # seconds
MOST_QUERIES = 3
ROUNDS = 5  # of each question: one alone takes hardly longer than the clock's steps
_FILL = """
SELECT setseed(0);
CREATE TEMPORARY TABLE known AS SELECT row_number() OVER (ORDER BY key) AS place, * FROM search_entry;
CREATE TEMPORARY TABLE mix AS
    SELECT number, 'speed:' || number AS key, (%(kinds)s)[1 + floor(random() * array_length(%(kinds)s, 1))] AS kind,
           make_date(1992 + floor(random() * 35)::int, 6, 4) AS day,
           1 + floor(random() * most)::int AS titled, 1 + floor(random() * most)::int AS told
    FROM (SELECT count(*)::int AS most FROM known) AS all_known, generate_series(1, %(things)s - most) AS number;
INSERT INTO search_entry
    (key, kind, path, first_on, last_on, standing, when_en, when_ru, title_en, title_ru, text_en, text_ru,
     names_en, names_ru, vector_en, vector_ru)
    SELECT mix.key, mix.kind, 'x/', day, day, '', '', '',
           left(titled.title_en, 200) || ' ' || number, left(titled.title_ru, 200) || ' ' || number,
           told.text_en, told.text_ru,
           titled.names_en || number::text::tsvector, titled.names_ru || number::text::tsvector,
           setweight(titled.names_en, 'A') || ts_filter(told.vector_en, '{b,c,d}'),
           setweight(titled.names_ru, 'A') || ts_filter(told.vector_ru, '{b,c,d}')
    FROM mix JOIN known titled ON titled.place = mix.titled JOIN known told ON told.place = mix.told;
INSERT INTO search_name (key, text, folded, language, is_title, is_former, is_code)
    SELECT mix.key, text || ' ' || number, folded || ' ' || number, language, true, false, false
    FROM mix JOIN known ON known.place = mix.titled JOIN search_name ON search_name.key = known.key AND is_title;
INSERT INTO search_word (text) SELECT number::text FROM mix ON CONFLICT DO NOTHING;
"""


def fill() -> None:
    """Add as many things as are missing to a hundred thousand, and tidy up as a server does by itself in time."""
    with connection.cursor() as cursor:
        cursor.execute(_FILL, {"kinds": Entry.Kind.values, "things": THINGS})
        cursor.execute("VACUUM ANALYZE")


@pytest.fixture
def a_hundred_thousand_things(content_database: str, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    with django_db_blocker.unblock(), connected_to(made_once("speed", content_database, fill)):
        yield


def test_a_hundred_thousand_things_are_searched_in_time(a_hundred_thousand_things):
    trigrams.are_known()  # each process asks that once
    server = psutil.Process(connection.connection.info.backend_pid)
    took: dict[str, float] = {}
    for language, typed, _meant in PAIRS:
        with override(language), CaptureQueriesContext(connection) as queries:
            ask(read(typed))
        assert len(queries) <= MOST_QUERIES, typed
        begun = computed(server)
        for _round in range(ROUNDS):
            with override(language):
                ask(read(typed))
        took[f"{typed} ({language})"] = (computed(server) - begun) / ROUNDS
    told = [f"median {median(took.values()):.3f} s, 9 of 10 below {quantiles(took.values(), n=10)[-1]:.3f} s"]
    told += [f"{took[asked]:.3f} s: {asked}" for asked in sorted(took, key=lambda asked: -took[asked])[:8]]
    sys.stdout.write("\n" + "\n".join(told) + "\n")
    assert median(took.values()) < MEDIAN


def computed(server: psutil.Process) -> float:
    """Seconds that this process has computed: however busy the machine is, the same; nothing has to wait for a disk."""
    times = server.cpu_times()
    return times.user + times.system
