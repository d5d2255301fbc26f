from django.core.management.base import BaseCommand

from apps.search.index import rebuild
from apps.search.trigrams import INDEXES, install


class Command(BaseCommand):
    help = "Make the index of the search anew; needed only after records were changed past the portal."

    def handle(self, **options):
        install(*INDEXES)
        self.stdout.write(f"{rebuild()} things can be found.")
