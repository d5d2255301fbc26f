"""How long PostgreSQL takes to search a hundred thousand things; not part of the suite, for it takes minutes.

    .venv/bin/pytest -s tests/search/speed.py

The things have the texts of the starting content under other titles of it, so that each word is as frequent as there.
"""

import random
import sys
import time
from statistics import median, quantiles

from django.db import connection
from django.utils.translation import override
from psycopg2.extras import execute_values

from apps.core.languages import LANGUAGES
from apps.search.asking import ask
from apps.search.models import Entry, Name
from apps.search.query import plain, read
from tests.search.test_pairs import PAIRS

THINGS = 100_000
MEDIAN = 0.050  # seconds
MOST_QUERIES = 3
BATCH = 2_000
_ENTRIES = """
    INSERT INTO search_entry
        (key, kind, path, title_en, title_ru, text_en, text_ru, when_en, when_ru, standing, first_on, last_on,
         names_en, names_ru, vector_en, vector_ru)
    VALUES %s
"""
_ENTRY = """(
    %(key)s, %(kind)s, 'x/', %(title_en)s, %(title_ru)s, %(text_en)s, %(text_ru)s, '', '', '',
    %(day)s::date, %(day)s::date, to_tsvector('english', %(name_en)s), to_tsvector('russian', %(name_ru)s),
    setweight(to_tsvector('english', %(name_en)s), 'A') || setweight(to_tsvector('english', %(words_en)s), 'C'),
    setweight(to_tsvector('russian', %(name_ru)s), 'A') || setweight(to_tsvector('russian', %(words_ru)s), 'C'))
"""


def fill() -> None:
    """Add as many things as are missing to a hundred thousand."""
    chance = random.Random(0)
    known = list(Entry.objects.all())
    kinds = Entry.Kind.values
    with connection.cursor() as cursor:
        rows, names = [], []
        for number in range(THINGS - len(known)):
            row = {"key": f"speed:{number}", "kind": chance.choice(kinds), "day": f"{chance.randint(1992, 2026)}-06-04"}
            titled, told = chance.choice(known), chance.choice(known)
            for language in LANGUAGES:
                row[f"title_{language}"] = title = f"{getattr(titled, f'title_{language}')[:200]} {number}"
                row[f"text_{language}"] = text = getattr(told, f"text_{language}")
                row[f"name_{language}"], row[f"words_{language}"] = plain(title), plain(text)
                names.append(Name(key=row["key"], text=title, folded=plain(title), language=language, is_title=True))
            rows.append(row)
            if len(rows) == BATCH:
                execute_values(cursor, _ENTRIES, rows, _ENTRY, BATCH)
                rows = []
        execute_values(cursor, _ENTRIES, rows, _ENTRY, BATCH)
        Name.objects.bulk_create(names, BATCH)
        cursor.execute("ANALYZE search_entry")
        cursor.execute("ANALYZE search_name")


def test_a_hundred_thousand_things_are_searched_in_time(content):
    fill()
    spent: dict[str, float] = {}
    asked: dict[str, int] = {}

    def clock(execute, sql, params, many, context):
        begun = time.perf_counter()
        try:
            return execute(sql, params, many, context)
        finally:
            spent[typed] += time.perf_counter() - begun
            asked[typed] += 1

    for _round in range(2):  # the first one warms up
        for language, typed, _meant in PAIRS:
            spent[typed], asked[typed] = 0, 0
            with override(language), connection.execute_wrapper(clock):
                ask(read(typed))
    slowest = sorted(spent, key=lambda typed: -spent[typed])[:8]
    told = [f"median {median(spent.values()):.3f} s, 9 of 10 below {quantiles(spent.values(), n=10)[-1]:.3f} s"]
    told += [f"{typed}: {spent[typed]:.3f} s" for typed in slowest]
    sys.stdout.write("\n" + "\n".join(told) + "\n")
    assert max(asked.values()) <= MOST_QUERIES
    assert median(spent.values()) < MEDIAN
