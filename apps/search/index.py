"""The index in the database: written with each record that is saved, or all anew."""

from collections.abc import Collection
from typing import Any

from django.db import connection, transaction
from django.db.models import Max

from apps.core.day import showing, today
from apps.search.entries import YEAR, key_of, of_pages, of_records
from apps.search.indexed import INDEXED
from apps.search.models import Entry, Name, Word
from apps.timeline.years import years

BATCH = 200
_STORED = [field.name for field in Entry._meta.fields if field.name not in ("id", "key")]


def rebuild() -> int:
    """Make the whole index anew, in one transaction; returns how many things can be found."""
    with transaction.atomic(), showing(today()):
        with connection.cursor() as cursor:  # who saves a record meanwhile waits
            cursor.execute(f"LOCK TABLE {Entry._meta.db_table} IN SHARE ROW EXCLUSIVE MODE")
        Entry.objects.all().delete()
        Name.objects.all().delete()
        entries, names = of_pages()
        for model in INDEXED:
            its_entries, its_names = of_records(model)
            entries += its_entries
            names += its_names
        Entry.objects.bulk_create(entries, BATCH)
        Name.objects.bulk_create(names, BATCH)
        Word.objects.all().delete()
        _learn(names)
    return len(entries)


def write(model: Any, keys: Collection[int]) -> None:
    """Make the entries and names of these things anew; those that are gone or hidden lose theirs."""
    with transaction.atomic(savepoint=False), showing(today()):
        _keep({key_of(model, key) for key in keys}, *of_records(model, keys))


def write_pages() -> None:
    """The same of the pages that are not about one record."""
    with transaction.atomic(savepoint=False):
        entries, names = of_pages()
        _keep({entry.key for entry in entries}, entries, names)


def _keep(keys: Collection[str], entries: list[Entry], names: list[Name]) -> None:
    """Store what there is for these keys, and nothing else."""
    if gone := {*keys} - {entry.key for entry in entries}:
        Entry.objects.filter(key__in=gone).delete()
    Entry.objects.bulk_create(entries, BATCH, update_conflicts=True, unique_fields=["key"], update_fields=_STORED)
    known = {_sense(name): name.pk for name in Name.objects.filter(key__in=keys)}
    wanted = {_sense(name): name for name in names}
    if former := known.keys() - wanted.keys():
        Name.objects.filter(pk__in=[known[sense] for sense in former]).delete()
    new = [name for sense, name in wanted.items() if sense not in known]
    Name.objects.bulk_create(new, BATCH)
    _learn(new)


def _learn(names: list[Name]) -> None:
    """Know the words of these names. Those that no name has any more mislead nobody: they find nothing."""
    words = {word[:60] for name in names if not name.is_code for word in name.folded.split()}
    Word.objects.bulk_create([Word(text=word) for word in sorted(words)], 1000, ignore_conflicts=True)


def _sense(name: Name) -> tuple:
    return name.key, name.text, name.language, name.is_former, name.is_title, name.is_code


def has_years() -> bool:
    """Whether the index knows up to which year there are pages."""
    known = Entry.objects.filter(key__startswith=YEAR, published_at=None).aggregate(last=Max("first_on"))["last"]
    return known is not None and known.year == years()[-1]
