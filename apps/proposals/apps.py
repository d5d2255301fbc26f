from django.apps import AppConfig
from django.db.models.signals import m2m_changed, post_save, pre_delete, pre_save
from django.utils.translation import gettext_lazy as _


class ProposalsConfig(AppConfig):
    name = "apps.proposals"
    label = "proposals"
    verbose_name = _("Proposals")

    def ready(self):
        from simple_history.signals import pre_create_historical_record

        from apps.proposals import sandbox, tracing

        pre_save.connect(tracing.before_save)
        post_save.connect(tracing.after_save)
        pre_delete.connect(tracing.before_save)
        m2m_changed.connect(tracing.before_relation)
        pre_create_historical_record.connect(sandbox.give_reason)
