from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class TransferConfig(AppConfig):
    name = "apps.transfer"
    label = "transfer"
    verbose_name = _("Import and export")

    def ready(self):
        from apps.accounts.audit import name_acts
        from apps.proposals.operations import Operation, add_operation
        from apps.transfer import imports

        add_operation(Operation(imports.KEY, _("Import"), imports.run, imports.pages))
        name_acts({"transfer.exported": _("exported records"), "transfer.imported": _("imported records")})
