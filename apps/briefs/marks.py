"""The sources of a note, numbered as their marks come up.

A note has little room: of the sources that state a fact it names the weightiest one, and all that state otherwise.
"""

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from apps.core.models import key_of
from apps.sources.facts import Status, facts_of, speaking_of, status
from apps.sources.footnotes import WITHOUT, Mark
from apps.sources.models import Citation, Source

_WORDS = {Status.UNSOURCED: "unsourced", Status.INFERRED: "inferred", Status.PRESS: "press", Status.SOURCED: ""}


class Citations:
    """What is cited of the records of a note, and the sources themselves, in two queries."""

    def __init__(self, records: Iterable[Any]):
        found = {key_of(record): record for record in records if record}
        for former in [getattr(record, "name_shown", None) for record in found.values()]:
            if former:
                found[key_of(former)] = former
        self.records = found
        self.of: dict[tuple, list[Citation]] = defaultdict(list)
        for citation in Citation.objects.about(*found.values()):
            self.of[key_of(citation.record)].append(citation)
        keys = {citation.source_id for cited in self.of.values() for citation in cited if citation.source_id}
        self.sources: dict[int, Source] = Source.objects.in_bulk(keys)


class Marks:
    """The marks of one note; in two languages they have the same numbers."""

    def __init__(self, citations: Citations):
        self._citations = citations
        self._numbers: dict[int, int] = {}
        self.has_unsourced = False

    def of(self, record: Any, *facts: str) -> list[Mark]:
        """The marks of facts of a record. Raises LookupError if the note was not given it."""
        if key_of(record) not in self._citations.records:
            raise LookupError(f"This note knows no citations of {record!r}.")
        stated = facts_of(record)
        marks: dict[int | str, str] = {}
        for fact in (name for name in facts if name in stated):
            former = getattr(record, "name_shown", None)
            bearer = former if getattr(former, fact, None) else record
            for number, kind in self._of_fact(bearer, fact):
                marks.setdefault(number, kind)
        following = [*list(marks.values())[1:], None][: len(marks)]
        found = zip(marks.items(), following, strict=True)
        return [Mark(number, kind, kind != after) for (number, kind), after in found]

    def _of_fact(self, record: Any, fact: str) -> list[tuple[int | str, str]]:
        speaking = speaking_of(fact, self._citations.of[key_of(record)])
        differing = [c for c in speaking if c.standing == Citation.Standing.DIFFERS]
        stating = [c for c in speaking if c not in differing and c.source_id]
        best = max(stating, key=lambda c: (status([c]), c.source_id in self._numbers, -c.pk), default=None)
        found: list[tuple[int | str, str]] = [
            (self._number(best.source_id), _WORDS[status(speaking)]) if best else (WITHOUT, "unsourced")
        ]
        self.has_unsourced |= best is None
        return [*found, *((self._number(c.source_id), "differs") for c in differing)]

    def _number(self, source: Any) -> int:
        return self._numbers.setdefault(source, len(self._numbers) + 1)

    @property
    def sources(self) -> list[tuple[int, Source]]:
        """The sources that marks lead to, in the order of their numbers."""
        return [(number, self._citations.sources[key]) for key, number in self._numbers.items()]
