"""The bodies of CICA, how often they meet, their sessions, and who holds office in them."""

import datetime
from typing import Self

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from apps.core.addresses import address_of
from apps.core.fields import PartialDateField, RichTextField
from apps.core.models import Period, PeriodQuerySet, SlugQuerySet
from apps.core.periods import no_overlap
from apps.editions.models import Publishable, PublishableQuerySet, Translated
from apps.sources.models import Cited


class BodyQuerySet(PublishableQuerySet):
    def on(self, day) -> Self:
        """Those that existed on that day: established (or not known when) and not yet ended."""
        established = Q(established__isnull=True) | Q(established__counts_from__lte=day)
        return self.filter(established, Q(ended__isnull=True) | Q(ended__counts_to__gt=day))

    def with_rules(self) -> Self:
        """With the rules of meeting of all times."""
        return self.prefetch_related("meeting_rules")


class Body(Cited, Publishable):
    """A governing, working, advisory or administrative body."""

    class Kind(models.TextChoices):
        GOVERNING = "governing", _("governing body")
        WORKING = "working", _("working body")
        ADVISORY = "advisory", _("advisory body")
        ADMINISTRATIVE = "administrative", _("administrative body")

    name = models.CharField(_("name"), max_length=200)
    abbreviation = models.CharField(_("abbreviation"), max_length=30, blank=True)
    kind = models.CharField(_("kind"), max_length=15, choices=Kind)
    order = models.PositiveSmallIntegerField(_("order"), default=0)
    established = PartialDateField(_("established"), null=True, blank=True)
    ended = PartialDateField(_("ended"), null=True, blank=True)
    event = models.ForeignKey(
        "timeline.Event", models.PROTECT, null=True, blank=True, related_name="bodies_established",
        verbose_name=_("event that established it"),
    )  # fmt: skip
    reports_to = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="reporting", verbose_name=_("reports to")
    )
    seat = models.ForeignKey(
        "participants.Place", models.PROTECT, null=True, blank=True, related_name="bodies", verbose_name=_("seat")
    )
    documents = models.ManyToManyField(
        "documents.Document", blank=True, related_name="bodies", verbose_name=_("documents that govern it")
    )
    lead = models.TextField(_("in short"), blank=True)
    mandate = RichTextField(_("mandate"), blank=True, help_text=_("In our own words."))

    cited_fields = ("name", "established", "ended", "mandate", "reports_to", "seat")

    objects = BodyQuerySet.as_manager()

    class Meta(Publishable.Meta):
        verbose_name = _("body")
        verbose_name_plural = _("bodies")
        ordering = ["order", "slug"]

    def __str__(self):
        return self.name or self.slug

    def get_absolute_url(self):
        return address_of("bodies:body", self.slug)

    def clean(self):
        super().clean()
        above, passed = self.reports_to, set()
        while above and above.pk not in passed:
            if above.pk == self.pk:
                told = _("A body does not report to itself, nor to one that reports to it.")
                raise ValidationError({"reports_to": told}, code="circle")
            passed.add(above.pk)
            above = above.reports_to

    def exists_on(self, day: datetime.date) -> bool:
        """Whether it existed on that day; the same rule as the queryset's `on`."""
        if self.established and self.established.counts_from > day:
            return False
        return not self.is_over_on(day)

    def is_over_on(self, day: datetime.date) -> bool:
        return self.ended is not None and self.ended.counts_to <= day

    def perhaps_over_on(self, day: datetime.date) -> bool:
        """Whether it counts on that day, though it may have ended already."""
        ended = self.ended
        return bool(ended) and self.exists_on(day) and (ended.earliest is None or ended.earliest <= day)

    def perhaps_begun_on(self, day: datetime.date) -> bool:
        """Whether nobody knows if it existed on that day: it is known only from a later one on."""
        established = self.established
        return bool(established) and established.earliest is None and established.counts_to > day

    @property
    def current_rule(self) -> "MeetingRule | None":
        """How often it meets now: of rules that meet, the one that began later. Reads all rules, so prefetch them."""
        current = (rule for rule in self.meeting_rules.all() if rule.is_current)
        return max(current, key=lambda rule: rule.start.counts_from if rule.start else datetime.date.min, default=None)


class MeetingRule(Cited, Translated, Period):
    """How often a body meets, as laid down for a period."""

    body = models.ForeignKey(Body, models.CASCADE, related_name="meeting_rules", verbose_name=_("body"))
    rule = models.CharField(_("how often it meets"), max_length=150)

    cited_fields = ("rule", "start", "end")
    part_of = ("body",)

    objects = PeriodQuerySet.as_manager()

    class Meta:
        verbose_name = _("rule of meeting")
        verbose_name_plural = _("rules of meeting")
        ordering = ["body", "start__counts_from", "pk"]
        constraints = [
            no_overlap(
                "bodies_meetingrule_no_overlap", "body", message=_("Another rule of meeting applies in this period.")
            )
        ]

    def __str__(self):
        return self.rule or f"{self.pk}"


