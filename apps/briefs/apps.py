from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class BriefsConfig(AppConfig):
    name = "apps.briefs"
    label = "briefs"
    verbose_name = _("Briefing notes")

    def ready(self):
        from apps.briefs import ways

        ways.register()
