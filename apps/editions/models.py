"""The life of a text, whatever it is about: draft, published, withdrawn."""

from typing import TYPE_CHECKING, Self

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from apps.core.models import Slugged, SlugQuerySet


class PublishableQuerySet(SlugQuerySet):
    def published(self) -> Self:
        """What lists, counts and other pages show."""
        return self.filter(status=Publishable.Status.PUBLISHED)

    def readable(self) -> Self:
        """What answers at its own address: also the withdrawn, under a banner."""
        return self.exclude(status=Publishable.Status.DRAFT)


class Publishable(Slugged):
    """A thing with a page. Staff alone see drafts; the withdrawn keeps its address and leaves everything else."""

    if TYPE_CHECKING:
        withdrawal_reason_en: str | None
        withdrawal_reason_ru: str | None

    class Status(models.TextChoices):
        DRAFT = "draft", _("draft")
        PUBLISHED = "published", _("published")
        WITHDRAWN = "withdrawn", _("withdrawn")

    status = models.CharField(_("status"), max_length=10, choices=Status, default=Status.DRAFT, db_index=True)
    published_at = models.DateTimeField(_("published at"), null=True, blank=True, editable=False)
    withdrawn_at = models.DateTimeField(_("withdrawn at"), null=True, blank=True, editable=False)
    withdrawal_reason = models.CharField(_("reason for withdrawal"), max_length=300, blank=True)
    updated_at = models.DateTimeField(_("last changed at"), auto_now=True)

    class Meta:
        abstract = True
        constraints = [
            models.CheckConstraint(
                condition=~Q(status="published") | Q(published_at__isnull=False),
                name="%(app_label)s_%(class)s_published_has_moment",
            ),
            models.CheckConstraint(
                condition=~Q(status="withdrawn") | Q(withdrawn_at__isnull=False),
                name="%(app_label)s_%(class)s_withdrawn_has_moment",
            ),
        ]

    def clean(self):
        self._set_moments()
        super().clean()
        if self.status == self.Status.WITHDRAWN and not (self.withdrawal_reason_en and self.withdrawal_reason_ru):
            raise ValidationError({"status": _("Say in both languages why it is withdrawn.")}, code="no_reason")

    def save(self, *args, **kwargs):
        self._set_moments()
        if (fields := kwargs.get("update_fields")) and "status" in fields:
            kwargs["update_fields"] = {*fields, "published_at", "withdrawn_at"}
        super().save(*args, **kwargs)

    def _set_moments(self):
        if self.status == self.Status.PUBLISHED and not self.published_at:
            self.published_at = timezone.now()
        if self.status == self.Status.WITHDRAWN:
            self.withdrawn_at = self.withdrawn_at or timezone.now()
        else:
            self.withdrawn_at = None

    @property
    def is_published(self) -> bool:
        return self.status == self.Status.PUBLISHED

    @property
    def is_withdrawn(self) -> bool:
        return self.status == self.Status.WITHDRAWN
