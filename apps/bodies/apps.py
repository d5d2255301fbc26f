from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class BodiesConfig(AppConfig):
    name = "apps.bodies"
    label = "bodies"
    verbose_name = _("Bodies")

    def ready(self):
        from apps.bodies import sections, tokens

        sections.register()
        tokens.register()
