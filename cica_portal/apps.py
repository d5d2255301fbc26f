from django.apps import AppConfig
from django.core import checks


class CicaPortalConfig(AppConfig):
    """The composition itself: start-up checks and the commands that run the portal."""

    name = "cica_portal"

    def ready(self) -> None:
        from cica_portal import checks as own

        checks.register(own.database, checks.Tags.database)
