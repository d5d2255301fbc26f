"""What an operation changes: every record that it saves, adds or deletes, before and after."""

import hashlib
import json
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any, Literal, cast

from django.contrib import admin
from django.db.models import FileField, Model, prefetch_related_objects
from django.urls import reverse
from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import override

from apps.core.differences import Difference, differences, fields_told, keys, named_by, value
from apps.core.languages import LANGUAGES
from apps.editions.freshness import behind_in_words, languages_behind

Key = tuple[type[Model], Any]
A_MOMENT = timedelta(minutes=2)
BEHIND = "behind"
LEFT_OUT = ("content_type", "object_id")  # what a row belongs to, which its place on the page says


@dataclass(frozen=True)
class Change:
    """A record that is added ("+"), changed ("~") or removed ("-"), with its fields that differ, in words.

    `url` is its form at the desk; "" for what is not there yet.
    """

    record_label: str
    url: str
    kind: Literal["+", "~", "-"]
    fields: list[Difference]
    model: str = ""
    about: str = ""
    """What kind of record it is, in words."""
    key: str = ""
    """"news.article 5"; "" for what is not there yet."""


@dataclass
class Trace:
    """What was touched, in order, with how it stood before; None is a record that was not there."""

    before: dict[Key, Model | None] = field(default_factory=dict)
    begun_at: datetime = field(default_factory=timezone.now)

    def remember(self, model: type[Model], pk: Any) -> None:
        if pk is not None and (model, pk) not in self.before:
            self.before[model, pk] = stored(model, pk)

    def touched(self) -> list[tuple[Key, Model | None, Model | None]]:
        """Each record before and as it stands now, if that differs in what people change."""
        pairs = [(key, old, stored(*key)) for key, old in self.before.items()]
        return [
            (key, old, new)
            for key, old, new in pairs
            if (old or new) and (old is None or new is None or raw(old) != raw(new))
        ]


_trace: ContextVar[Trace | None] = ContextVar("what is being changed", default=None)


@contextmanager
def tracing() -> Iterator[Trace]:
    """Note what the block changes."""
    trace = Trace()
    token = _trace.set(trace)
    try:
        yield trace
    finally:
        _trace.reset(token)


def stored(model: type[Model], pk: Any) -> Model | None:
    """The record as it stands in the database, with the keys of its relations."""
    record = model._default_manager.filter(pk=pk).first()
    if record:
        prefetch_related_objects([record], *(relation.name for relation in model._meta.many_to_many))
    return record


def raw(record: Model) -> dict[str, Any]:
    """What people change in a record, as JSON can hold it; an empty text and none at all are the same."""
    found: dict[str, Any] = {}
    for told in fields_told(type(record)):
        plain = value(record, told)
        found[told.name] = plain if isinstance(plain, str | list) else told.value_to_string(record)
    if lagging := languages_behind(record):
        found[BEHIND] = lagging
    return found


def name(key: Key) -> str:
    return f"{key[0]._meta.label_lower} {key[1]}"


def snapshot(trace: Trace) -> dict[str, dict]:
    """How the touched records stood before, by name; those that were not there are left out."""
    return {name(key): raw(old) for key, old, _new in trace.touched() if old}


def after(trace: Trace) -> dict[str, dict]:
    """How those that were there before stand now; {} for what is removed."""
    return {name(key): raw(new) if new else {} for key, old, new in trace.touched() if old}


def fingerprint(trace: Trace) -> str:
    """The same for the same changes to the same records: whoever approves it approves what was seen.

    Keys of new records, names of new files and the moment itself differ each time and are not looked at.
    """
    touched = trace.touched()
    new_keys = {name(key): f"new {number}" for number, (key, old, _new) in enumerate(touched) if old is None}
    told = [
        [new_keys.get(name(key), name(key)), old and raw(old), new and _steady(new, old, new_keys, trace.begun_at)]
        for key, old, new in touched
    ]
    return hashlib.sha256(json.dumps(told, sort_keys=True, default=str).encode()).hexdigest()


