"""What the desk remembers in order to take care: who has which record open, and which addresses answered."""

import datetime
from typing import Self

from django.conf import settings
from django.contrib.auth.models import AbstractBaseUser
from django.contrib.contenttypes.fields import GenericForeignKey
from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

FRESH = datetime.timedelta(minutes=10)
"""How long a form counts as open after it was last heard of; without the script it is heard of only once."""


class OpenedQuerySet(models.QuerySet):
    def of(self, record: models.Model) -> Self:
        """Those of this record, whichever of its classes it comes as."""
        return self.filter(content_type=ContentType.objects.get_for_model(record), object_id=record.pk)

    def by_others(self, user: AbstractBaseUser) -> Self:
        """Those that others have open at this moment."""
        fresh = self.filter(seen_at__gt=timezone.now() - FRESH).exclude(user_id=user.pk)
        return fresh.select_related("user").order_by("opened_at")


class Opened(models.Model):
    """That somebody has the form of a record open."""

    content_type = models.ForeignKey(
        ContentType, models.CASCADE, related_name="opened_forms", verbose_name=_("kind of record")
    )
    object_id = models.PositiveBigIntegerField(_("record"))
    record = GenericForeignKey()
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="opened_forms", verbose_name=_("who")
    )
    opened_at = models.DateTimeField(_("opened at"), default=timezone.now)
    seen_at = models.DateTimeField(_("last seen at"), default=timezone.now)

    objects = OpenedQuerySet.as_manager()

    class Meta:
        verbose_name = _("open form")
        verbose_name_plural = _("open forms")
        ordering = ["opened_at"]
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(
                fields=["content_type", "object_id", "user"],
                name="care_opened_once",
                violation_error_message=_("This person has the form open already."),
            )
        ]

    def __str__(self):
        return f"{self.user}"


class Checked(models.Model):
    """How an address outside the portal answered when it was last asked."""

    class Fault(models.TextChoices):
        NONE = "", _("answers")
        STATUS = "status", _("answers with a fault")
        HOST = "host", _("no such host, or it does not answer")
        TIME = "time", _("answers too slowly")
        SAFE = "safe", _("its certificate is not in order")
        LOOP = "loop", _("leads on too often")
        INSIDE = "inside", _("leads into a private network, or is no web address")

    url = models.URLField(_("web address"), max_length=500, unique=True)
    fault = models.CharField(_("fault"), max_length=10, choices=Fault, blank=True)
    status = models.PositiveSmallIntegerField(_("status of the answer"), null=True, blank=True)
    checked_at = models.DateTimeField(_("asked at"), default=timezone.now)

    class Meta:
        verbose_name = _("checked address")
        verbose_name_plural = _("checked addresses")
        ordering = ["url"]
        default_permissions = ()

    def __str__(self):
        return self.url
