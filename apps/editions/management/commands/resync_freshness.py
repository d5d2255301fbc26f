"""Compare the two languages of all texts anew."""

from copy import deepcopy

from django.apps import apps
from django.core.management.base import BaseCommand
from django.db import transaction

from apps.editions.freshness import settle
from apps.editions.models import Translated

BATCH = 500


class Command(BaseCommand):
    help = "Tell anew which texts are behind: after work past the forms, such as SQL, update() or a restored dump."

    @transaction.atomic
    def handle(self, **options):
        models = [model for model in apps.get_models() if issubclass(model, Translated) and not model._meta.proxy]
        number = sum(self._resync(model) for model in models)
        self.stdout.write(f"{number} records were not up to date.")

    def _resync(self, model) -> int:
        stale = []
        for record in model.objects.select_for_update(of=("self",)).iterator(BATCH):
            stored = deepcopy((record.agreed, record.behind))
            settle(record)
            if (record.agreed, record.behind) != stored:
                stale.append(record)
        model.objects.bulk_update(stale, ["agreed", "behind"], BATCH)
        return len(stale)
