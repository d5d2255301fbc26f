"""Names that are like what was typed: for those who find nothing, and while they type."""

from dataclasses import dataclass
from typing import Any

from django.db import connection
from django.urls import reverse

from apps.core.languages import active, other
from apps.search import trigrams
from apps.search.meaning import Meaning
from apps.search.models import PUBLIC, Entry
from apps.search.query import read

MOST_NEAR = 5
SHORTEST = 2  # letters, before names are suggested


@dataclass(frozen=True)
class Near:
    """A name like what was typed, and the page of what bears it."""

    title: str
    url: str
    kind: str
    """A value of Entry.Kind."""
    kind_label: str


# Of each thing the name that is nearest; names of places lead nowhere.
NEAREST = """
    SELECT kind, path, title_en, title_ru FROM (
        SELECT DISTINCT ON (key) key, {nearness} AS nearness, length(folded) AS long
        FROM search_name WHERE ({is_near}) ORDER BY key, nearness DESC, long
    ) AS near JOIN search_entry USING (key)
    WHERE {public}
    ORDER BY nearness DESC, array_position(%(kinds)s::text[], kind::text), long, key LIMIT %(limit)s
"""


def suggest(text: str, limit: int = 8) -> list[Near]:
    """Names that begin like what was typed so far, or have a word that does; those of states first."""
    terms = read(text).terms
    ways = [" ".join(term.typed for term in terms)]
    ways += [" ".join(term.spellings[min(1, len(term.spellings) - 1)] for term in terms)]  # the other layout
    params: dict[str, Any] = {}
    wholes, beginnings, within = [], [], []
    for number, way in enumerate(dict.fromkeys(ways)):
        if len(way) >= SHORTEST:
            params |= {f"whole{number}": way, f"begin{number}": f"{way}%", f"within{number}": f"% {way}%"}
            wholes.append(f"folded = %(whole{number})s")
            beginnings.append(f"folded LIKE %(begin{number})s")
            within.append(f"folded LIKE %(within{number})s")
    if not params:
        return []
    nearness = f"CASE WHEN {' OR '.join(wholes)} THEN 2 WHEN {' OR '.join(beginnings)} THEN 1 ELSE 0 END"
    return _ask(nearness, " OR ".join([*beginnings, *within]), params, limit)


def nearest(meaning: Meaning) -> list[Near]:
    """What is called somehow like what was typed, if nothing is found."""
    words = [spelling for term in meaning.words for spelling in (*term.spellings, *meaning.near.get(term.typed, ()))]
    whole = " ".join(term.typed for term in meaning.words)
    if not whole:
        return []
    if trigrams.are_known():
        likeness = "similarity(folded, %(whole)s) + word_similarity(%(whole)s, folded)"
        return _ask(likeness, "folded %% %(whole)s OR %(whole)s <%% folded", {"whole": whole}, MOST_NEAR)
    begun = {f"begin{number}": f"{word[:3]}%" for number, word in enumerate(dict.fromkeys(words))}
    return _ask("0", " OR ".join(f"folded LIKE %({name})s" for name in begun), begun, MOST_NEAR)


def _ask(nearness: str, is_near: str, params: dict[str, Any], limit: int) -> list[Near]:
    kinds = {value: str(label) for value, label in Entry.Kind.choices}
    sql = NEAREST.format(nearness=nearness, is_near=is_near, public=PUBLIC)
    with connection.cursor() as cursor:
        cursor.execute(sql, params | {"kinds": list(kinds), "limit": limit})
        rows = [dict(zip(("kind", "path", "title_en", "title_ru"), row, strict=True)) for row in cursor.fetchall()]
    mine, home = f"title_{active()}", reverse("home:home")
    its_other = f"title_{other(active())}"
    return [Near(row[mine] or row[its_other], home + row["path"], row["kind"], kinds[row["kind"]]) for row in rows]
