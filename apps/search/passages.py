"""Passages in which the words stand, marked. PostgreSQL finds them in the folded text, letter for letter as long."""

import re
from collections.abc import Sequence

from django.db import connection
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from apps.core.languages import folded
from apps.search.models import CONFIGS

READ = 12_000  # characters of a text in which words are looked for
CHOSEN = "MaxFragments=2, MaxWords=28, MinWords=14"
_MARK = re.compile("</?b>")


def passages(hits: Sequence[tuple[str, str]], words: dict[str, str], params: dict) -> list[SafeString]:
    """Of each language and text the passages with the words, which are SQL for that language. One query."""
    if not any(text for _language, text in hits):
        return [mark_safe("") for _hit in hits]
    lines, own = [], dict(params)
    for place, (language, text) in enumerate(hits):
        own[f"text{place}"] = aligned(text)
        lines.append(f"ts_headline('{CONFIGS[language]}', %(text{place})s, {words[language]}, '{CHOSEN}')")
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {', '.join(lines)}", own)
        found = cursor.fetchone()
    return [marked(text, headline) for (_language, text), headline in zip(hits, found, strict=True)]


def aligned(text: str) -> str:
    """The text folded, each letter and each sign in its place."""
    letters = (folded(letter) for letter in text)
    return "".join(letter if len(letter) == 1 and letter.isalnum() else " " for letter in letters)


def marked(text: str, headline: str) -> SafeString:
    """The passages of the folded headline as they stand in the text, the words in <mark>."""
    whole, end, shown = aligned(text), 0, []
    for fragment in headline.split(" ... "):
        start = whole.find(_MARK.sub("", fragment), end)
        if start < 0:
            continue
        end, is_marked = start, False
        shown.append("" if start == 0 else "… ")
        for piece in _MARK.split(fragment):
            words = escape(text[end : end + len(piece)])
            shown.append(f"<mark>{words}</mark>" if is_marked else words)
            end, is_marked = end + len(piece), not is_marked
        shown.append(" ")
    if shown and end < len(text.rstrip(" .…")):
        shown[-1] = " …"
    return mark_safe("".join(shown).strip())  # noqa: S308 (escaped above)
