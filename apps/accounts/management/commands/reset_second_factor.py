from django.contrib.auth.models import User
from django.core.management import BaseCommand, CommandError

from apps.accounts import audit, second_factor


class Command(BaseCommand):
    help = "Removes the second factor of an account whose owner lost it, when no administrator can do so at the desk."

    def add_arguments(self, parser):
        parser.add_argument("username")

    def handle(self, *args, username, **options):
        user = User.objects.filter(username=username).first()
        if not user:
            raise CommandError(f"There is no account “{username}”.")
        second_factor.remove(user)
        audit.record(None, "account.factors_forgotten", user, name="manage.py")
        self.stdout.write(f"“{username}” sets up a new second factor at the next log-in.")
