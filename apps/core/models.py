"""Abstract bases that every app may stand on. core itself has no table."""

import datetime
from typing import Any, Self, cast

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from apps.core.day import shown
from apps.core.fields import PartialDateField
from apps.core.periods import covers


def key_of(record: models.Model) -> tuple[type[models.Model], Any]:
    """Which record it is, of all kinds; that of a proxy is its table's."""
    return cast(type[models.Model], record._meta.concrete_model), record.pk


class SlugQuerySet(models.QuerySet):
    """Things that fixtures and other tables may name by their slug."""

    def get_by_natural_key(self, slug):
        return self.get(slug=slug)


class Slugged(models.Model):
    """A thing with a page and an address of its own; the slug carries no language."""

    slug = models.SlugField(
        _("address"), max_length=80, unique=True, help_text=_("The last part of the page's address, in Latin letters.")
    )

    class Meta:
        abstract = True

    def natural_key(self):
        return (self.slug,)


class PeriodQuerySet(models.QuerySet):
    def on(self, day: datetime.date) -> Self:
        """Those that count on that day: earliest start (else latest) up to latest end (else earliest)."""
        return self.filter(covers(day))

    def ended(self, day: datetime.date) -> Self:
        """Those that no longer count on that day."""
        return self.filter(end__counts_to__lte=day, is_end_planned=False)


class Period(models.Model):
    """Something that is so from one day to another. Half-open: the day of the end no longer counts.

    No start means that it is not known since when; no end means that it goes on.
    """

    start = PartialDateField(_("from"), null=True, blank=True)
    end = PartialDateField(_("until"), null=True, blank=True)
    is_planned = models.BooleanField(
        _("planned"), default=False, help_text=_("Foreseen, but not known to have begun: it counts on no day yet.")
    )
    is_end_planned = models.BooleanField(
        _("end is planned"),
        default=False,
        help_text=_("The end is foreseen but not confirmed: the period goes on until an end is recorded."),
    )

    dated_by: tuple[str, ...] = ("start",)

    class Meta:
        abstract = True

    def clean(self):
        super().clean()
        if self.start and self.end and self.end.counts_to < self.start.counts_from:
            raise ValidationError({"end": _("The period ends before it begins.")}, code="reversed")
        if self.is_end_planned and not self.end:
            raise ValidationError({"is_end_planned": _("Give the planned end.")}, code="no_end")

    def is_on(self, day: datetime.date) -> bool:
        """Whether the period counts on that day; the same rule as the queryset's `on`."""
        if self.is_planned or (self.start and self.start.counts_from > day):
            return False
        return self.end is None or self.is_end_planned or self.end.counts_to > day

    def perhaps_is_on(self, day: datetime.date) -> bool:
        """Whether nobody knows if it counts on that day; the same rule as the condition `perhaps_covers`."""
        start = self.start
        return not self.is_planned and bool(start) and start.earliest is None and start.counts_from > day

    @property
    def is_current(self) -> bool:
        return self.is_on(shown())

    @property
    def certain_core(self) -> tuple[datetime.date, datetime.date] | None:
        """The days that certainly belong to it, end excluded; None if there are none. As PostgreSQL's certain_core."""
        if self.is_planned or self.start is None or self.start.latest is None:
            return None
        if self.end is None or self.is_end_planned:
            return self.start.latest, datetime.date.max
        if self.end.earliest is None or self.end.earliest <= self.start.latest:
            return None
        return self.start.latest, self.end.earliest
