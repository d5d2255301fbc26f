"""The Catalogue of confidence building measures: editions, dimensions, areas, measures, and who coordinates what."""

import datetime
from typing import Self

from django.db import models
from django.db.models import Exists, F, OuterRef, Prefetch, Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext

from apps.core.addresses import address_of
from apps.core.fields import PartialDateField, RichTextField
from apps.core.languages import active, alphabetical
from apps.core.models import Period, PeriodQuerySet
from apps.core.periods import no_overlap
from apps.core.tokens import fill
from apps.editions.models import Publishable, PublishableQuerySet, Translated
from apps.sources.models import Cited


class Edition(Cited, Publishable):
    """The Catalogue as adopted or updated at one time: 2004, 2021, 2024."""

    title = models.CharField(_("title"), max_length=200)
    adopted = PartialDateField(_("adopted"))
    document = models.ForeignKey(
        "documents.Document", models.PROTECT, null=True, blank=True, related_name="catalogue_editions",
        verbose_name=_("document"),
    )  # fmt: skip
    lead = models.TextField(_("what was new"), blank=True)

    cited_fields = ("adopted", "lead")
    dated_by = ("adopted",)
    has_own_page = False

    objects = PublishableQuerySet.as_manager()

    class Meta(Publishable.Meta):
        verbose_name = _("edition of the Catalogue")
        verbose_name_plural = _("editions of the Catalogue")
        ordering = ["adopted__counts_from"]

    def __str__(self):
        return self.title or self.slug

    def get_absolute_url(self):
        return f"{address_of('catalogue:catalogue')}#{self.slug}"


class DimensionQuerySet(PublishableQuerySet):
    def with_areas(self, areas: models.QuerySet, day: datetime.date) -> Self:
        """Each with `placements_now`: those of the areas that stand in it on that day, with their coordinations."""
        coordinations = Coordination.objects.on(day).published().by_role().select_related("state")
        held = Prefetch("area__coordinations", coordinations, to_attr="coordinations_now")
        placements = Placement.objects.on(day).filter(area__in=areas).select_related("area").prefetch_related(held)
        return self.prefetch_related(
            Prefetch("placements", placements.order_by("area__order", "pk"), to_attr="placements_now")
        )


class Dimension(Cited, Publishable):
    """One of the five dimensions into which the areas fall."""

    name = models.CharField(_("name"), max_length=150)
    order = models.PositiveSmallIntegerField(_("order"), default=0)
    lead = models.TextField(_("in short"), blank=True)
    body = RichTextField(_("account"), blank=True)

    cited_fields = ("name", "body")

    objects = DimensionQuerySet.as_manager()

    class Meta(Publishable.Meta):
        verbose_name = _("dimension")
        verbose_name_plural = _("dimensions")
        ordering = ["order", "slug"]

    def __str__(self):
        return self.name or self.slug

    def get_absolute_url(self):
        return address_of("catalogue:dimension", self.slug)


class AreaQuerySet(PublishableQuerySet):
    def coordinated(self, day: datetime.date, **by) -> Self:
        """Areas with a coordination on that day that is as said, for instance `state=…, role=…`."""
        held = Coordination.objects.on(day).published().filter(area=OuterRef("pk"), **by)
        return self.filter(Exists(held))


class Area(Cited, Publishable):
    """A priority area of cooperation within a dimension."""

    name = models.CharField(_("name"), max_length=200)
    order = models.PositiveSmallIntegerField(_("order"), default=0)
    lead = models.TextField(_("in short"), blank=True)
    body = RichTextField(_("account"), blank=True)
    documents = models.ManyToManyField(
        "documents.Document", blank=True, related_name="areas", verbose_name=_("concept papers and plans")
    )

    cited_fields = ("name", "body")

    objects = AreaQuerySet.as_manager()

    class Meta(Publishable.Meta):
        verbose_name = _("area")
        verbose_name_plural = _("areas")
        ordering = ["order", "slug"]

    def __str__(self):
        return self.name or self.slug

    def get_absolute_url(self):
        return address_of("catalogue:area", self.slug)


class Placement(Cited, Period):
    """That an area stands in a dimension over a period; an area has changed dimension."""

    area = models.ForeignKey(Area, models.CASCADE, related_name="placements", verbose_name=_("area"))
    dimension = models.ForeignKey(Dimension, models.PROTECT, related_name="placements", verbose_name=_("dimension"))

    cited_fields = ("dimension", "start", "end")
    part_of = ("area",)

    objects = PeriodQuerySet.as_manager()

    class Meta:
        verbose_name = _("dimension of an area")
        verbose_name_plural = _("dimensions of areas")
        ordering = ["area", "start__counts_from", "pk"]
        constraints = [
            no_overlap(
                "catalogue_placement_no_overlap",
                "area",
                message=_("The area stands in another dimension in this period."),
            )
        ]

    def __str__(self):
        return f"{self.area}: {self.dimension}"


