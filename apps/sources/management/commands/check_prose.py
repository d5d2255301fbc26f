"""Find numbers and names in texts that should be living ones, since they will grow old."""

from collections.abc import Iterator
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError
from django.db.models import Model
from modeltranslation.translator import translator

from apps.core.day import today
from apps.core.languages import LANGUAGES
from apps.core.prose import grows_old, names_now
from apps.core.tokens import own_day
from apps.sources.content import Content, ContentError
from apps.sources.models import Cited, cited_models


class Command(BaseCommand):
    help = "Find typed counts of members, observers, partners and areas, and the names of the chair, in undated texts."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser):
        parser.add_argument("--folder", type=Path, help="Check the content files there, without a database.")

    def handle(self, *, folder, **options):
        try:
            records = Content(folder).unsaved() if folder else list(in_database())
        except ContentError as error:
            raise CommandError(str(error)) from error
        found = list(findings(records))
        for place, language, words in found:
            self.stdout.write(f"{place} ({language}): {words}")
        if found:
            raise CommandError(
                f"{len(found)} typed: use a living number such as {{members}}, or give the record the day it speaks of."
            )
        self.stdout.write(f"No number or name is typed in the undated texts of {len(records)} records.")


def findings(records: list[Model]) -> Iterator[tuple[str, str, str]]:
    """Of every undated text that readers see: its record and field, its language, the words."""
    names = names_now(records, today())
    for record in records:
        if not is_checked(record):
            continue
        for field in translator.get_options_for_model(type(record)).all_fields:
            for language in LANGUAGES:
                text = getattr(record, f"{field}_{language}") or ""
                for words in grows_old(text, language, names[language]):
                    yield f"{record._meta.label_lower} {name_of(record)} {field}", language, words


def is_checked(record: Model) -> bool:
    """Sources and citations are left out: they quote what a paper says, and the paper has its date."""
    is_bilingual = type(record) in translator.get_registered_models()
    return isinstance(record, Cited) and is_bilingual and record.is_shown and own_day(record) is None


def name_of(record: Model) -> str:
    return getattr(record, "slug", "") or f"#{record.pk}"


def in_database() -> Iterator[Model]:
    for model in cited_models():
        yield from model.with_owners()
