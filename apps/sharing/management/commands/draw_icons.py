from django.core.management import BaseCommand

from apps.sharing import icons
from apps.sharing.card import MARK


class Command(BaseCommand):
    help = "Draws the icons of the portal in all sizes anew, from its mark in static/img/favicon.svg."

    def handle(self, *args, **options):
        icons.write(MARK.parent)
