"""Who held which status when. One table, so that PostgreSQL itself refuses a state that is two things at once."""

import datetime
from typing import Self

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from apps.core.day import today
from apps.core.models import Period, PeriodQuerySet
from apps.core.periods import no_overlap
from apps.editions.models import Publishable, Translated
from apps.sources.models import Cited


class ParticipationQuerySet(PeriodQuerySet):
    def members(self) -> Self:
        return self.filter(status=Participation.Status.MEMBER)

    def published(self) -> Self:
        """Those whose state or organization has a page that readers see."""
        return self.filter(Publishable.public("state__") | Publishable.public("organization__"))

    def known_on(self, day: datetime.date) -> Self:
        """What had begun by a day in the past; for today and later, the planned too."""
        dated = self.filter(start__isnull=False)
        return dated if day >= today() else dated.filter(start__counts_from__lte=day, is_planned=False)

    def of_states(self) -> Self:
        return self.filter(state__isnull=False)

    def of_organizations(self) -> Self:
        return self.filter(organization__isnull=False)

    def history(self) -> Self:
        """What a participant was, latest first, with the events and instruments."""
        return self.select_related("event", "closing_event", "document").order_by("-start__counts_from", "-pk")

    def with_participant(self) -> Self:
        """With all that a line in a list shows, whatever the number of rows."""
        return self.select_related("state", "organization", "document")


class Participation(Cited, Translated, Period):
    """That a state or an organization holds a status over a period."""

    class Status(models.TextChoices):
        MEMBER = "member", _("member state")
        OBSERVER = "observer", _("observer")
        PARTNER = "partner", _("partner organization")
        PARTICIPANT = "participant", _("participating organization")

    state = models.ForeignKey(
        "participants.State", models.PROTECT, null=True, blank=True, related_name="participations",
        verbose_name=_("state"),
    )  # fmt: skip
    organization = models.ForeignKey(
        "participants.Organization", models.PROTECT, null=True, blank=True, related_name="participations",
        verbose_name=_("organization"),
    )  # fmt: skip
    status = models.CharField(_("status"), max_length=12, choices=Status)
    event = models.ForeignKey(
        "timeline.Event", models.PROTECT, null=True, blank=True, related_name="participations_begun",
        verbose_name=_("event at which it began"),
    )  # fmt: skip
    closing_event = models.ForeignKey(
        "timeline.Event", models.PROTECT, null=True, blank=True, related_name="participations_ended",
        verbose_name=_("event at which it ended"),
    )  # fmt: skip
    document = models.ForeignKey(
        "documents.Document", models.PROTECT, null=True, blank=True, related_name="participations",
        verbose_name=_("instrument"),
    )  # fmt: skip
    note = models.CharField(_("note"), max_length=300, blank=True)

    cited_fields = ("status", "start", "end")
    part_of = ("state", "organization")

    objects = ParticipationQuerySet.as_manager()

    class Meta:
        verbose_name = _("participation")
        verbose_name_plural = _("participations")
        ordering = ["start__counts_from", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(state__isnull=False, organization__isnull=True)
                | Q(state__isnull=True, organization__isnull=False),
                name="participation_participation_one_participant",
                violation_error_message=_("Choose either a state or an organization."),
            ),
            models.CheckConstraint(
                condition=~Q(status="member") | Q(state__isnull=False),
                name="participation_participation_members_are_states",
                violation_error_message=_("Only a state can be a member."),
            ),
            no_overlap(
                "participation_participation_state_no_overlap",
                "state",
                message=_("This state already holds a status in this period. End that one first."),
            ),
            no_overlap(
                "participation_participation_organization_no_overlap",
                "organization",
                message=_("This organization already holds a status in this period. End that one first."),
            ),
        ]

    def __str__(self):
        return f"{self.participant}: {self.get_status_display()}"

    def get_absolute_url(self):
        return self.participant.get_absolute_url()

    @property
    def participant(self):
        """The state or the organization."""
        return self.state or self.organization
