from typing import Any

from django.apps import AppConfig
from django.db.models.signals import m2m_changed, post_save, pre_delete, pre_save
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class ProposalsConfig(AppConfig):
    name = "apps.proposals"
    label = "proposals"
    verbose_name = _("Proposals")

    def ready(self):
        from simple_history.signals import pre_create_historical_record

        from apps.accounts.audit import name_acts
        from apps.core.registry import Section, add_section
        from apps.proposals import front, replay, sandbox, tracing

        pre_save.connect(tracing.before_save)
        post_save.connect(tracing.after_save)
        pre_delete.connect(tracing.before_save)
        m2m_changed.connect(tracing.before_relation)
        pre_create_historical_record.connect(sandbox.give_reason)
        replay.add_change(pgettext_lazy("proposal", "Change"))
        add_section(
            Section("desk", "proposals", _("Waiting for approval"), 10, "proposals/on_front.html", front.proposals)
        )
        labels: dict[str, Any] = {
            "proposal.approved": _("approved a proposal"),
            "proposal.returned": _("returned a proposal"),
            "proposal.withdrawn": _("took a proposal back"),
            "proposal.superseded": _("replaced a proposal by another"),
            "proposal.urgent": _("published urgently"),
            "proposal.confirmed": _("confirmed an urgent publication"),
            "preview.made": _("made a secret link for a preview"),
            "preview.revoked": _("ended a secret link for a preview"),
        }
        name_acts(labels)
