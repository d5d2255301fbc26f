"""Finds in a text what should be a living number: counts and names that somebody typed, in either language.

It reads words, not meaning: a number beside the words that people put after such a number (`Token.typed`), and the name
of whoever bears a token's seat.
"""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from html import unescape

from apps.core.numerals import pattern, value
from apps.core.registry import Token, tokens
from apps.core.tokens import typed

_BREAK = re.compile(r"</(?:p|li|h\d|td|th|blockquote)>|<br ?/?>")
_ELEMENT = re.compile(r"<[^>]+>")
_SENTENCE = re.compile(r"(?<=[.!?;])\s+|\n+")
_VOWEL = re.compile("[аеёийоуыьюя]$")

# Words after which the noun does not belong to the number any more, and names of months.
_APART = {
    "en": "of|and|or|to|in|on|the|by|for|from|with|at|as|which|that|who|where|when|were|was|are|is|had|have|"
    "january|february|march|april|may|june|july|august|september|october|november|december",
    "ru": "и|или|а|но|в|во|на|о|об|от|до|из|к|с|со|у|по|за|для|при|между|года|году|годов|год|лет|г|гг|млн|млрд|"
    "января|февраля|марта|апреля|мая|июня|июля|августа|сентября|октября|ноября|декабря",
}
# What leads from the noun to a number behind it: “the number of member states is 27”.
_LEADS = {
    "en": r"is|are|was|were|now|stands at|has reached|reached|has grown to|grew to|rose to",
    "ru": r"составля\w+|составил\w*|достиг\w*|равно|возросло до|выросло до",
}


def grows_old(text: str, language: str, names: dict[str, list[str]]) -> list[str]:
    """The words of a text without a day that should be tokens, as they stand there, and braces that hold no token.

    `names` has for a token the names of those who bear its seat now, in that language.
    """
    _known, found = typed(text)
    for sentence in _sentences(text):
        spans = {match.span() for token in tokens() for match in _matches(token, sentence, language, names)}
        end = 0
        for start, stop in sorted(spans, key=lambda span: (span[0], -span[1])):
            if start >= end:
                found.append(sentence[start:stop])
                end = stop
    return found


def _sentences(text: str) -> Iterator[str]:
    words = unescape(_ELEMENT.sub("", _BREAK.sub("\n", " ".join(text.split()))))
    words = re.sub("[\u2010\u2011]", "-", words.replace("\N{NO-BREAK SPACE}", " "))
    yield from filter(None, _SENTENCE.split(words))


def _matches(token: Token, sentence: str, language: str, names: dict[str, list[str]]) -> Iterator[re.Match]:
    if language in token.typed:
        for match in _counts(token.typed[language], language).finditer(sentence):
            if value(match["before"] or match["behind"], language) >= token.least:
                yield match
    context = token.context.get(language)
    if context is None or re.search(rf"\b(?:{context})", sentence, re.IGNORECASE):
        for name in names.get(token.key, ()):
            yield from _name(name, language, is_adjective=context is not None).finditer(sentence)


@lru_cache
def _counts(noun: str, language: str) -> re.Pattern:
    number, apart = pattern(language), rf"(?!(?:{_APART[language]})\b)"
    adjectives = rf"(?:[ -]+{apart}[^\W\d][\w’'-]*){{0,2}}?"
    leads = rf"(?: of CICA| CICA| СВМДА)?\s*(?:[:(—–]|\b(?:{_LEADS[language]})\b)\s*"
    return re.compile(
        rf"(?P<before>{number}){adjectives}[ -]+(?:{noun})\b"
        rf"|\b(?:{noun}){leads}(?P<behind>{number})(?!\s+(?:{_APART[language]})\b)",
        re.IGNORECASE,
    )


@lru_cache
def _name(name: str, language: str, *, is_adjective: bool) -> re.Pattern:
    """The name in whatever case; of a person also the last name alone; of a state also its adjective."""
    parts = name.split() if is_adjective else name.split()[-1:]
    longest = 6 if is_adjective else 3
    if language == "ru":
        stems = [re.escape(_VOWEL.sub("", part)) + rf"\w{{0,{longest}}}" for part in parts]
    else:
        stems = [re.escape(part) + (r"i?\b" if is_adjective else r"\b") for part in parts]
    return re.compile(r"\b" + r"\s+".join(stems) + r"\b", re.IGNORECASE)


def names_now(records: Iterable, day) -> dict[str, dict[str, list[str]]]:
    """By language and token, the names of those among the records who bear its seat on that day."""
    found: dict[str, dict[str, list[str]]] = {"en": {}, "ru": {}}
    bearers = [token for token in tokens() if token.bearer]
    for record in records:
        for token in bearers:
            if named := token.bearer(record, day):
                for language, names in found.items():
                    names.setdefault(token.key, []).append(getattr(named, f"name_{language}") or "")
    return {language: {key: [*filter(None, each)] for key, each in names.items()} for language, names in found.items()}
