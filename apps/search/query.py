"""What a visitor typed into the search box, read: words, “exact phrases”, -exclusions and days. Asks no database.

Both sides of a search fold their words alike: `plain()` here, and when the index is written.
"""

import re
import unicodedata
from dataclasses import dataclass

from apps.core.languages import folded
from apps.search.days import Days, find_days
from apps.search.spelling import guesses

LONGEST = 200  # characters of a question
MOST_TERMS = 12


@dataclass(frozen=True)
class Term:
    """One thing to be found. Several words of a spelling stand side by side, as in “confidence building”."""

    spellings: tuple[str, ...]
    """Folded: as typed first, then what else may have been meant (keyboard layout, script), the likeliest first."""
    is_phrase: bool = False
    """It stood in quotation marks: found only as it was typed."""
    is_date: bool = False
    """A part of `Query.days`: what lies on those days need not have the word."""

    @property
    def typed(self) -> str:
        return self.spellings[0]


@dataclass(frozen=True)
class Query:
    text: str
    """As typed, on one line and not too long."""
    terms: tuple[Term, ...] = ()
    excluded: tuple[Term, ...] = ()
    days: Days | None = None
    """First and last day of the date that was typed: of a day, a month, a year or years."""
    is_cut: bool = False
    """More was typed than is looked for."""

    @property
    def words(self) -> str:
        """All that is to be found, as typed, folded: to compare with whole titles and names."""
        return " ".join(term.typed for term in self.terms)


_WORD = re.compile(r"[^\W_]+")
_UNSEEN = re.compile("[\x00-\x1f\x7f-\x9f\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ud800-\udfff]")
_QUOTES = str.maketrans(dict.fromkeys("«»“”„‟", '"'))
_PART = re.compile(r'(?P<minus>(?<!\S)[-−])?(?:"(?P<phrase>[^"]*)"|(?P<word>[^\s"]+))')


def plain(text: str) -> str:
    """The words of a text as they are compared: folded, without signs, hyphens as spaces."""
    letters = folded(unicodedata.normalize("NFKC", text)).replace("\N{COMBINING DOT ABOVE}", "")
    return " ".join(_WORD.findall(letters))


def read(text: str) -> Query:
    """Never fails, whatever was typed: what cannot be read is left out."""
    whole = " ".join(_UNSEEN.sub(" ", unicodedata.normalize("NFKC", text[: 5 * LONGEST])).split())
    kept = whole[:LONGEST].rstrip()
    signs = kept.translate(_QUOTES)
    parts = list(_PART.finditer(signs))
    days, start, end = find_days(_without(signs, [part for part in parts if part["minus"] or part["word"] is None]))
    terms: list[Term] = []
    excluded: list[Term] = []
    for part in parts:
        if not (typed := plain(part[0])):
            continue
        if part["minus"]:
            excluded.append(Term((typed,), is_phrase=part["word"] is None))
        elif part["word"] is None:
            terms.append(Term((typed,), is_phrase=True))
        elif part.start() < end and part.end() > start:
            terms.append(Term((typed,), is_date=True))
        else:
            terms.append(Term(_spellings(typed, part["word"])))
    is_cut = len(whole) > len(kept) or len(terms) > MOST_TERMS or len(excluded) > MOST_TERMS
    return Query(kept, tuple(terms[:MOST_TERMS]), tuple(excluded[:MOST_TERMS]), days, is_cut)


def _without(text: str, parts: list[re.Match[str]]) -> str:
    """The text with blanks in place of those parts, so that the rest keeps its place."""
    for part in parts:
        text = text[: part.start()] + " " * len(part[0]) + text[part.end() :]
    return text


def _spellings(typed: str, signs: str) -> tuple[str, ...]:
    meant = (plain(guess) for guess in guesses(folded(signs)))
    return tuple(dict.fromkeys([typed, *filter(None, meant)]))
