from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class CareConfig(AppConfig):
    name = "apps.care"
    label = "care"
    verbose_name = _("Care")

    def ready(self):
        from apps.care.links import add_sections

        add_sections()
