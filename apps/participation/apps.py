from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ParticipationConfig(AppConfig):
    name = "apps.participation"
    label = "participation"
    verbose_name = _("Participation")

    def ready(self):
        from apps.participation import sections

        sections.register()
