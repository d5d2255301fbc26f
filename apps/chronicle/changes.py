"""What differs between two days."""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from django.db.models import TextChoices
from django.utils.translation import pgettext_lazy

from apps.chronicle.strands import STRANDS, Strand
from apps.core.dates import PartialDate
from apps.documents.models import Document
from apps.participants.models import State


class Group(TextChoices):
    """What became of something, in the order in which the page tells it."""

    JOINED = "joined", pgettext_lazy("changes", "Joined")
    BECAME = "became", pgettext_lazy("changes", "Changed status")
    LEFT = "left", pgettext_lazy("changes", "Left")
    RENAMED = "renamed", pgettext_lazy("changes", "Renamed")
    CHAIR = "chair", pgettext_lazy("changes", "In the chair")
    ESTABLISHED = "established", pgettext_lazy("changes", "Bodies established")
    ENDED = "ended", pgettext_lazy("changes", "Bodies that ended")
    TOOK_OFFICE = "took-office", pgettext_lazy("changes", "Took office")
    LEFT_OFFICE = "left-office", pgettext_lazy("changes", "Left office")
    TOOK_OVER = "took-over", pgettext_lazy("changes", "Took over coordination")
    LAID_DOWN = "laid-down", pgettext_lazy("changes", "Laid down coordination")
    RULE = "rule", pgettext_lazy("changes", "Rules of meeting")
    AREA = "area", pgettext_lazy("changes", "Areas and their dimensions")
    ADOPTED = "adopted", pgettext_lazy("changes", "Documents adopted")
    PASSED = "passed", pgettext_lazy("changes", "Began and ended in between")


# What a change of a strand is called: where nothing counted before, where something else did, where nothing counts now.
NAMED = {
    "status": (Group.JOINED, Group.BECAME, Group.LEFT),
    "name": (Group.RENAMED, Group.RENAMED, Group.RENAMED),
    "chair": (Group.CHAIR, Group.CHAIR, Group.CHAIR),
    "body": (Group.ESTABLISHED, Group.ESTABLISHED, Group.ENDED),
    "office": (Group.TOOK_OFFICE, Group.TOOK_OFFICE, Group.LEFT_OFFICE),
    "coordination": (Group.TOOK_OVER, Group.TOOK_OVER, Group.LAID_DOWN),
    "rule": (Group.RULE, Group.RULE, Group.RULE),
    "area": (Group.AREA, Group.AREA, Group.AREA),
}
BEGAN = ("start", "established", "adopted")


@dataclass(frozen=True)
class Change:
    """That a record no longer counts (`before`), counts now (`after`), or the one has taken the other's place."""

    kind: str
    group: Group
    before: Any
    after: Any
    dated_by: str
    cited: tuple[str, ...]

    @property
    def record(self) -> Any:
        """The record that tells of the change: its date, its event, its sources."""
        return self.after or self.before

    @property
    def date(self) -> PartialDate | None:
        return getattr(self.record, self.dated_by)

    @property
    def event(self) -> Any:
        """The event at which it came about, if one is recorded."""
        return getattr(self.record, "event" if self.dated_by in BEGAN else "closing_event", None)

    @property
    def is_dated(self) -> bool:
        return self.date is not None and self.date.is_exact

    @property
    def facts(self) -> tuple[str, ...]:
        """The fields of the record whose sources stand beside it."""
        return (*self.cited, self.dated_by)

    @property
    def counts_from(self) -> datetime.date:
        return self.date.counts_from if self.date else datetime.date.min

    @property
    def bearer(self) -> Any:
        """Whose name changed."""
        return self.record.state or self.record.organization or self.record.place

    @property
    def former_name(self) -> str:
        """The short name on the earlier day; "" if it was the same in the page's language."""
        now, before = self._names("name")
        return before if before != now else ""

    @property
    def official_names(self) -> tuple[str, str] | None:
        """The official name on the later day and on the earlier; None if they are the same in the page's language."""
        now, before = self._names("official_name")
        return (now, before) if before != now else None

    def _names(self, field: str) -> tuple[str, str]:
        present = getattr(self.bearer, field) or ""
        now, before = (getattr(former, field, None) or present for former in (self.after, self.before))
        return now, before


def between(first: datetime.date, last: datetime.date, state: State | None = None) -> list[Change]:
    """All that differs between the two days, group by group, each by day; of one state, if one is given."""
    found = [change for strand in STRANDS for change in _of(strand, first, last, state)]
    if state is None:
        found += _adopted(first, last)
    order = list(Group)
    return sorted(found, key=lambda change: (order.index(change.group), change.counts_from))


def _of(strand: Strand, first: datetime.date, last: datetime.date, state: State | None) -> Iterable[Change]:
    records = strand.of(first, last)
    before, after = strand.on(first, records), strand.on(last, records)
    for seat in dict.fromkeys([*after, *before]):
        old, new = before.get(seat), after.get(seat)
        if (old and strand.value(old)) != (new and strand.value(new)) and _concerns(strand, state, old, new):
            yield from _named(strand, old, new)
    for record in records:
        if _passed(strand, record, first, last) and _concerns(strand, state, record):
            yield Change(strand.key, Group.PASSED, None, record, strand.bounds[0], (*strand.cited, strand.bounds[1]))


def _named(strand: Strand, old: Any, new: Any) -> Iterable[Change]:
    """The change of one seat; who leaves an office to another has a line of his own."""
    began, other, ended = NAMED[strand.key]
    begins, ends = strand.bounds
    if new:
        yield Change(strand.key, other if old else began, old, new, begins, strand.cited)
    if old and (not new or strand.key == "office"):
        yield Change(strand.key, ended, old, None, ends, strand.cited)


def _passed(strand: Strand, record: Any, first: datetime.date, last: datetime.date) -> bool:
    """Whether it began after the first day and was over by the last."""
    if getattr(record, "is_planned", False) or getattr(record, "is_end_planned", False):
        return False
    end = getattr(record, strand.bounds[1])
    return bool(end) and first < strand.counts_from(record) and end.counts_to <= last


def _concerns(strand: Strand, state: State | None, *records: Any) -> bool:
    return state is None or any(state.pk in strand.states(record) for record in records if record)


def _adopted(first: datetime.date, last: datetime.date) -> Iterable[Change]:
    found = Document.objects.published().filter(adopted__counts_from__gt=first, adopted__counts_from__lte=last)
    for document in found.select_related("event").order_by("adopted__counts_from", "pk"):
        yield Change("document", Group.ADOPTED, None, document, "adopted", ())


def grouped(changes: Iterable[Change]) -> list[tuple[Group, list[Change]]]:
    """The changes by group."""
    return [(group, list(together)) for group, together in groupby(changes, key=lambda change: change.group)]
