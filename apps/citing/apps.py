from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class CitingConfig(AppConfig):
    name = "apps.citing"
    label = "citing"
    verbose_name = _("Citing")

    def ready(self):
        from apps.citing.data import ADDITION
        from apps.citing.files import FILES
        from apps.opendata.forms import PageForm, offer
        from apps.opendata.pages import ADDITIONS

        for suffix, form in FILES.items():
            offer(suffix, PageForm(suffix, "", form))
        ADDITIONS["since"] = ADDITION
