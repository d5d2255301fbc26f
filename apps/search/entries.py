"""Puts records, and the pages that are about none, into entries and names. Saves nothing."""

import datetime
from collections import defaultdict
from collections.abc import Collection, Iterable
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any

from django.contrib.postgres.search import SearchVector
from django.db.models import Q, TextField, Value
from django.urls import NoReverseMatch, reverse
from django.utils.translation import override

from apps.core.forms import bilingual_fields
from apps.core.languages import LANGUAGES
from apps.core.wording import days_in_words
from apps.editions.models import Publishable
from apps.participants.models import FormerName, Place
from apps.search.indexed import INDEXED, Indexed
from apps.search.models import CONFIGS, Entry, Name
from apps.search.pages import pages
from apps.search.query import plain
from apps.search.relations import parts, related
from apps.search.wording import LONGEST, in_sentences, readable

BEARERS = {"state", "organization", "place"}
YEAR = "year:"
"""So begin the keys of the years."""
Texts = dict[str, list[str]]
"""By language."""


def key_of(model: Any, key: Any) -> str:
    return f"{model._meta.label_lower}:{key}"


def of_records(model: Any, keys: Collection[int] | None = None) -> tuple[list[Entry], list[Name]]:
    """What these things of a model have in the index; None stands for all. The hidden have nothing."""
    indexed = INDEXED[model]
    records = model._default_manager.select_related(*related(model)).prefetch_related(*indexed.reads).order_by("pk")
    if keys is not None:
        records = records.filter(pk__in=keys)
    texts, former = _of_parts(model, keys), _former_names(model, keys)
    seats = {key for record in records if indexed.seat and (key := getattr(record, f"{indexed.seat}_id"))}
    once = _former_names(Place, seats) if seats else {}
    entries: list[Entry] = []
    names: list[Name] = []
    for record in records:
        owner = getattr(record, "page", record) if indexed.kind else record
        if isinstance(owner, Publishable) and owner.status != Publishable.Status.PUBLISHED:
            continue
        named = _names(record, indexed, former.get(record.pk, ()))
        if indexed.seat and (seat := getattr(record, indexed.seat)):
            of_seat = _names(seat, INDEXED[Place], once.get(seat.pk, ()))
            named = _once(key_of(model, record.pk), [*named, *(_code(name) for name in of_seat)])
        names += named
        if indexed.kind:
            with suppress(NoReverseMatch):  # it has no page then
                entries.append(_entry(record, owner, indexed, named, texts.get(record.pk, {})))
    return entries, names


def _of_parts(model: Any, keys: Collection[int] | None) -> dict[int, Texts]:
    """By thing, the texts of the records that are part of it; in "names", what places on its page are called."""
    found: dict[int, Texts] = defaultdict(lambda: {name: [] for name in (*LANGUAGES, "names")})
    for part, path in parts().get(model, ()):
        columns = {language: [f"{name}_{language}" for name in bilingual_fields(part)] for language in LANGUAGES}
        owned = Q(**{f"{path}__isnull": False}) if keys is None else Q(**{f"{path}__in": keys})
        both = [column for named in columns.values() for column in named]
        for row in part._default_manager.filter(owned).order_by("pk").values(path, *both):
            for language, named in columns.items():
                kept = "names" if part in (Place, FormerName) else language
                found[row[path]][kept] += filter(None, (readable(row[column]) for column in named))
    return found


def _former_names(model: Any, keys: Collection[int] | None) -> dict[int, list[FormerName]]:
    relation = model._meta.model_name
    found: dict[int, list[FormerName]] = defaultdict(list)
    if relation in BEARERS:
        owned = Q(**{f"{relation}__isnull": False}) if keys is None else Q(**{f"{relation}__in": keys})
        for former in FormerName.objects.filter(owned).order_by("pk"):
            found[getattr(former, f"{relation}_id")].append(former)
    return found


def _text(record: Any, path: str, language: str) -> str:
    *steps, name = path.split(".")
    for step in steps:
        record = getattr(record, step)
    return readable(getattr(record, f"{name}_{language}"))


def _title(record: Any, indexed: Indexed, language: str) -> str:
    if callable(indexed.title):
        with override(language):
            return indexed.title(record)
    return ", ".join(filter(None, (_text(record, path, language) for path in indexed.title)))


def _names(record: Any, indexed: Indexed, former: Iterable[FormerName]) -> list[Name]:
    """All that it is and was called."""
    found: list[Name] = []
    for language in LANGUAGES:
        found.append(Name(text=_title(record, indexed, language), language=language, is_title=True))
        found += [Name(text=_text(record, path, language), language=language) for path in indexed.names]
        found += [
            Name(text=_text(each, path, language), language=language, is_former=True)
            for each in former
            for path in ("name", "official_name")
        ]
    found += [Name(text=getattr(record, path), is_code=True) for path in indexed.codes]
    return _once(key_of(type(record), record.pk), found)


