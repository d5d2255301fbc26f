from django.apps import AppConfig
from django.contrib.admin import apps as admin_apps
from django.utils.translation import gettext_lazy as _


class DeskConfig(AppConfig):
    name = "apps.desk"
    label = "desk"
    verbose_name = _("Desk")
    default = True

    def ready(self):
        from apps.accounts.audit import name_acts
        from apps.desk import front

        name_acts({"translations.exported": _("exported the matrix of translations")})
        front.add_sections()


class DeskAdminConfig(admin_apps.AdminConfig):
    """Django's admin with the desk as its site."""

    default = False
    default_site = "apps.desk.site.DeskSite"
