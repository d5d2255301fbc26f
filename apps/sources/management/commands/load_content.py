"""Fill an empty database with the starting content."""

from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.db import transaction

from apps.sources.content import Content, ContentError
from apps.sources.models import Source


class Command(BaseCommand):
    help = "Load the starting content from fixtures/ into an empty database."

    def add_arguments(self, parser):
        parser.add_argument("--check", action="store_true", help="Check the files only: nothing is kept.")
        parser.add_argument("--folder", type=Path, default=settings.BASE_DIR / "fixtures")

    def handle(self, *, check, folder, **options):
        if Source.objects.exists():
            self.stdout.write("There is content already: nothing was loaded.")
            return
        try:
            with transaction.atomic():
                number = Content(folder).load()
                transaction.set_rollback(check)
        except ContentError as error:
            raise CommandError(str(error)) from error
        self.stdout.write(f"{number} records {'are right' if check else 'loaded'}.")
