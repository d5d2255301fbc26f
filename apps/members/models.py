"""Member states: participations with the status of member."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from apps.participation.models import Participation, ParticipationQuerySet


class MemberManager(models.Manager.from_queryset(ParticipationQuerySet)):
    def get_queryset(self):
        return super().get_queryset().filter(status=Participation.Status.MEMBER)


class Member(Participation):
    """A state's membership."""

    objects = MemberManager()

    class Meta:
        proxy = True
        verbose_name = _("member state")
        verbose_name_plural = _("member states")

    def save(self, *args, **kwargs):
        self.status = Participation.Status.MEMBER
        super().save(*args, **kwargs)