class SessionQuerySet(models.QuerySet):
    def latest_first(self) -> Self:
        """Sessions whose event is published, with the event and its place."""
        published = self.filter(Publishable.public("event__")).select_related("event__place")
        return published.order_by("-event__starts__counts_from", "-pk")


class Session(models.Model):
    """An event as the numbered session of a body."""

    body = models.ForeignKey(Body, models.CASCADE, related_name="sessions", verbose_name=_("body"))
    event = models.ForeignKey("timeline.Event", models.CASCADE, related_name="sessions", verbose_name=_("event"))
    ordinal = models.PositiveSmallIntegerField(
        _("number"), null=True, blank=True, help_text=_("First, second …; empty where it is not numbered.")
    )

    objects = SessionQuerySet.as_manager()

    class Meta:
        verbose_name = _("session")
        verbose_name_plural = _("sessions")
        ordering = ["body", "event__starts__counts_from", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["body", "event"],
                name="bodies_session_once",
                violation_error_message=_("This event is a session of this body already."),
            )
        ]

    def __str__(self):
        return f"{self.body} {self.ordinal or ''}".strip()


class OfficeQuerySet(PeriodQuerySet, SlugQuerySet):
    """Offices are named by their key in fixtures."""


class Office(Cited, Translated, Period):
    """A post, such as Secretary General, for as long as the post exists."""

    class Rank(models.TextChoices):
        HEAD = "head", _("head")
        DEPUTY = "deputy", _("deputy")
        CHAIR = "chair", _("chair")

    slug = models.SlugField(_("key"), max_length=80, unique=True)
    body = models.ForeignKey(Body, models.CASCADE, related_name="offices", verbose_name=_("body"))
    title = models.CharField(_("title"), max_length=150)
    rank = models.CharField(_("rank"), max_length=10, choices=Rank)
    order = models.PositiveSmallIntegerField(_("order"), default=0)

    cited_fields = ("title", "start", "end")
    part_of = ("body",)

    objects = OfficeQuerySet.as_manager()

    class Meta:
        verbose_name = _("office")
        verbose_name_plural = _("offices")
        ordering = ["body", "order", "pk"]

    def __str__(self):
        return self.title or f"{self.pk}"

    def natural_key(self):
        return (self.slug,)


class HolderQuerySet(PeriodQuerySet):
    def heads(self) -> Self:
        return self.filter(office__rank=Office.Rank.HEAD)

    def published(self) -> Self:
        """Those of bodies that readers see."""
        return self.filter(Publishable.public("office__body__"))

    def seated(self, day: datetime.date) -> Self:
        """Who holds office on that day. A body has one head: where imprecise terms meet, the one that began later."""
        began = F("start__counts_from").desc(nulls_last=True)
        heads = Holder.objects.on(day).heads().order_by("office__body_id", began, "-pk").distinct("office__body_id")
        return self.on(day).filter(~Q(office__rank=Office.Rank.HEAD) | Q(pk__in=heads.values("pk")))

    def with_office(self) -> Self:
        """With office and state, by office, latest first."""
        latest = F("start__counts_from").desc(nulls_last=True)
        return self.select_related("office", "state", "event").order_by("office__order", "office", latest, "-pk")


class Holder(Cited, Translated, Period):
    """A person who holds an office for a term."""

    office = models.ForeignKey(Office, models.CASCADE, related_name="holders", verbose_name=_("office"))
    name = models.CharField(_("name"), max_length=150)
    state = models.ForeignKey(
        "participants.State", models.PROTECT, null=True, blank=True, related_name="office_holders",
        verbose_name=_("state"),
    )  # fmt: skip
    event = models.ForeignKey(
        "timeline.Event", models.PROTECT, null=True, blank=True, related_name="appointments",
        verbose_name=_("event at which appointed"),
    )  # fmt: skip
    affiliation = models.CharField(_("affiliation"), max_length=200, blank=True)
    note = models.CharField(_("note"), max_length=300, blank=True)

    cited_fields = ("name", "start", "end", "state")
    part_of = ("office__body",)

    objects = HolderQuerySet.as_manager()

    class Meta:
        verbose_name = _("holder of office")
        verbose_name_plural = _("holders of office")
        ordering = ["office", F("start__counts_from").asc(nulls_last=True), "pk"]
        constraints = [
            no_overlap(
                "bodies_holder_person_no_overlap",
                "office",
                "name_en",
                message=_("This person holds this office in this period already."),
            )
        ]

    def __str__(self):
        return f"{self.name}, {self.office}"
