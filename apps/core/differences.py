"""What differs between two texts, word by word, and between two records of a kind, field by field."""

import re
from collections.abc import Container, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from difflib import SequenceMatcher
from html import unescape
from typing import Any

from django.db.models import CharField, Field, FileField, ManyToManyField, Model, TextField
from django.utils.html import format_html_join, strip_tags
from django.utils.safestring import SafeString
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from apps.core.dates import PartialDate
from apps.core.fields import RichTextField
from apps.core.wording import date_in_words, moment_in_words

LONGEST = 4000  # words; two texts that differ in more are shown one after the other
_BLOCK = re.compile(r"<(?:br|/p|/li|/h\d|/blockquote|/tr)\b[^>]*>")
_WORD = re.compile(r"\S+\s*|\s+")

Named = Mapping[type[Model], Mapping[Any, Model]]
"""Records that others point to, by model and key."""


@dataclass(frozen=True)
class Difference:
    """A field that is not the same on both sides; `language` is "" unless it is a column of one language."""

    field: str
    label: str
    language: str
    old: str
    new: str

    @property
    def marked(self) -> SafeString:
        return changed_words(self.old, self.new)


def changed_words(old: str, new: str) -> SafeString:
    """The new text with the words that went in <del> and those that came in <ins>."""
    before, after = _WORD.findall(old), _WORD.findall(new)
    first = _alike(before, after)
    last = _alike(before[first:][::-1], after[first:][::-1])
    gone, come = before[first : len(before) - last], after[first : len(after) - last]
    middle = [(gone, come)] if len(gone) + len(come) > LONGEST else _matched(gone, come)
    parts = [(after[:first], after[:first]), *middle, (after[len(after) - last :], after[len(after) - last :])]
    return format_html_join("", "{}", ((_part("".join(was), "".join(now)),) for was, now in parts))


def _alike(before: list[str], after: list[str]) -> int:
    """With how many words both begin."""
    pairs = zip(before, after, strict=False)
    return next((number for number, (was, now) in enumerate(pairs) if was != now), min(len(before), len(after)))


def _matched(gone: list[str], come: list[str]) -> Iterable[tuple[list[str], list[str]]]:
    plain = [word.rstrip() for word in gone], [word.rstrip() for word in come]
    for kind, start, end, begin, stop in SequenceMatcher(None, *plain, autojunk=False).get_opcodes():
        now = come[begin:stop]
        yield (now, now) if kind == "equal" else (gone[start:end], now)


def _part(was: str, now: str) -> SafeString | str:
    if was == now:
        return now
    pieces = [(tag, text) for tag, text in (("del", was), ("ins", now)) if text]
    return format_html_join("", "<{0}>{1}</{0}>", pieces)


def differences(
    old: Model | None, new: Model | None, named: Named | None = None, leave_out: Container[str] = ()
) -> list[Difference]:
    """The fields that differ, in the order of the model; None is a record that is not there: all that it says differs.

    Both are records of one model, or versions of its history. `named` spares a query for each key that they hold.
    """
    found = []
    for field in fields_told(_model(old or new)):
        if field.name in leave_out:
            continue
        was, now = (None if side is None else value(side, field) for side in (old, new))
        if was != now and (told := _told(field, was, now, named or {})):
            found.append(Difference(field.name, name_of(field), getattr(field, "language", ""), *told))
    return found


def fields_told(model: type[Model]) -> list[Field]:
    """What people change in a record: each bilingual text once a language, nothing that is derived."""
    meta = model._meta
    pairs = {field.translated_field.name for field in meta.fields if hasattr(field, "translated_field")}
    return [
        field
        for field in (*meta.fields, *meta.many_to_many)
        if field.editable and not field.primary_key and field.name not in pairs
    ]


def name_of(field: Field) -> str:
    """The name of the field as the desk's forms have it, without the language."""
    return capfirst(str(getattr(field, "translated_field", field).verbose_name))


def value(record: Model, field: Any) -> Any:
    """What a record, or a version of it, has in a field; of a relation the key or the sorted keys."""
    if isinstance(field, ManyToManyField):
        if (loaded := getattr(record, "loaded_relations", None)) is not None:
            return sorted(loaded[field.name])
        if isinstance(record, field.model):
            return sorted(key.pk for key in getattr(record, field.name).all())
        key = field.m2m_reverse_field_name() + "_id"
        return sorted(getattr(row, key) for row in getattr(record, field.name).all())
    found = getattr(record, field.attname)
    if isinstance(field, FileField):
        return str(found or "")
    return found or "" if isinstance(field, CharField | TextField) else found


def named_by(records: Iterable[Model], leave_out: Container[str] = ()) -> Named:
    """What records, or versions of them, point to: one query a model."""
    wanted: dict[Any, set] = {}
    for record in records:
        for field in fields_told(_model(record)):
            if field.remote_field and field.name not in leave_out:
                wanted.setdefault(field.remote_field.model, set()).update(keys(record, field))
    return {model: model._default_manager.in_bulk(list(found)) for model, found in wanted.items()}


def keys(record: Model, field: Any) -> list[Any]:
    """The keys that a relation of the record, or of a version of it, holds."""
    found = value(record, field)
    return found if isinstance(found, list) else [found] if found is not None else []


def _model(record: Any) -> type[Model]:
    return getattr(record, "instance_type", None) or type(record)._meta.concrete_model


def _told(field: Field, was: Any, now: Any, named: Named) -> tuple[str, str] | None:
    """Both sides in words; None where neither says anything."""
    old, new = (in_words(field, side, named) for side in (was, now))
    if old == new and isinstance(field, RichTextField):
        return (_("(formatted otherwise)"), _("(only the formatting changed)")) if old else None
    return (old, new) if old != new else None


def in_words(field: Any, found: Any, named: Named) -> str:
    """A value as people read it; "" for nothing."""
    if field.is_relation and found:
        keys = found if isinstance(found, list) else [found]
        return "; ".join(_named(field.related_model, key, named) for key in keys)
    if field.choices and found is not None:
        return str(dict(field.flatchoices).get(found, found))
    match found:
        case bool():
            return _("yes") if found else _("no")
        case datetime():
            return moment_in_words(found)
        case PartialDate() | date():
            return date_in_words(found)
        case str() if isinstance(field, RichTextField):
            found = readable(found)
    return "" if found is None or found == [] else str(found)


def readable(html: str) -> str:
    """A formatted text as mere text, each block on a line of its own."""
    return unescape(strip_tags(_BLOCK.sub("\n", html))).strip()


def _named(model: Any, key: Any, named: Named) -> str:
    known = named.get(model)
    record = known.get(key) if known is not None else model._default_manager.filter(pk=key).first()
    return str(record) if record else _("(deleted: no. %(key)s)") % {"key": key}
