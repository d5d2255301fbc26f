"""`manage.py check_links`: which links lead nowhere."""

import sys
import time
from urllib.parse import urlsplit

from django.core.management.base import BaseCommand
from django.utils import timezone

from apps.care import outside
from apps.care.links import dead, links
from apps.care.links import outside as addresses_outside
from apps.care.models import Checked

PAUSE = 1.0  # seconds between two questions to the same host


class Command(BaseCommand):
    help = "Tell which links in texts and fields lead nowhere; with --external, also ask the addresses outside."

    def add_arguments(self, parser):
        parser.add_argument("--external", action="store_true", help="ask every address outside the portal as well")

    def handle(self, *args, external: bool, **options):
        faults = 0
        for link in dead():
            faults += 1
            self.stdout.write(f"{link.record._meta.label_lower} {link.record.pk} {link.field.name}: {link.address}")
        if external:
            faults += self._ask(addresses_outside(links()))
        self.stdout.write(f"{faults} links lead nowhere." if faults else "All links lead somewhere.")
        if faults:
            sys.exit(1)

    def _ask(self, addresses: list[str]) -> int:
        """Ask each address, remember how it answered, and forget those that nothing links to any more."""
        Checked.objects.exclude(url__in=addresses).delete()
        asked_at: dict[str, float] = {}
        faults = 0
        for address in addresses:
            host = urlsplit(address).netloc
            time.sleep(max(0.0, asked_at.get(host, -PAUSE) + PAUSE - time.monotonic()))
            answer = outside.ask(address)
            asked_at[host] = time.monotonic()
            told = {"fault": answer.fault, "status": answer.status, "checked_at": timezone.now()}
            Checked.objects.update_or_create(url=address, defaults=told)
            if answer.fault:
                faults += 1
                self.stdout.write(f"{address}: {answer.status or answer.fault}")
        return faults