def _steady(record: Model, old: Model | None, new_keys: dict[str, str], begun_at: datetime) -> dict[str, Any]:
    found = raw(record)
    for told in fields_told(type(record)):
        if isinstance(told, FileField):
            found[told.name] = "same" if old and raw(old)[told.name] == found[told.name] else bool(found[told.name])
        elif told.remote_field:
            model: Any = told.remote_field.model
            found[told.name] = [
                new_keys.get(f"{model._meta.concrete_model._meta.label_lower} {key}", key) for key in keys(record, told)
            ]
        elif isinstance(moment := getattr(record, told.attname), datetime) and abs(moment - begun_at) < A_MOMENT:
            found[told.name] = "now"
    if "object_id" in found:
        kind = cast(Any, record).content_type
        found["object_id"] = new_keys.get(f"{kind.app_label}.{kind.model} {found['object_id']}", found["object_id"])
    return found


def changes(trace: Trace) -> list[Change]:
    """What is changed, in words of the active language. Call it where the new records can be read."""
    touched = trace.touched()
    named = named_by([record for _key, old, new in touched for record in (old, new) if record])
    found = []
    for (model, pk), old, new in touched:
        kind: Literal["+", "~", "-"] = "+" if old is None else "-" if new is None else "~"
        record = new or old
        assert record
        found.append(
            Change(
                record_label=str(record),
                url="" if kind == "+" else desk_address(model, pk),
                kind=kind,
                fields=[*differences(old, new, named, LEFT_OUT), *_freshness(old, new)],
                model=model._meta.label_lower,
                about=capfirst(str(model._meta.verbose_name)),
                key="" if kind == "+" else name((model, pk)),
            )
        )
    return found


def _freshness(old: Model | None, new: Model | None) -> list[Difference]:
    """Which texts fall behind their translation by this, or catch up with it."""
    was, now = behind_in_words(old), behind_in_words(new)
    return [Difference(BEHIND, capfirst(_("texts behind")), "", was, now)] if was != now and new else []


def desk_address(model: type[Model], pk: Any = None) -> str:
    """The form of the record at the desk, or that for a new one; "" if it has none of its own."""
    if not admin.site.is_registered(model):
        return ""
    page, args = ("add", []) if pk is None else ("change", [pk])
    return reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_{page}", args=args)


def addresses(trace: Trace) -> list[str]:
    """The English addresses of the public pages of what is touched; parts stand on the page of what they belong to."""
    found: list[str] = []
    with override(LANGUAGES[0]):
        for _key, old, new in trace.touched():
            record: Any = new or old
            page = getattr(record, "page", record)
            if hasattr(page, "get_absolute_url"):
                found.append(page.get_absolute_url().partition("#")[0])
    return list(dict.fromkeys(found))


# --- receivers


def before_save(sender, instance, **kwargs) -> None:
    if (trace := _trace.get()) and _is_told(instance):
        trace.remember(instance._meta.concrete_model, instance.pk)


def after_save(sender, instance, created, **kwargs) -> None:
    if created and (trace := _trace.get()) and _is_told(instance):
        trace.before.setdefault((instance._meta.concrete_model, instance.pk), None)


def before_relation(sender, instance, action, pk_set, **kwargs) -> None:
    if not action.startswith("pre_") or not (trace := _trace.get()):
        return
    if not kwargs["reverse"] and _is_told(instance):
        trace.remember(instance._meta.concrete_model, instance.pk)
    elif kwargs["reverse"] and hasattr(kwargs["model"]._meta, "simple_history_manager_attribute"):
        for pk in pk_set or ():
            trace.remember(kwargs["model"]._meta.concrete_model, pk)


def _is_told(instance: Model) -> bool:
    """Records of the content keep a history; the desk's own workings do not."""
    return hasattr(instance._meta, "simple_history_manager_attribute")
