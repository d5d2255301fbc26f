"""The meaning of a question as conditions of SQL on an entry, whose words stand in `vector_en` and `vector_ru`."""

import re
from collections.abc import Iterable
from typing import Any

from apps.core.languages import LANGUAGES
from apps.search.meaning import PREFIX, Meaning
from apps.search.models import CONFIGS
from apps.search.query import Term

WEIGHTS = "'{0.05, 0.15, 0.4, 1}'"
"""Of the rest, the body, the lead, the names."""
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
        return re.sub(r"\bvector_", "names_", self.possible())

    def unwanted(self) -> str:
        """What has a word that is not to be there; "" if there is none."""
        return " OR ".join(self._any([term.typed]) for term in self.meaning.query.excluded)

    def rank(self, language: str) -> str:
        """How well it fits; what stands in that language a little better."""
        ranks = (
            f"{1.0 if each == language else 0.8} * ts_rank({WEIGHTS}, vector_{each}, {self.words(each)})"
            for each in LANGUAGES
        )
        return f"({' + '.join(ranks)})"

    def marks(self, language: str) -> str:
        """The words to be marked. Of names of many words each would be, wherever it stands: so they are not."""
        return self._query(language, [text for text in self._texts() if text in self._typed() or " " not in text])

    def words(self, language: str) -> str:
        """Any of the words, as they would stand in that language."""
        return self._query(language, self._texts())

    def _typed(self) -> set[str]:
        return {text for term in self.meaning.query.terms for text in term.spellings}

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

    def _all(self, texts_of: Any, *, begins: bool = False) -> str:
        """That each word has one of its texts, or each name of several words is called otherwise; and the days."""
        words, parts = self.meaning.words, []
        for start, end in self.meaning.spans:
            each = [
                self._any([term.typed] if term.is_phrase else texts_of(term), begins=term if begins else None)
                for term in words[start:end]
                if term.typed not in self.meaning.stops
            ]
            part = " AND ".join(each)
            if end - start > 1:
                same = self._any(self.meaning.same[self._joined(start, end)])
                part = f"(({part}) OR {same})" if part else same
            parts.append(part)
        if self._dated:
            stated = " AND ".join(self._any([term.typed]) for term in self._dated)
            parts.append(f"(({stated}) OR {self._in_days()})")
        return f"({' AND '.join(filter(None, parts)) or 'true'})"

    def _any(self, texts: Iterable[str], begins: Term | None = None) -> str:
        """That it has one of these texts, in either language."""
        queries = {language: self._query(language, texts) for language in LANGUAGES}
        if begins and not begins.is_phrase and len(begins.typed) >= PREFIX:
            begun = self._param("<->".join(begins.typed.split()) + ":*")
            queries = {language: f"({query} || to_tsquery('simple', {begun}))" for language, query in queries.items()}
        return f"({' OR '.join(f'vector_{language} @@ {query}' for language, query in queries.items())})"

    def _query(self, language: str, texts: Iterable[str]) -> str:
        found = (f"phraseto_tsquery('{CONFIGS[language]}', {self._param(text)})" for text in dict.fromkeys(texts))
        return f"({' || '.join(found)})"

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
