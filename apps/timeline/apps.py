from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class TimelineConfig(AppConfig):
    name = "apps.timeline"
    label = "timeline"
    verbose_name = _("Timeline")

    def ready(self):
        from apps.timeline import sections

        sections.register()
