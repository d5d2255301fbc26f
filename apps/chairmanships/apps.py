from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ChairmanshipsConfig(AppConfig):
    name = "apps.chairmanships"
    label = "chairmanships"
    verbose_name = _("Chairmanships")

    def ready(self):
        from apps.chairmanships import sections, tokens

        sections.register()
        tokens.register()
