"""What accounts leave behind: the log of what was done, which nobody can alter."""

from django.core.validators import MaxLengthValidator
from django.db import models
from django.utils.translation import gettext_lazy as _


class AuditEntry(models.Model):
    """One act of a person at the desk. PostgreSQL itself refuses to change or remove an entry.

    It stands alone, without relations, to outlive what it speaks of: names are kept as they were at that moment.
    `apps.accounts.audit.record` writes the entries.
    """

    done_at = models.DateTimeField(_("when"), auto_now_add=True, db_index=True)
    account_id = models.PositiveBigIntegerField(_("number of the account"), null=True, blank=True, db_index=True)
    name = models.CharField(_("who"), max_length=254, blank=True)
    act = models.CharField(_("act"), max_length=60, db_index=True)
    target_type = models.CharField(_("kind of record"), max_length=100, blank=True)
    target_id = models.CharField(_("number of the record"), max_length=40, blank=True)
    target_label = models.CharField(_("record"), max_length=300, blank=True)
    detail = models.TextField(_("detail"), blank=True, validators=[MaxLengthValidator(10_000)])
    address = models.GenericIPAddressField(_("network address"), null=True, blank=True)

    class Meta:
        verbose_name = _("entry of the audit log")
        verbose_name_plural = _("audit log")
        ordering = ["-done_at", "-pk"]
        default_permissions = ()
        permissions = [
            ("translate_en", _("May edit English texts")),
            ("translate_ru", _("May edit Russian texts")),
            ("see_audit", _("May read the audit log")),
        ]

    def __str__(self):
        return f"{self.done_at:%Y-%m-%d %H:%M} {self.name} {self.act} {self.target_label}".strip()
