"""Observer states and organizations."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from apps.participation.models import Participation, ParticipationQuerySet


class ObserverManager(models.Manager.from_queryset(ParticipationQuerySet)):
    def get_queryset(self):
        return super().get_queryset().filter(status=Participation.Status.OBSERVER)


class Observer(Participation):
    """A state or organization as observer."""

    objects = ObserverManager()

    class Meta:
        proxy = True
        verbose_name = _("observer")
        verbose_name_plural = _("observers")

    def save(self, *args, **kwargs):
        self.status = Participation.Status.OBSERVER
        super().save(*args, **kwargs)
