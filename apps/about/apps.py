from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class AboutConfig(AppConfig):
    name = "apps.about"
    label = "about"
    verbose_name = _("About CICA")

    def ready(self):
        from apps.about import sections

        sections.register()