def _code(name: Name) -> Name:
    """The same as what finds another thing."""
    return Name(text=name.text, language=name.language, is_code=True)


def _once(key: str, names: Iterable[Name]) -> list[Name]:
    """Those that have words, each once in a language."""
    found: dict[tuple[str, str], Name] = {}
    for name in names:
        name.key, name.text = key, (name.text or "")[:400]
        name.folded = plain(name.text)[:400]
        if name.folded:
            found.setdefault((name.folded, name.language), name)
    return list(found.values())


def _entry(record: Any, owner: Any, indexed: Indexed, names: list[Name], texts: Texts) -> Entry:
    dates = [date for path in indexed.dates if (date := getattr(record, path))]
    standing, ended_on = indexed.standing(record)
    with override(LANGUAGES[0]):
        address = getattr(record, "get_absolute_url", owner.get_absolute_url)() + indexed.anchor
        path = address.removeprefix(reverse("home:home"))
    entry = Entry(
        key=key_of(type(record), record.pk),
        kind=indexed.kind,
        path=path,
        first_on=dates[0].counts_from if dates else None,
        last_on=dates[-1].counts_to if dates else None,
        standing=standing,
        ended_on=ended_on,
        published_at=getattr(owner, "published_at", None),
        expires_at=getattr(owner, "expires_at", None),
    )
    for language in LANGUAGES:
        with override(language):
            when = days_in_words(dates[0], dates[1] if len(dates) > 1 else None) if dates else ""
            words = [str(getattr(record, f"get_{name}_display")()) for name in indexed.words]
        lead, body = ([_text(record, name, language) for name in fields] for fields in (indexed.lead, indexed.body))
        quoted = [_text(thing, "name", language) for name in indexed.quotes if (thing := getattr(record, name))]
        setattr(entry, f"when_{language}", when[:100])
        rest, others = texts.get(language, []), [when, *quoted, *texts.get("names", ())]
        _fill(entry, language, names, Said(lead, body, rest, words, others))
    return entry


@dataclass
class Said:
    """What a page says in a language, the weightiest first."""

    lead: list[str]
    body: list[str] = field(default_factory=list)
    rest: list[str] = field(default_factory=list)
    words: list[str] = field(default_factory=list)
    """For its kind: they weigh as much as names, but passages do not show them."""
    others: list[str] = field(default_factory=list)
    """What it is found by besides; not shown either."""


def _fill(entry: Entry, language: str, names: list[Name], said: Said) -> None:
    """Give the entry its texts and its words in a language."""
    words = said.words
    if entry.kind != Entry.Kind.PAGE:
        with override(language):
            words = [*words, str(Entry.Kind(entry.kind).label)]
    mine = [name for name in names if name.language in (language, "")]
    setattr(entry, f"title_{language}", next((name.text for name in mine if name.is_title), ""))
    setattr(entry, f"text_{language}", in_sentences([*said.lead, *said.body, *said.rest])[:LONGEST])
    weighed = {
        "A": " ".join([*(name.folded for name in mine), *map(plain, words)]),
        "B": plain(" ".join(said.lead)),
        "C": plain(" ".join(said.body))[:LONGEST],
        "D": plain(" ".join([*said.rest, *said.others]))[:LONGEST],
    }
    vectors = [
        SearchVector(Value(text, output_field=TextField()), config=CONFIGS[language], weight=weight)
        for weight, text in weighed.items()
    ]
    setattr(entry, f"names_{language}", vectors[0])
    setattr(entry, f"vector_{language}", sum(vectors[1:], vectors[0]))


# --- pages that are about no record -----------------------------------------------------------------------------------


def of_pages() -> tuple[list[Entry], list[Name]]:
    """What the pages have in the index that are not about one record, the years among them."""
    entries: list[Entry] = []
    names: list[Name] = []
    for page in pages():
        entry = Entry(
            key=f"{YEAR}{page.year}" if page.year else f"page:{page.url_name}",
            kind=Entry.Kind.PAGE,
            path=page.path,
            first_on=page.year and datetime.date(page.year, 1, 1),
            last_on=page.year and datetime.date(page.year, 12, 31),
            published_at=page.published_at,
        )
        named: list[Name] = []
        for language in LANGUAGES:
            with override(language):
                named.append(Name(text=str(page.title), language=language, is_title=True))
                named += [Name(text=str(name), language=language) for name in page.names]
        named = _once(entry.key, named)
        for language in LANGUAGES:
            with override(language):
                _fill(entry, language, named, Said([str(page.lead)]))
        entries.append(entry)
        names += named
    return entries, names
