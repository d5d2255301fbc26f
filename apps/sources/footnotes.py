"""The footnotes of a page: a mark beside each fact leads to a numbered source, and from there back to the fact."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import groupby
from typing import Any

from django.utils.text import Truncator
from django.utils.translation import gettext, pgettext

from apps.core.languages import LANGUAGES, active
from apps.core.models import key_of
from apps.sources.facts import Status, facts_of, name_of, speaking_of, status
from apps.sources.models import Citation, Cited, Source

WITHOUT = "none"
"""Stands for the number of the note on facts that have no source."""

# What a note says of a citation, by language: by column, since every page asks this some hundred times.
SAID = {language: [f"{name}_{language}" for name in ("place", "stated", "reasoning")] for language in LANGUAGES}

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
    """What facts a source is cited for in the same words: place, statement, standing and reasoning are `citation`'s.

    One that `is_brief` tells of the rows of lists, and only whether the source states, denies or implies their facts.
    """

    citation: Citation | None
    facts: list[CitedFact] = field(default_factory=list)
    is_brief: bool = False

    @property
    def lines(self) -> list[tuple[str, str, list[str]]]:
        """In words, whose facts they are and which; what to call the ways back, and the ids they lead to: one each."""
        led: set[str] = set()
        found = []
        for subject, group in groupby(reversed(self.facts), key=lambda fact: fact.subject):
            facts = list(group)[::-1]
            whole = gettext("the record as a whole")
            words = ", ".join(filter(None, [subject, *(fact.name for fact in facts)]))
            back = dict.fromkeys(place for fact in facts for place in fact.back if place not in led)
            led.update(back)
            way = gettext("back to %(fact)s") % {"fact": facts[0].name or whole}
            found.append((words or whole, way, list(back)))
        return found[::-1]


@dataclass
class Note:
    """A source in the list at the foot of the page; without a source, the facts that have none."""

    number: int | str
    source: Source | None
    uses: list[Use]


class Footnotes:
    """The records that a page shows, and in one query their citations.

    Sources are numbered as their marks come up in the page, those without a mark after them: so `notes` is for the
    foot of the page, once all marks stand.
    """

    def __init__(self, *records: Any, rows: Iterable[Any] = (), sections: Iterable[dict] = ()):
        """`records` are what the page is about: all that is cited of them has a note.

        Of `rows`, other things that its lists name, only what a mark leads to has one, and a brief one: more stands on
        their own pages and on the source's. So it is with what one of the page's `sections` (apps/core/registry.py)
        names as `cited`. Those may be among them that state no facts, such as sources.
        """
        listed = (*rows, *(record for section in sections for record in section.get("cited", ())))
        self.records = _by_key(records)
        self.shown = _by_key(listed) | self.records
        cited = {key: record for key, record in self.shown.items() if isinstance(record, Cited)}
        self._facts = {key: facts_of(record) for key, record in cited.items()}
        self.citations: dict[tuple, list[Any]] = defaultdict(list)
        for citation in Citation.objects.about(*cited.values()):
            self.citations[key_of(citation.record)].append(citation)
        self._numbers: dict[int, int] = {}
        self._back: dict[Any, list[str]] = defaultdict(list)
        self._places: Counter[str] = Counter()
        self._subjects: dict[tuple, str] = {}

    def mark(self, *cited: Any) -> tuple[str, list[Mark]]:
        """The id of the marks beside facts, and the marks: one for each source, by number, first that there is none;
        no marks without a value.

        `cited`: a record or several, each followed by the names of its facts: `mark(state, "name", "capital")`,
        `mark(area, "name", coordinations, "role")`. One that is None has no facts.

        Raises LookupError if the page was not given a record.
        """
        facts = [fact for record, names in _named(cited) for fact in self._stated(record, names)]
        if not facts:
            return "", []
        place = self._place(*facts[0])
        marks: dict[int | str, str] = {}
        for record, name in facts:
            for number, kind in self._marks_of(record, name, place):
                marks[number] = min(marks.get(number, ""), kind, key=KINDS.index)
        ordered = sorted(marks.items(), key=lambda mark: (mark[0] != WITHOUT, mark[0]))
        following = [*(kind for _number, kind in ordered[1:]), None]
        found = zip(ordered, following, strict=True)
        return place, [Mark(number, kind, kind != after) for (number, kind), after in found]

    def status_of(self, record: Any, name: str) -> Status:
        """How well a fact of a record of the page is sourced."""
        return status(speaking_of(name, self.citations[key_of(record)]))

    def _stated(self, record: Any, names: list[str]) -> Iterator[tuple[Any, str]]:
        """Those of the facts that have a value, each with the record that states it: a former name states itself."""
        if key_of(record) not in self.shown:
            raise LookupError(f"This page knows no citations of {record!r}: name it when making its footnotes.")
        former = getattr(record, "name_shown", None)  # of what bears names by period (apps/participants)
        for name in self._facts[key_of(record)]:
            if name in names:
                yield (former if getattr(former, name, None) else record), name

    def _place(self, record: Any, name: str) -> str:
        """An id that no other marks of the page have, though the fact may stand in it twice."""
        place = f"fact-{record._meta.model_name}-{record.pk}-{name}"
        self._places[place] += 1
        return place if self._places[place] == 1 else f"{place}-{self._places[place]}"

    def _marks_of(self, record: Any, name: str, place: str) -> list[tuple[int | str, str]]:
        speaking = speaking_of(name, self.citations[key_of(record)])
        found = status(speaking)
        for citation in speaking:
            self._lead_back(citation.pk, place)
        marks: list[tuple[int | str, str]] = [
            (self._number(c.source_id), _kind(c, found)) for c in speaking if c.source_id
        ]
        if all(kind == "differs" for _number, kind in marks):
            self._lead_back((key_of(record), name), place)
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
            key, back = key_of(citation.record), self._back.get(citation.pk, [])
            is_row = key not in self.records
            if is_row and not back:
                continue
            sources[citation.source_id] = citation.source
            said = () if is_row else tuple(getattr(citation, column) for column in SAID[active()])
            use = uses[citation.source_id].setdefault((citation.standing, *said), Use(citation, is_brief=is_row))
            use.facts.append(CitedFact(self._subject(key), name_of(citation.record, citation.field), back))
        if bare := self._uncited():
            sources[None] = None
            uses[None][()] = Use(None, bare)
        numbered = [(WITHOUT if key is None else self._number(key), key) for key in sources]
        numbered.sort(key=lambda pair: (pair[1] is None, pair[0]))
        return [Note(number, sources[key], list(uses[key].values())) for number, key in numbered]

    def _subject(self, key: tuple) -> str:
        """Whose facts a note speaks of; "" where the page has but one record."""
        if len(self.shown) == 1:
            return ""
        named = (active(), key)
        if named not in self._subjects:
            self._subjects[named] = Truncator(str(self.shown[key])).chars(100)
        return self._subjects[named]

    def _uncited(self) -> list[CitedFact]:
        """The facts that no citation supports."""
        return [
            CitedFact(self._subject(key), name_of(self.shown[key], name), self._back.get((key, name), []))
            for key, facts in self._facts.items()
            for name in facts
            if key in self.records or (key, name) in self._back
            if all(c.standing == Citation.Standing.DIFFERS for c in speaking_of(name, self.citations[key]))
        ]


def footnotes_of(context: Any) -> Footnotes | None:
    """Those of a page, from what its template gets; None for a page that is not made of records."""
    return context.get("citations")


def _by_key(records: Iterable[Any]) -> dict[tuple, Any]:
    """The records, and the former names that stand for those of them on the page's day."""
    found = [record for record in records if record]
    former = filter(None, (getattr(record, "name_shown", None) for record in found))
    return {key_of(record): record for record in (*found, *former)}


def _named(cited: Iterable[Any]) -> Iterator[tuple[Any, list[str]]]:
    """Each record with the names that follow it."""
    records: list[Any] = []
    names: list[str] = []
    for one in (*cited, None):
        if isinstance(one, str):
            names.append(one)
            continue
        if names:
            yield from ((record, names) for record in records)
            records, names = [], []
        records += one if isinstance(one, Iterable) else filter(None, [one])


def _kind(citation: Citation, found: Status) -> str:
    """What the mark of a citation says of a fact of that status."""
    if citation.standing == Citation.Standing.DIFFERS:
        return "differs"
    return {Status.UNSOURCED: "unsourced", Status.INFERRED: "inferred", Status.PRESS: "press"}.get(found, "")
