"""Asks the index: what is found, in which order, and how much of each kind. Three queries a search, and no more."""

from dataclasses import dataclass, field
from typing import Any

from django.db import connection
from django.urls import reverse
from django.utils.safestring import SafeString

from apps.core.day import today
from apps.core.languages import LANGUAGES, active, other
from apps.search.conditions import Conditions
from apps.search.meaning import understand
from apps.search.models import PUBLIC, Entry
from apps.search.nearest import Near, nearest, suggest
from apps.search.passages import READ, passages
from apps.search.query import Query

__all__ = ["PAGE", "Choice", "Found", "Hit", "Near", "ask", "suggest"]

PAGE = 20
"""So many hits stand on a page."""
KINDS = list(Entry.Kind.values)
KIND_LABELS: dict[str, Any] = dict(Entry.Kind.choices)
STANDING_LABELS: dict[str, Any] = dict(Entry.Standing.choices)
DATED = ["event", "document", "chairmanship", "news", "person", "body", "page"]
"""Which kinds come first for a day, a month or a year alone."""
BOOSTS = {
    "state": 1.3,
    "person": 1.3,
    "body": 1.3,
    "chairmanship": 1.2,
    "organization": 1.1,
    "publication": 0.8,
    "source": 0.3,
}
PLACE = 0.7
"""How much less a place on a page counts than a page."""
RANKED = 200
"""Of so many hits at a time it is worked out how well they fit; a multiple of PAGE."""
FORMER = 0.6
"""How much less what is former counts."""


@dataclass(frozen=True)
class Hit:
    """Something found, in the reader's language where it has that."""

    title: str
    url: str
    kind: str
    """A value of Entry.Kind."""
    kind_label: str
    language: str
    """In which language the words stand: the reader's, or the other if they were found only there."""
    title_language: str
    passage: SafeString
    """Where the words stand, each in <mark>; else how its text begins. "" where it has none."""
    when: str
    """Its days in words, in the reader's language."""
    standing: str
    """A value of Entry.Standing: "", "current", "former", "planned"."""
    formerly: str = ""
    """The former name by which it was found."""


@dataclass(frozen=True)
class Choice:
    """A value of a filter, and how many hits it would leave."""

    value: str
    label: str
    number: int


@dataclass(frozen=True)
class Found:
    total: int = 0
    page: int = 1
    hits: list[Hit] = field(default_factory=list)
    kinds: list[Choice] = field(default_factory=list)
    years: list[Choice] = field(default_factory=list)
    statuses: list[Choice] = field(default_factory=list)
    shown_for: str = ""
    """What was searched for instead, if nothing has the words as they were typed."""
    nearest: list[Near] = field(default_factory=list)
    """Only where nothing is found."""


