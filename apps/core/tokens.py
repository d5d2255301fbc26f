"""Living numbers and names in texts: tokens that staff type and readers see filled in.

`{members}` is a number, “28”; `{members|nom}` the number with its noun, “28 Member States”. In Russian the word after
the stroke is the case that the sentence asks for: «участвуют {members|nom}», «в {members|prep}». A name stands alone:
`{chair}`. A token is filled for the day that its text speaks of, if the record has one, else for the page's day, in the
language of the text. What is no token stays as it was typed.
"""

import datetime
import re
from functools import reduce
from typing import Any

from django.utils.html import escape
from django.utils.translation import gettext as _
from django.utils.translation import override

from apps.core.dates import PartialDate
from apps.core.day import once, showing, shown
from apps.core.languages import LANGUAGES
from apps.core.nouns import CASES
from apps.core.registry import Token, token, tokens

_IN_BRACES = re.compile(r"\{([^{}]*)\}")


def own_day(record: Any) -> datetime.date | None:
    """The day that the record's texts speak of; None where they hold on the page's day.

    `dated_by` of its model names the fields, or the relations and fields, that may give it: the first that does counts.
    Of a date known in part it is the last possible day: the text may know all that had happened by then.
    """
    for path in getattr(record, "dated_by", ()):
        date = reduce(lambda thing, name: thing and getattr(thing, name), path.split("__"), record)
        if date:
            return date.counts_to if isinstance(date, PartialDate) else date
    return None


def fill(text: str, record: Any, language: str, *, is_html: bool = False) -> str:
    """A text of the record in that language, its tokens filled for the record's own day, else for the page's."""
    if "{" not in text:
        return text
    day = own_day(record) or shown()

    def filled(match: re.Match) -> str:
        found, case = _read(match[1])
        if found is None:
            return match[0]
        words = _words(found, case, day, language)
        return escape(words) if is_html else words

    return _IN_BRACES.sub(filled, text)


def typed(text: str) -> tuple[list[str], list[str]]:
    """What stands in braces, as it was typed: the tokens, and what is none."""
    known: list[str] = []
    unknown: list[str] = []
    for match in _IN_BRACES.finditer(text):
        (known if _read(match[1])[0] else unknown).append(match[0])
    return known, unknown


def menu() -> list[dict]:
    """What staff may insert, and what each gives today in both languages; “nom” is all that English texts need."""
    with showing(shown()):  # each number is counted once for all its cases
        return [
            {
                "typed": f"{{{each.key}|{case}}}" if case else f"{{{each.key}}}",
                "label": each.label,
                "is_for_english": case in ("", "nom"),
                "gives": [(language, _words(each, case, shown(), language)) for language in LANGUAGES],
            }
            for each in tokens()
            for case in ("", *(CASES if each.noun else ()))
        ]


def legal() -> str:
    """All tokens in one line, for a message."""
    return ", ".join(f"{{{each.key}}}" for each in tokens())


def _read(typed: str) -> tuple[Token | None, str]:
    """The token and the case of “members|gen”; no token if either is not known."""
    key, stroke, case = (part.strip() for part in typed.partition("|"))
    found = token(key)
    if found is None or (stroke and (found.noun is None or case not in CASES)):
        return None, ""
    return found, case


def _words(found: Token, case: str, day: datetime.date, language: str) -> str:
    with override(language):
        spoken = "" if found.noun else language  # a number is the same in every language
        value = once(("token", found.key, day, spoken), lambda: found.value(day))
        if case and found.noun:
            return found.noun.counted(value, case, language)
        return str(value) if value or value == 0 else _("not known")
