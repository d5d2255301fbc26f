from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PartnersConfig(AppConfig):
    name = "apps.partners"
    label = "partners"
    verbose_name = _("Partner organizations")

    def ready(self):
        from apps.partners import figures, tokens

        figures.register()
        tokens.register()
