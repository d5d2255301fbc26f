"""The footnotes of a page: a mark beside each fact leads to a numbered source, and from there back to the fact."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Model
from django.utils.translation import pgettext

from apps.sources.facts import Status, facts_of, name_of, speaking_of, status
from apps.sources.models import Citation, Source

WITHOUT = "none"
"""Stands for the number of the note on facts that have no source."""

# What a mark may say besides its number; where one mark stands for several facts, the first that fits.
KINDS = ("differs", "unsourced", "inferred", "press", "")


@dataclass(frozen=True)
class Mark:
    """A link beside a fact. `kind` is one of KINDS; the last of several marks of a kind says it in a `word`."""

    number: int | str
    kind: str
    is_last: bool = True

    @property
    def word(self) -> str:
        if not self.is_last:
            return ""
        match self.kind:
            case "differs":
                return pgettext("footnote", "disputed")
            case "unsourced":
                return pgettext("footnote", "unsourced")
            case "inferred":
                return pgettext("footnote", "inferred")
            case "press":
                return pgettext("footnote", "press only")
        return ""


@dataclass
class CitedFact:
    """A fact as a note names it, and the marks that lead to the note: `back` holds their ids."""

    subject: str
    name: str
    back: list[str]


@dataclass
class Use:
    """What facts a source is cited for in the same words: place, statement, standing and reasoning are `citation`'s."""

    citation: Citation | None
    facts: list[CitedFact] = field(default_factory=list)


@dataclass
class Note:
    """A source in the list at the foot of the page; without a source, the facts that have none."""

    number: int | str
    source: Source | None
    uses: list[Use]


class Footnotes:
    """The citations of the records that a page shows, in one query.

    Sources are numbered as their marks come up in the page, those without a mark after them: so `notes` is for the
    foot of the page, once all marks stand.
    """

    def __init__(self, *records: Any, sections: Iterable[dict] = ()):
        """`sections`: those of the page (apps/core/registry.py); what one of them names as `cited` has marks too."""
        cited = (record for section in sections for record in section.get("cited", ()))
        self.records = {_key(record): record for record in (*records, *cited)}
        self.citations: dict[tuple, list[Any]] = defaultdict(list)
        for citation in Citation.objects.about(*self.records.values()):
            self.citations[_key(citation.record)].append(citation)
        self._numbers: dict[int, int] = {}
        self._back: dict[Any, list[str]] = defaultdict(list)

    def mark(self, record: Any, *fields: str) -> tuple[str, list[Mark]]:
        """The id of the marks beside facts of a record, and the marks: one for each source; none without a value.

        Raises LookupError if the page was not given the record.
        """
        if _key(record) not in self.records:
            raise LookupError(f"This page knows no citations of {record!r}: name it when making its footnotes.")
        known = [name for name in facts_of(record) if name in fields]
        if not known:
            return "", []
        place = f"fact-{record._meta.model_name}-{record.pk}-{known[0]}"
        marks: dict[int | str, str] = {}
        for name in known:
            for number, kind in self._marks_of(record, name, place):
                marks[number] = min(marks.get(number, ""), kind, key=KINDS.index)
        following = [*list(marks.values())[1:], None]
        found = zip(marks.items(), following, strict=True)
        return place, [Mark(number, kind, kind != after) for (number, kind), after in found]

    def _marks_of(self, record: Any, name: str, place: str) -> list[tuple[int | str, str]]:
        speaking = speaking_of(name, self.citations[_key(record)])
        found = status(speaking)
        for citation in speaking:
            self._lead_back(citation.pk, place)
        marks: list[tuple[int | str, str]] = [
            (self._number(c.source_id), _kind(c, found)) for c in speaking if c.source_id
        ]
        if all(kind == "differs" for _number, kind in marks):
            self._lead_back((_key(record), name), place)
            marks.insert(0, (WITHOUT, "unsourced"))
        return marks

    def _lead_back(self, of: Any, place: str) -> None:
        if place not in self._back[of]:
            self._back[of].append(place)

    def _number(self, source: int) -> int:
        return self._numbers.setdefault(source, len(self._numbers) + 1)

    @property
    def notes(self) -> list[Note]:
        """The sources in the order of their numbers, last the facts that have none."""
        uses: dict[int | None, dict[tuple, Use]] = defaultdict(dict)
        sources: dict[int | None, Source | None] = {}
        for citation in (c for found in self.citations.values() for c in found):
            sources[citation.source_id] = citation.source
            said = (citation.standing, citation.place, citation.stated, citation.reasoning)
            use = uses[citation.source_id].setdefault(said, Use(citation))
            use.facts.append(CitedFact(citation.subject, citation.fact, self._back[citation.pk]))
        if bare := self._uncited():
            sources[None] = None
            uses[None][()] = Use(None, bare)
        numbered = [(WITHOUT if key is None else self._number(key), key) for key in sources]
        numbered.sort(key=lambda pair: (pair[1] is None, pair[0]))
        return [Note(number, sources[key], list(uses[key].values())) for number, key in numbered]

    def _uncited(self) -> list[CitedFact]:
        """The facts that no citation supports."""
        subjects = len(self.records) > 1
        return [
            CitedFact(str(record) if subjects else "", name_of(record, name), self._back[key, name])
            for key, record in self.records.items()
            for name in facts_of(record)
            if all(c.standing == Citation.Standing.DIFFERS for c in speaking_of(name, self.citations[key]))
        ]


def _key(record: Model) -> tuple[type[Model] | None, Any]:
    return record._meta.concrete_model, record.pk


def _kind(citation: Citation, found: Status) -> str:
    """What the mark of a citation says of a fact of that status."""
    if citation.standing == Citation.Standing.DIFFERS:
        return "differs"
    return {Status.UNSOURCED: "unsourced", Status.INFERRED: "inferred", Status.PRESS: "press"}.get(found, "")
