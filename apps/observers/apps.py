from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ObserversConfig(AppConfig):
    name = "apps.observers"
    label = "observers"
    verbose_name = _("Observers")

    def ready(self):
        from apps.observers import figures, tokens

        figures.register()
        tokens.register()
