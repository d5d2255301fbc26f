"""Partner organizations."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from apps.participation.models import Participation, ParticipationQuerySet


class PartnerManager(models.Manager.from_queryset(ParticipationQuerySet)):
    def get_queryset(self):
        return super().get_queryset().filter(status=Participation.Status.PARTNER)


class Partner(Participation):
    """An organization as partner."""

    objects = PartnerManager()

    class Meta:
        proxy = True
        verbose_name = _("partner organization")
        verbose_name_plural = _("partner organizations")

    def save(self, *args, **kwargs):
        self.status = Participation.Status.PARTNER
        super().save(*args, **kwargs)
