"""The meaning of a question as conditions of SQL on an entry, whose words stand in `vector_en` and `vector_ru`."""

from collections.abc import Iterable
from functools import cached_property
from typing import Any

from apps.core.languages import LANGUAGES
from apps.search.meaning import PREFIX, Meaning
from apps.search.models import CONFIGS
from apps.search.query import Term

WEIGHTS = "'{0.05, 0.15, 0.4, 1}'"
"""Of the rest, the body, the lead, the names."""
LONG_NAME = 3
"""So many words of a name need not stand side by side: no index knows whether they do, each text would be read."""
WHOLE_MONTH = 31  # days: what is known less exactly has not surely to do with a day that was typed


class Conditions:
    """`params` holds what the conditions made so far name in their SQL."""

    def __init__(self, meaning: Meaning):
        self.meaning = meaning
        self.params: dict[str, Any] = {}
        self._dated = [term for term in meaning.query.terms if term.is_date]

    @property
    def ask_nothing(self) -> bool:
        """Whether there is no word, and no day, that could be found."""
        return not self._dated and all(term.typed in self.meaning.stops for term in self.meaning.words)

    def sure(self) -> str:
        """What has the words as they were typed, or another name of the same thing."""
        return self._all(lambda term: self.meaning.called([term.typed]))

    def possible(self) -> str:
        """What may be meant: also in the other keyboard layout or script."""
        return self._all(lambda term: self.meaning.called(term.spellings))

    def loose(self) -> str:
        """What has words that are like those, or begin like them."""
        return self._all(self._likely, begins=True)

    def titled(self) -> str:
        """What has them in its names."""
        return self._all(lambda term: self.meaning.called(term.spellings), column="names")

    def wanted(self) -> str:
        """What has none of the words that are not to be there."""
        unwanted = " OR ".join(self._any([term.typed]) for term in self.meaning.query.excluded)
        return f"({unwanted}) IS NOT TRUE" if unwanted else "true"

    def rank(self, language: str) -> str:
        """How well it fits; what stands in that language a little better."""
        ranks = (
            f"{1.0 if each == language else 0.8} * ts_rank({WEIGHTS}, vector_{each}, {self.words(each)})"
            for each in LANGUAGES
        )
        return f"({' + '.join(ranks)})"

    def marks(self, language: str) -> str:
        """The words to be marked. Of names of many words each would be, wherever it stands: so they are not."""
        return self._query(language, [text for text in self._texts() if text in self._typed or " " not in text])

    def words(self, language: str) -> str:
        """Any of the words, as they would stand in that language."""
        return self._query(language, self._texts())

    @cached_property
    def _typed(self) -> set[str]:
        query = self.meaning.query
        return {text for term in (*query.terms, *query.excluded) for text in term.spellings}

    @cached_property
    def _side_by_side(self) -> set[str]:
        """Of which the words must follow each other: what was typed in one, and short names for it."""
        names = {name for text in self._typed for name in self.meaning.same.get(text, ())}
        return self._typed | {name for name in names if len(name.split()) < LONG_NAME}

    def _texts(self) -> list[str]:
        likely = [text for term in self.meaning.words for text in self._likely(term)]
        spans = [self._joined(start, end) for start, end in self.meaning.spans if end - start > 1]
        dated = [term.typed for term in self._dated]
        return [*likely, *self.meaning.called(spans), *dated]

    def _likely(self, term: Term) -> list[str]:
        if term.is_phrase:
            return [term.typed]
        near = [word for spelling in term.spellings for word in self.meaning.near.get(spelling, ())]
        return list(dict.fromkeys([*self.meaning.called(term.spellings), *near]))

    def _all(self, texts_of: Any, *, begins: bool = False, column: str = "vector") -> str:
        """That each word has one of its texts, or each name of several words is called otherwise; and the days."""
        words, parts = self.meaning.words, []
        for start, end in self.meaning.spans:
            each = [
                self._any([term.typed] if term.is_phrase else texts_of(term), column, begins=term if begins else None)
                for term in words[start:end]
                if term.typed not in self.meaning.stops
            ]
            part = " AND ".join(each)
            if end - start > 1:
                same = self._any(self.meaning.same[self._joined(start, end)], column)
                part = f"(({part}) OR {same})" if part else same
            parts.append(part)
        if self._dated:
            stated = " AND ".join(self._any([term.typed], column) for term in self._dated)
            parts.append(f"({self._in_days()} OR ({stated}))" if column == "vector" else stated)
        return f"({' AND '.join(filter(None, parts)) or 'true'})"

    def _any(self, texts: Iterable[str], column: str = "vector", *, begins: Term | None = None) -> str:
        """That it has one of these texts, in either language."""
        queries = {language: self._query(language, texts) for language in LANGUAGES}
        if begins and not begins.is_phrase and len(begins.typed) >= PREFIX:
            begun = self._param("<->".join(begins.typed.split()) + ":*")
            queries = {language: f"({query} || to_tsquery('simple', {begun}))" for language, query in queries.items()}
        return f"({' OR '.join(f'{column}_{language} @@ {query}' for language, query in queries.items())})"

    def _query(self, language: str, texts: Iterable[str]) -> str:
        """Any of these texts. What has a name has also each that is part of it: so only the latter is looked for."""
        texts = list(dict.fromkeys(texts))
        parts = [text for text in texts if not any(self._is_part(other, text) for other in texts)]
        found = (f"{self._reader(text)}('{CONFIGS[language]}', {self._param(text)})" for text in parts)
        return f"({' || '.join(found)})"

    def _is_part(self, part: str, text: str) -> bool:
        return part != text and part not in self.meaning.stops and f" {part} " in f" {text} "

    def _reader(self, text: str) -> str:
        return "phraseto_tsquery" if text in self._side_by_side else "plainto_tsquery"

    def _in_days(self) -> str:
        first, last = self.meaning.query.days or (None, None)
        self.params |= {"first": first, "last": last}
        wide = f"greatest({WHOLE_MONTH}, %(last)s::date - %(first)s::date)"
        return f"(first_on <= %(last)s AND last_on >= %(first)s AND last_on - first_on <= {wide})"

    def _joined(self, start: int, end: int) -> str:
        return " ".join(term.typed for term in self.meaning.words[start:end])

    def _param(self, value: str) -> str:
        """The name of a parameter with that value."""
        name = next((name for name, known in self.params.items() if known == value), f"w{len(self.params)}")
        self.params[name] = value
        return f"%({name})s"