# What it takes to count hits and to part them is read once, of each; how well the words fit, for which all words of an
# entry must be read, is worked out for a few pages at a time. `named` is 4 for what is called just so, 3 for what is
# called otherwise, 2 for what took place on those very days, 1 for what has the words in its names. Only if nothing is
# found is it asked for loosely: PostgreSQL knows before it begins.
FACTS = """
    id, kind, first_on, date_part('year', first_on)::int AS year, {boost} AS boost,
    CASE WHEN standing = 'current' AND ended_on <= %(today)s THEN 'former' ELSE standing END AS standing,
    CASE
        WHEN id IN (SELECT id FROM called WHERE just_so) THEN 4
        WHEN id IN (SELECT id FROM called) THEN 3
        WHEN first_on >= %(first)s AND last_on <= %(last)s THEN 2
        WHEN id IN (SELECT id FROM titled) THEN 1
        ELSE 0
    END AS named
"""
HITS = """
WITH called AS MATERIALIZED (
    SELECT search_entry.id, bool_or(folded = ANY(%(typed)s)) AS just_so
    FROM search_name JOIN search_entry USING (key)
    WHERE folded = ANY(%(typed)s || %(called)s) AND kind <> 'source'
    GROUP BY search_entry.id
), titled AS MATERIALIZED (
    SELECT id FROM search_entry WHERE {titled}
), meant AS MATERIALIZED (
    SELECT {facts} FROM search_entry WHERE {possible} AND {wanted}
), vague AS MATERIALIZED (
    SELECT {facts} FROM search_entry WHERE (SELECT NOT EXISTS (SELECT FROM meant)) AND {loose} AND {wanted}
), found AS NOT MATERIALIZED (
    SELECT * FROM meant UNION ALL SELECT * FROM vague
), kept AS NOT MATERIALIZED (
    SELECT * FROM found WHERE {of_kind} AND {of_year} AND {of_standing}
), start AS (
    SELECT greatest(0, least(%(offset)s, (count(*) - 1) / %(size)s * %(size)s)) AS hit FROM kept
), likely AS (
    SELECT * FROM kept ORDER BY {roughly} LIMIT %(ranked)s OFFSET (SELECT hit / %(ranked)s * %(ranked)s FROM start)
), ranked AS MATERIALIZED (
    SELECT likely.*, its.is_sure, its.fit * likely.boost AS rank
    FROM likely CROSS JOIN LATERAL (
        SELECT {sure} AS is_sure, {rank} * {shortness} AS fit FROM search_entry WHERE search_entry.id = likely.id
    ) AS its
), listed AS (
    SELECT id, kind, standing, row_number() OVER (ORDER BY {order}) AS place FROM ranked
    ORDER BY place LIMIT %(size)s OFFSET (SELECT hit %% %(ranked)s FROM start)
)
SELECT
    (SELECT count(*) FROM kept),
    (SELECT EXISTS (SELECT FROM search_entry WHERE {sure} AND {wanted})),
    (SELECT json_object_agg(kind, number) FROM
        (SELECT kind, count(*) AS number FROM found WHERE {of_year} AND {of_standing} GROUP BY kind) AS kinds),
    (SELECT json_object_agg(year, number) FROM
        (SELECT year, count(*) AS number FROM found
         WHERE {of_kind} AND {of_standing} AND year > 0 GROUP BY year) AS years),
    (SELECT json_object_agg(standing, number) FROM
        (SELECT standing, count(*) AS number FROM found
         WHERE {of_kind} AND {of_year} AND standing > '' GROUP BY standing) AS standings),
    (SELECT json_agg(row_to_json(line)) FROM (
        SELECT listed.kind, listed.standing, path, title_en, title_ru, when_en, when_ru,
               left(text_en, %(length)s) AS text_en, left(text_ru, %(length)s) AS text_ru,
               vector_en @@ {words_en} AS has_en, vector_ru @@ {words_ru} AS has_ru,
               (SELECT text FROM search_name
                WHERE search_name.key = search_entry.key AND is_former AND folded = ANY(%(typed)s)
                ORDER BY language = %(language)s DESC LIMIT 1) AS formerly
        FROM listed JOIN search_entry USING (id) ORDER BY place
    ) AS line)
"""


