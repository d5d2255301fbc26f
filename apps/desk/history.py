"""What a record and its rows were at each moment, and who changed them when and why."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any

from django.contrib import admin
from django.contrib.auth.models import User
from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import ObjectDoesNotExist
from django.db.models import F, Model, QuerySet, Window
from django.db.models.functions import Lag
from django.utils.dateparse import parse_datetime
from django.utils.functional import cached_property
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from simple_history.utils import get_history_model_for_model

from apps.core.differences import Named, differences, named_by
from apps.core.history import loaded
from apps.core.wording import moment_in_words
from apps.proposals.tracing import LEFT_OUT, Change

ONE_SAVING, ONE_RUN = timedelta(seconds=1), timedelta(minutes=1)
"""What one person, or one run of a program, changed for one reason without a longer pause was saved together."""

FIRST, LAST = datetime(2000, 1, 1, tzinfo=UTC), datetime(2200, 1, 1, tzinfo=UTC)


@dataclass(frozen=True)
class Row:
    """A record of the history: `prefix` of its rows on the form ("" is the record itself), and its key."""

    prefix: str
    key: Any

    def __str__(self):
        return f"{self.prefix}:{self.key}"


@dataclass(frozen=True)
class Kind:
    """Records of one kind whose versions belong to the history: the record itself, or one kind of its rows.

    `owner` is the condition that a record, or a version of it, belongs there; `leave_out` what says so in it.
    """

    prefix: str
    model: Any
    owner: dict[str, Any]
    leave_out: tuple[str, ...] = ()

    @property
    def versions(self) -> QuerySet:
        return get_history_model_for_model(self.model).objects.filter(**self.owner)

    def at(self, moment: datetime) -> dict[Row, Any]:
        """The records as they stood at that moment."""
        latest = self.versions.filter(history_date__lte=moment).order_by("id", "-history_date", "-history_id")
        standing = loaded(self.model, latest.distinct("id")).values()
        return {Row(self.prefix, version.id): version for version in standing if version.history_type != "-"}

    def now(self) -> dict[Row, Any]:
        """The records as they stand, with what each names itself by."""
        links = [link.name for link in self.model._meta.fields if link.many_to_one]
        relations = [relation.name for relation in self.model._meta.many_to_many]
        records = self.model._default_manager.filter(**self.owner).select_related(*links).prefetch_related(*relations)
        return {Row(self.prefix, record.pk): record for record in records}


def kinds(model_admin: admin.ModelAdmin, request: Any, record: Any) -> Iterator[Kind]:
    """What the history of a record is made of: all that its form shows and that keeps versions."""
    meta = record._meta.concrete_model._meta
    yield Kind("", meta.model, {meta.pk.attname: record.pk})
    for inline in model_admin.get_inline_instances(request, record):
        rows: Any = inline.get_formset(request, record)
        if not hasattr(inline.model._meta, "simple_history_manager_attribute"):
            continue
        if hasattr(rows, "ct_field"):
            kind = ContentType.objects.get_for_model(record)
            owner = {f"{rows.ct_field.name}_id": kind.pk, rows.ct_fk_field.name: record.pk}
            yield Kind(rows.get_default_prefix(), inline.model, owner, LEFT_OUT)
        else:
            yield Kind(rows.get_default_prefix(), inline.model, {rows.fk.attname: record.pk}, (rows.fk.name,))


@dataclass
class Entry:
    """What was saved together; `steps` has of each record its version before (None if it was new) and the last one."""

    moment: datetime
    user_id: int | None
    reason: str
    steps: dict[Row, tuple[int | None, int]] = field(default_factory=dict)
    by: Any = None
    changes: list[Change] = field(default_factory=list)

    @property
    def key(self) -> str:
        """The moment as addresses name it."""
        return self.moment.isoformat()

    @property
    def when(self) -> str:
        return moment_in_words(self.moment)


class History:
    """The history of a record with its rows."""

    def __init__(self, model_admin: admin.ModelAdmin, request: Any, record: Any):
        self.record = record
        self.kinds = {kind.prefix: kind for kind in kinds(model_admin, request, record)}

    @cached_property
    def entries(self) -> list[Entry]:
        """All that was saved, the latest first; what it changed: see `tell`."""
        found: list[Entry] = []
        earliest = LAST
        for moment, _number, row, version, user_id, reason, before in sorted(self._versions(), reverse=True, key=_when):
            last = found[-1] if found else None
            pause = ONE_SAVING if user_id else ONE_RUN
            if not last or (last.user_id, last.reason) != (user_id, reason) or earliest - moment > pause:
                last = Entry(moment, user_id, reason)
                found.append(last)
            earliest = moment
            last.steps[row] = before, last.steps.get(row, (None, version))[1]
        return found

    def _versions(self) -> Iterator[tuple]:
        """Of each version: moment, number of its kind, record, number, person, reason, number of the one before."""
        before = Window(Lag("history_id"), partition_by=[F("id")], order_by=["history_date", "history_id"])
        columns = "id", "history_id", "history_date", "history_user_id", "history_change_reason"
        for number, kind in enumerate(self.kinds.values()):
            for key, version, moment, user_id, reason, earlier in kind.versions.values_list(*columns, before):
                yield moment, number, Row(kind.prefix, key), version, user_id, reason or "", earlier

    def tell(self, entries: Iterable[Entry]) -> None:
        """Give the entries their people and their changes: as many queries for many as for one."""
        entries = list(entries)
        people: dict[Any, User] = User.objects.in_bulk([entry.user_id for entry in entries])
        wanted: dict[str, set] = {prefix: set() for prefix in self.kinds}
        for entry in entries:
            for row, versions in entry.steps.items():
                wanted[row.prefix].update(versions)
        found: dict[str, Any] = {
            prefix: loaded(kind.model, kind.versions.filter(history_id__in=wanted[prefix] - {None}))
            for prefix, kind in self.kinds.items()
        }
        named = named_by([each for versions in found.values() for each in versions.values()], LEFT_OUT)
        for entry in entries:
            entry.by = people.get(entry.user_id)
            for row in sorted(entry.steps, key=lambda row: list(self.kinds).index(row.prefix)):
                before, last = (_standing(found[row.prefix].get(number)) for number in entry.steps[row])
                if change := self._change(row, before, last, named):
                    entry.changes.append(change)

    def between(self, old: datetime, new: datetime | None = None) -> list[tuple[Row, Change]]:
        """What differs between two moments, or between a moment and now."""
        sides = [(kind.at(old), kind.at(new) if new else kind.now()) for kind in self.kinds.values()]
        named = named_by([each for pair in sides for side in pair for each in side.values()], LEFT_OUT)
        rows = [(row, before.get(row), after.get(row)) for before, after in sides for row in {**before, **after}]
        told = [(row, self._change(row, before, after, named)) for row, before, after in rows]
        return [(row, change) for row, change in told if change]

    def _change(self, row: Row, before: Any, after: Any, named: Named) -> Change | None:
        kind = self.kinds[row.prefix]
        found = differences(before, after, named, kind.leave_out) if before or after else []
        if not found:
            return None
        return Change(
            record_label=self._labels.get(row) or _label(after or before),
            url="",
            kind="+" if before is None else "-" if after is None else "~",
            fields=found,
            about=capfirst(str(kind.model._meta.verbose_name)),
        )

    @cached_property
    def _labels(self) -> dict[Row, str]:
        """What the records that are still there call themselves."""
        return {row: str(record) for kind in self.kinds.values() for row, record in kind.now().items()}


def _when(version: tuple) -> tuple:
    moment, number, _row, history_id, *_rest = version
    return moment, number, history_id


def _standing(version: Any) -> Any:
    """The version, unless it says that the record was deleted."""
    return None if version is None or version.history_type == "-" else version


def _label(version: Any) -> str:
    """What a record that is gone called itself; of what named it may be gone too."""
    try:
        return str(version.instance if hasattr(version, "instance") else version)
    except (ObjectDoesNotExist, AttributeError):
        return ""


def read_moment(text: str) -> datetime:
    """A moment as addresses name it. Raises ValueError with a sentence for the reader."""
    try:
        moment = parse_datetime(text.replace(" ", "+"))
    except ValueError:
        moment = None
    if not moment or not moment.tzinfo or not FIRST < moment < LAST:
        raise ValueError(_("The history knows no such moment. Choose one from the list."))
    return moment


def gone(model: type[Model], key: Any) -> Any:
    """The record as it was last, if it is there no longer; None if it never was."""
    versions = get_history_model_for_model(model).objects.filter(id=key) if str(key).isdecimal() else []
    latest = next(iter(versions[:1]), None)
    return latest.instance if latest else None
