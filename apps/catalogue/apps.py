from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class CatalogueConfig(AppConfig):
    name = "apps.catalogue"
    label = "catalogue"
    verbose_name = _("Catalogue of confidence building measures")

    def ready(self):
        from apps.catalogue import sections, tokens

        sections.register()
        tokens.register()