def ask(
    query: Query, *, kind: str = "", year: int | None = None, status: str = "", sort: str = "relevance", page: int = 1
) -> Found:
    """The hits for a question, for readers of the active language. `sort` is "relevance" or "date", latest first.

    A page beyond the last is the last.
    """
    meaning = understand(query)
    conditions = Conditions(meaning)
    if not query.terms or conditions.ask_nothing:
        return Found()
    language = active()
    sql = HITS.format(
        facts=FACTS.format(boost=_boost()),
        wanted=f"{PUBLIC} AND {conditions.wanted()}",
        sure=conditions.sure(),
        possible=conditions.possible(),
        loose=conditions.loose(),
        titled=conditions.titled(),
        rank=conditions.rank(language),
        shortness=_shortness(language),
        roughly=_roughly(sort),
        words_en=conditions.words("en"),
        words_ru=conditions.words("ru"),
        of_kind="kind = %(kind)s" if kind else "true",
        of_year="year = %(year)s" if year else "true",
        of_standing="standing = %(status)s" if status else "true",
        order=_order(sort, is_dated=not meaning.words),
    )
    typed, called = meaning.wholes()
    first, last = query.days or (None, None)
    params = conditions.params | {
        "today": today(), "first": first, "last": last, "typed": typed, "called": called, "kinds": KINDS,
        "dated": DATED, "kind": kind, "year": year, "status": status, "size": PAGE, "language": language,
        "ranked": RANKED, "offset": max(0, page - 1) * PAGE, "length": READ,
    }  # fmt: skip
    with connection.cursor() as cursor:
        cursor.execute(sql, params)
        total, is_sure, kinds, years, statuses, lines = cursor.fetchone()
    if not total and not kinds and not years and not statuses:
        return Found(nearest=nearest(meaning))
    marks = {each: conditions.marks(each) for each in LANGUAGES}
    pages = max(1, -(-total // PAGE))
    return Found(
        total=total,
        page=min(max(1, page), pages),
        hits=_hits(lines or [], language, marks, conditions.params),
        kinds=_choices(kinds, KIND_LABELS, KINDS),
        years=_choices(years, {}, sorted(years or {}, reverse=True)),
        statuses=_choices(statuses, STANDING_LABELS, Entry.Standing.values),
        shown_for="" if is_sure else meaning.shown_for,
    )


def _boost() -> str:
    """How much a hit counts by what it is."""
    kinds = " ".join(f"WHEN '{kind}' THEN {boost}::float" for kind, boost in BOOSTS.items())
    is_former = "standing = 'former' OR ended_on <= %(today)s"
    return f"CASE kind {kinds} ELSE 1 END * CASE WHEN {is_former} THEN {FORMER}::float ELSE 1 END"


def _shortness(language: str) -> str:
    """Of a short title a word is more than of a long one, and of a page more than of a place on it."""
    spaces = f"length(title_{language}) - length(replace(title_{language}, ' ', ''))"
    return f"(1 + 2 / (2.0 + {spaces})) * CASE WHEN path LIKE '%%#%%' THEN {PLACE} ELSE 1 END"


def _roughly(sort: str) -> str:
    """The order of hits as long as it is not known how well they fit."""
    if sort == "date":
        return "first_on DESC NULLS LAST, id"
    return "named DESC, boost DESC, first_on DESC NULLS LAST, id"


def _order(sort: str, *, is_dated: bool) -> str:
    latest = "first_on DESC NULLS LAST"
    if sort == "date":
        return f"{latest}, id"
    first_kinds = "CASE WHEN named > 2 THEN array_position(%(kinds)s::text[], kind::text) END"
    of_days = "array_position(%(dated)s::text[], kind::text)," if is_dated else ""
    former_last = "named > 2 AND standing = 'former'"
    return f"named DESC, {first_kinds}, {of_days} {former_last}, is_sure DESC, rank DESC, {latest}, id"


def _choices(counted: dict[str, int] | None, labels: dict[str, Any], order: list[str]) -> list[Choice]:
    counted = counted or {}
    return [Choice(value, str(labels.get(value, value)), counted[value]) for value in order if value in counted]


def _hits(lines: list[dict], language: str, marks: dict[str, str], params: dict) -> list[Hit]:
    second, home = other(language), reverse("home:home")
    spoken = [language if line[f"has_{language}"] or not line[f"has_{second}"] else second for line in lines]
    texts = [(tongue, line[f"text_{tongue}"]) for tongue, line in zip(spoken, lines, strict=True)]
    shown = passages(texts, marks, params)
    return [
        Hit(
            title=line[f"title_{language}"] or line[f"title_{second}"],
            title_language=language if line[f"title_{language}"] else second,
            url=home + line["path"],
            kind=line["kind"],
            kind_label=str(KIND_LABELS[line["kind"]]),
            language=tongue,
            passage=passage,
            when=line[f"when_{language}"],
            standing=line["standing"],
            formerly=line["formerly"] or "",
        )
        for line, tongue, passage in zip(lines, spoken, shown, strict=True)
    ]
