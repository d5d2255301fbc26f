from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ChronicleConfig(AppConfig):
    name = "apps.chronicle"
    label = "chronicle"
    verbose_name = _("Chronicle")

    def ready(self):
        from apps.chronicle import ways

        ways.register()
