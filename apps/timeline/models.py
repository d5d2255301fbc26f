"""Events: the spine on which accessions, documents, chairmanships and coordinations hang."""

import datetime
from typing import Self

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from apps.core.addresses import address_of
from apps.core.day import today
from apps.core.fields import PartialDateField, RichTextField
from apps.editions.models import Publishable, PublishableQuerySet
from apps.sources.models import Cited

YEAR = datetime.timedelta(days=365)


class EventQuerySet(PublishableQuerySet):
    def known_on(self, day: datetime.date) -> Self:
        """What had begun by a day in the past; for today and later, everything, the planned included."""
        return self if day >= today() else self.filter(starts__counts_from__lte=day)

    def of_year(self, year: int) -> Self:
        """What began in that year, earliest first."""
        return self.filter(starts__counts_from__year=year).order_by("starts__counts_from", "pk")

    def past(self, day: datetime.date) -> Self:
        """What had begun by that day and is not merely planned, latest first."""
        return self.filter(is_planned=False, starts__counts_from__lte=day).order_by("-starts__counts_from", "-pk")

    def upcoming(self, day: datetime.date) -> Self:
        """What lies ahead of that day, the soonest over first; also what the last year planned and nobody confirmed."""
        begun = Q(starts__counts_from__lte=day, is_planned=False)
        recent = Q(starts__counts_to__gte=day) | Q(is_planned=True, starts__counts_to__gte=day - YEAR)
        return self.filter(~begun, recent).order_by("starts__counts_to", "starts__counts_from", "pk")


class Event(Cited, Publishable):
    """A meeting, an accession, an adoption or another day that counts in the life of CICA."""

    class Kind(models.TextChoices):
        INITIATIVE = "initiative", _("initiative")
        SUMMIT = "summit", _("summit")
        MINISTERIAL = "ministerial", _("ministerial meeting")
        SPECIAL_MINISTERIAL = "special_ministerial", _("special ministerial meeting")
        INFORMAL_MINISTERIAL = "informal_ministerial", _("informal ministerial meeting")
        SENIOR_OFFICIALS = "senior_officials", _("meeting of senior officials")
        WORKING_GROUP = "working_group", _("meeting of a working body")
        ADVISORY = "advisory", _("meeting of an advisory body")
        SECTORAL = "sectoral", _("specialized meeting")
        CONFERENCE = "conference", _("conference or forum")
        ACCESSION = "accession", _("accession or change of status")
        DECISION = "decision", _("decision between meetings")
        SIGNING = "signing", _("signing")
        SECRETARIAT = "secretariat", _("life of the Secretariat")

    class Format(models.TextChoices):
        IN_PERSON = "in_person", _("in person")
        ONLINE = "online", _("online")
        HYBRID = "hybrid", _("in person and online")

    title = models.CharField(_("title"), max_length=250)
    kind = models.CharField(_("kind"), max_length=20, choices=Kind)
    starts = PartialDateField(_("day, or first day"))
    ends = PartialDateField(_("last day"), null=True, blank=True, help_text=_("Only if it lasted longer than a day."))
    start_time = models.TimeField(_("time"), null=True, blank=True, help_text=_("Local time, if known."))
    is_planned = models.BooleanField(
        _("planned"), default=False, help_text=_("Announced, but not known to have taken place.")
    )
    is_milestone = models.BooleanField(
        _("milestone"), default=False, help_text=_("One of the chief dates of CICA's history.")
    )
    place = models.ForeignKey(
        "participants.Place", models.PROTECT, null=True, blank=True, related_name="events", verbose_name=_("place")
    )
    venue = models.CharField(_("venue"), max_length=200, blank=True)
    host = models.ForeignKey(
        "participants.State", models.PROTECT, null=True, blank=True, related_name="events_hosted",
        verbose_name=_("host state"),
    )  # fmt: skip
    format = models.CharField(_("format"), max_length=10, choices=Format, blank=True)
    theme = models.CharField(_("theme"), max_length=250, blank=True)
    lead = models.TextField(_("in short"), blank=True, help_text=_("One or two sentences for lists."))
    body = RichTextField(_("account"), blank=True)

    cited_fields = ("starts", "ends", "place", "host", "format", "theme", "body")
    dated_by = ("starts",)

    objects = EventQuerySet.as_manager()

    class Meta(Publishable.Meta):
        verbose_name = _("event")
        verbose_name_plural = _("events")
        ordering = ["starts__counts_from", "pk"]
        constraints = [
            *Publishable.Meta.constraints,
            models.CheckConstraint(
                condition=Q(ends__isnull=True) | Q(ends__counts_to__gte=models.F("starts__counts_from")),
                name="timeline_event_ends_after_start",
                violation_error_message=_("The last day lies before the first."),
            ),
        ]

    def __str__(self):
        return self.title or self.slug

    def get_absolute_url(self):
        return address_of("timeline:event", self.slug)

    @property
    def place_then(self) -> str:
        """The name that the place bore on the day of the event, in the page's language; "" where there is none."""
        return self.place.name_on(self.starts.counts_from) if self.place else ""

    @property
    def year(self) -> int:
        return self.starts.counts_from.year

    @property
    def is_unconfirmed(self) -> bool:
        """Planned for a time that has passed, and nothing recorded since: the outcome is not known."""
        return self.is_planned and (self.ends or self.starts).counts_to < today()
