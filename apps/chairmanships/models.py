"""Which state chairs CICA when, under what theme and with which priorities."""

import datetime
from typing import Self

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from apps.core.addresses import address_of
from apps.core.day import shown, today
from apps.core.fields import RichTextField
from apps.core.languages import active
from apps.core.models import Period, PeriodQuerySet
from apps.core.periods import no_overlap
from apps.core.tokens import fill
from apps.core.wording import period_in_words
from apps.editions.models import Publishable, PublishableQuerySet, Translated
from apps.sources.models import Cited


class ChairmanshipQuerySet(PublishableQuerySet, PeriodQuerySet):
    def known_on(self, day: datetime.date) -> Self:
        """Terms that had begun by a day in the past; for today and later, all, the planned included."""
        return self if day >= today() else self.filter(start__counts_from__lte=day)

    def in_chair(self, day: datetime.date) -> Self:
        """The one that chairs on that day, if any: where imprecise terms meet, the one that began later."""
        return self.on(day).order_by("-start__counts_from")[:1]


class Chairmanship(Cited, Publishable, Period):
    """A state's term in the chair of CICA."""

    state = models.ForeignKey(
        "participants.State", models.PROTECT, related_name="chairmanships", verbose_name=_("state")
    )
    event = models.ForeignKey(
        "timeline.Event", models.PROTECT, null=True, blank=True, related_name="chairmanships_begun",
        verbose_name=_("event at which it began"),
    )  # fmt: skip
    closing_event = models.ForeignKey(
        "timeline.Event", models.PROTECT, null=True, blank=True, related_name="chairmanships_ended",
        verbose_name=_("event at which it ended"),
    )  # fmt: skip
    theme = models.CharField(_("theme"), max_length=250, blank=True)
    lead = models.TextField(_("in short"), blank=True)
    body = RichTextField(_("account"), blank=True)
    checked_on = models.DateField(
        _("checked on"), null=True, blank=True, help_text=_("The day to which sources were checked.")
    )

    cited_fields = ("start", "end", "theme", "body")

    objects = ChairmanshipQuerySet.as_manager()

    class Meta(Publishable.Meta):
        verbose_name = _("chairmanship")
        verbose_name_plural = _("chairmanships")
        ordering = ["start__counts_from"]
        constraints = [
            *Publishable.Meta.constraints,
            no_overlap(
                "chairmanships_chairmanship_one_chair",
                message=_("Another state chairs in this period. End its term first."),
            ),
        ]

    def __str__(self):
        return f"{self.state}, {period_in_words(self)}"

    def get_absolute_url(self):
        return address_of("chairmanships:chairmanship", self.slug)

    def clean(self):
        super().clean()
        if not self.start:
            raise ValidationError({"start": _("Say when the term began.")}, code="no_start")

    @property
    def is_overdue(self) -> bool:
        """The planned end has passed and no successor is recorded: not confirmed whether it ended."""
        return self.is_end_planned and self.end.counts_to < shown()

    def predecessor(self) -> "Chairmanship | None":
        earlier = Chairmanship.objects.published().filter(start__counts_from__lt=self.start.counts_from)
        return earlier.select_related("state").order_by("-start__counts_from").first()

    def successor(self) -> "Chairmanship | None":
        later = Chairmanship.objects.published().filter(start__counts_from__gt=self.start.counts_from)
        return later.select_related("state").order_by("start__counts_from").first()


class Priority(Cited, Translated):
    """A priority or a line of work that a chairmanship set itself."""

    class Kind(models.TextChoices):
        PRIORITY = "priority", _("priority")
        LINE = "line", _("line of work")

    chairmanship = models.ForeignKey(
        Chairmanship, models.CASCADE, related_name="priorities", verbose_name=_("chairmanship")
    )
    kind = models.CharField(_("kind"), max_length=10, choices=Kind, default=Kind.PRIORITY)
    order = models.PositiveSmallIntegerField(_("order"), default=0)
    text = models.TextField(_("text"))

    cited_fields = ("text",)
    dated_by = ("chairmanship__start",)
    part_of = ("chairmanship",)

    class Meta:
        verbose_name = _("priority")
        verbose_name_plural = _("priorities")
        ordering = ["chairmanship", "-kind", "order", "pk"]

    def __str__(self):
        return fill(self.text or "", self, active()) or f"{self.pk}"


class Official(Cited, Translated):
    """A person who spoke for the chair: head of state, minister, chair of the Senior Officials Committee."""

    chairmanship = models.ForeignKey(
        Chairmanship, models.CASCADE, related_name="officials", verbose_name=_("chairmanship")
    )
    order = models.PositiveSmallIntegerField(_("order"), default=0)
    post = models.CharField(_("post"), max_length=150)
    name = models.CharField(_("name"), max_length=150)

    cited_fields = ("name", "post")
    dated_by = ("chairmanship__start",)
    part_of = ("chairmanship",)

    class Meta:
        verbose_name = _("official of the chair")
        verbose_name_plural = _("officials of the chair")
        ordering = ["chairmanship", "order", "pk"]

    def __str__(self):
        return f"{self.name}, {self.post}"