class MeasureQuerySet(models.QuerySet):
    def by_edition(self) -> Self:
        """Those of the latest edition first, those from other papers last."""
        latest = F("edition__adopted__counts_from").desc(nulls_last=True)
        return self.select_related("edition").order_by(latest, "order", "pk")


class Measure(Cited, Translated):
    """A measure of the Catalogue, of one area or of a dimension as a whole."""

    edition = models.ForeignKey(
        Edition, models.PROTECT, null=True, blank=True, related_name="measures", verbose_name=_("edition"),
        help_text=_("Empty for measures from another paper, named in the citation."),
    )  # fmt: skip
    dimension = models.ForeignKey(
        Dimension, models.PROTECT, null=True, blank=True, related_name="measures", verbose_name=_("dimension")
    )
    area = models.ForeignKey(
        Area, models.PROTECT, null=True, blank=True, related_name="measures", verbose_name=_("area")
    )
    number = models.CharField(_("number"), max_length=15, blank=True)
    text = models.TextField(_("measure"), help_text=_("In our own words."))
    order = models.PositiveSmallIntegerField(_("order"), default=0)

    cited_fields = ("text", "number")
    dated_by = ("edition__adopted",)
    part_of = ("area", "dimension")

    objects = MeasureQuerySet.as_manager()

    class Meta:
        verbose_name = _("measure")
        verbose_name_plural = _("measures")
        ordering = ["order", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(area__isnull=False, dimension__isnull=True) | Q(area__isnull=True, dimension__isnull=False),
                name="catalogue_measure_one_owner",
                violation_error_message=_("A measure belongs either to an area or to a dimension."),
            )
        ]

    def __str__(self):
        return f"{self.number} {fill(self.text or '', self, active())}".strip()


class CoordinationQuerySet(PeriodQuerySet):
    def published(self) -> Self:
        """Those whose area and state have a page for readers."""
        return self.filter(Publishable.public("area__"), Publishable.public("state__"))

    def by_role(self) -> Self:
        """Coordinators first, states in the reader's alphabet, earlier terms of one state before later ones."""
        return self.order_by("-role", *alphabetical("state__name"), "start__counts_from", "pk")

    def by_area(self) -> Self:
        """By area as the Catalogue has them, the earliest term first, a coordinator before the co-coordinators."""
        since = F("start__counts_from").asc(nulls_first=True)
        return self.order_by("area__order", "area__slug", since, "-role", *alphabetical("state__name"), "pk")


class Coordination(Cited, Period):
    """That a state coordinates or co-coordinates an area over a period."""

    class Role(models.TextChoices):
        COORDINATOR = "coordinator", _("coordinator")
        CO_COORDINATOR = "co_coordinator", _("co-coordinator")

    area = models.ForeignKey(Area, models.CASCADE, related_name="coordinations", verbose_name=_("area"))
    state = models.ForeignKey(
        "participants.State", models.PROTECT, related_name="coordinations", verbose_name=_("state")
    )
    role = models.CharField(_("role"), max_length=15, choices=Role)
    event = models.ForeignKey(
        "timeline.Event", models.PROTECT, null=True, blank=True, related_name="coordinations_begun",
        verbose_name=_("event at which it began"),
    )  # fmt: skip

    cited_fields = ("role", "start", "end")
    part_of = ("area",)

    objects = CoordinationQuerySet.as_manager()

    class Meta:
        verbose_name = _("coordination")
        verbose_name_plural = _("coordinations")
        ordering = ["area", "-role", "pk"]
        constraints = [
            no_overlap(
                "catalogue_coordination_one_coordinator",
                "area",
                condition=Q(role="coordinator"),
                message=_("Another state coordinates this area in this period. End that term first."),
            ),
            no_overlap(
                "catalogue_coordination_state_once",
                "area",
                "state",
                message=_("This state already has a role in this area in this period."),
            ),
        ]

    def __str__(self):
        return f"{self.area}: {self.state}, {self.get_role_display()}"

    @property
    def letter(self) -> str:
        """The role where there is no room for the word; a legend explains it."""
        if self.role == self.Role.COORDINATOR:
            # Translators: short for “coordinator”
            return pgettext("role", "C")
        # Translators: short for “co-coordinator”
        return pgettext("role", "Co")
