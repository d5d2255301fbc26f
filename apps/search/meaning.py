"""What the words of a question may mean: names of the same thing, words that staff say mean the same, likely slips.

Three circles, each within the next. Sure: the words as typed, and what else the same thing is called. Possible: also
what they are in the other keyboard layout or script. Loose, for when nothing is found: also words that are like them.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from difflib import SequenceMatcher

from django.db import connection

from apps.search import trigrams
from apps.search.query import Query, Term

LONGEST_NAME = 8  # words
MOST_NAMES = 12
"""So many names of one thing are looked for."""
LIKE_ENOUGH = 0.7  # of difflib's ratio
PREFIX = 3
"""From so many letters on, words that only begin so count as loosely the same."""

ASKED = """
    WITH asked AS MATERIALIZED (
        SELECT text, phraseto_tsquery('russian', text)::text AS stems FROM unnest(%(names)s) AS names(text)
    )
    SELECT 'same', asked.text, other.folded
    FROM asked
    JOIN search_name one ON one.stems = asked.stems AND one.stems > '' AND NOT one.is_code
    JOIN search_name other ON other.key = one.key AND NOT other.is_code
    UNION
    SELECT 'same', asked.text, other
    FROM asked
    JOIN search_alias ON EXISTS (
        SELECT FROM unnest(folded) word WHERE phraseto_tsquery('russian', word)::text = asked.stems OR word = asked.text
    )
    CROSS JOIN unnest(search_alias.folded) other
    UNION ALL
    SELECT 'stop', asked, ''
    FROM unnest(%(words)s) asked
    WHERE numnode(phraseto_tsquery('english', asked)) = 0 OR numnode(phraseto_tsquery('russian', asked)) = 0
    UNION ALL
    SELECT 'near', asked, near.text
    FROM unnest(%(words)s) asked CROSS JOIN LATERAL (
        SELECT text FROM search_word
        WHERE text LIKE left(asked, 2) || '%%' AND abs(length(text) - length(asked)) < 3 {near}
    ) near
"""
# What begins alike is asked for here too: two slips in a word leave it few trigrams of the right one.
BY_TRIGRAMS = "OR text %% asked ORDER BY similarity(text, asked) DESC, text LIMIT 6"
BY_BEGINNING = "ORDER BY text LIMIT 500"


@dataclass
class Meaning:
    """A question with all that its words may mean."""

    query: Query
    same: dict[str, list[str]] = field(default_factory=dict)
    """By what was typed or guessed, whole names and words that mean the same."""
    near: dict[str, list[str]] = field(default_factory=dict)
    """By word, words of names that are like it, the likeliest first; the word itself if it is one."""

    stops: set[str] = field(default_factory=set)
    """Words such as “of”, which stand everywhere and mean nothing."""

    @property
    def words(self) -> list[Term]:
        return [term for term in self.query.terms if not term.is_date]

    @property
    def spans(self) -> list[tuple[int, int]]:
        """The words parted into names: from and to which place each goes; one word where there is no name."""
        words, place, found = self.words, 0, []
        while place < len(words):
            ends = range(min(len(words), place + LONGEST_NAME), place + 1, -1)
            end = next((end for end in ends if joined(words[place:end]) in self.same), place + 1)
            found.append((place, end))
            place = end
        return found

    def called(self, texts: Iterable[str]) -> list[str]:
        """These texts, and what means the same as one of them."""
        texts = list(texts)
        return list(dict.fromkeys([*texts, *(other for text in texts for other in self.same.get(text, ()))]))

    def likely(self, term: Term) -> str:
        """What a word that is not found was most likely meant to be."""
        for guess in term.spellings:
            if guess in self.same or guess in self.near.get(guess, ()):
                return guess
        near = [self.near[spelling][0] for spelling in term.spellings if self.near.get(spelling)]
        return near[0] if near else term.typed

    def wholes(self) -> tuple[list[str], list[str]]:
        """The whole question as it was typed, and all else that it may mean as a whole."""
        words = self.words
        typed = self.query.words
        likely = " ".join(self.likely(term) for term in words)
        guesses = [typed, *guessed(words), likely]
        return [typed], [text for text in self.called(guesses) if text and text != typed]

    @property
    def shown_for(self) -> str:
        """What was most likely meant, if it is not what was typed."""
        likely = " ".join(term.typed if term.is_date else self.likely(term) for term in self.query.terms)
        return "" if likely == self.query.words else likely


def joined(terms: Iterable[Term]) -> str:
    return " ".join(term.typed for term in terms)


def understand(query: Query) -> Meaning:
    """Look up, in one query, what the words may mean."""
    meaning = Meaning(query)
    words = meaning.words
    if not words:
        return meaning
    single = {spelling for term in words for spelling in (term.spellings[:1] if term.is_phrase else term.spellings)}
    spans = (
        joined(words[start:end])
        for start in range(len(words))
        for end in range(start + 2, min(len(words), start + LONGEST_NAME) + 1)
    )
    names = {*single, *spans, *guessed(words), query.words}
    asked = {"names": sorted(name for name in names if name), "words": sorted(single)}
    with connection.cursor() as cursor:
        cursor.execute(ASKED.format(near=BY_TRIGRAMS if trigrams.are_known() else BY_BEGINNING), asked)
        for what, text, found in cursor.fetchall():
            if what == "stop":
                meaning.stops.add(text)
            elif what == "near":
                meaning.near.setdefault(text, []).append(found)
            elif found != text:
                meaning.same.setdefault(text, []).append(found)
    meaning.same = {text: sorted(found, key=len)[:MOST_NAMES] for text, found in meaning.same.items()}
    meaning.near = {text: close for text, found in meaning.near.items() if (close := _closest(text, found))}
    return meaning


def _closest(text: str, found: list[str]) -> list[str]:
    """The words that may well be meant, the likeliest first."""
    ratios = {word: SequenceMatcher(None, text, word).ratio() for word in found}
    return sorted((word for word in found if ratios[word] >= LIKE_ENOUGH), key=lambda word: -ratios[word])[:3]


def guessed(words: list[Term]) -> list[str]:
    """The whole question in each way in which all its words may have been meant."""
    most = max((len(term.spellings) for term in words), default=0)
    return [" ".join(term.spellings[min(way, len(term.spellings) - 1)] for term in words) for way in range(1, most)]
