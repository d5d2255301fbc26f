"""States, organizations and places, and the names each bore when."""

import datetime
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from django.core.validators import MaxValueValidator, MinValueValidator, RegexValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from apps.core.addresses import address_of
from apps.core.day import once, other_day
from apps.core.models import Period, PeriodQuerySet, Slugged, SlugQuerySet
from apps.core.periods import no_overlap
from apps.editions.models import Publishable, PublishableQuerySet, Translated
from apps.sources.models import Cited


class Named:
    """Something whose name changed: `name` and `official_name` are today's, `names` holds the former ones."""

    if TYPE_CHECKING:
        name: str | None
        slug: str
        official_name: str | None
        names: models.QuerySet["FormerName"]
        pk: int

    @property
    def name_shown(self) -> "FormerName | None":
        """The former name to show, if the page shows another day."""
        day = other_day()
        return self._former(day.date) if day else None

    def __str__(self):
        former = self.name_shown
        return (former and former.name) or self.name or self.slug

    def _former(self, day: datetime.date) -> "FormerName | None":
        """The former name of that day; of several, the one that began last. A page looks up all names at once."""
        known = once("names", FormerName.objects.by_bearer).get((type(self), self.pk), [])
        return next((former for former in reversed(known) if former.is_on(day)), None)

    def name_on(self, day: datetime.date) -> str:
        """The short name borne on that day, in the page's language."""
        former = self._former(day)
        return (former and former.name) or self.name or ""


class Place(Named, Cited, Translated, Slugged):
    """A city where something takes place or has its seat."""

    name = models.CharField(_("name"), max_length=100)
    official_name = ""
    state = models.ForeignKey(
        "participants.State", models.PROTECT, null=True, blank=True, related_name="places", verbose_name=_("state")
    )
    latitude = models.DecimalField(
        _("latitude"), max_digits=7, decimal_places=4, null=True, blank=True,
        validators=[MinValueValidator(-90), MaxValueValidator(90)],
    )  # fmt: skip
    longitude = models.DecimalField(
        _("longitude"), max_digits=7, decimal_places=4, null=True, blank=True,
        validators=[MinValueValidator(-180), MaxValueValidator(180)],
    )  # fmt: skip

    cited_fields = ("name", "latitude")
    part_of = ("state",)

    objects = SlugQuerySet.as_manager()

    class Meta:
        verbose_name = _("place")
        verbose_name_plural = _("places")
        ordering = ["slug"]
        constraints = [
            models.CheckConstraint(
                condition=Q(latitude__isnull=True, longitude__isnull=True)
                | Q(latitude__isnull=False, longitude__isnull=False),
                name="participants_place_both_coordinates",
                violation_error_message=_("Give both coordinates or neither."),
            )
        ]


class State(Named, Cited, Publishable):
    """A state that takes or took part in CICA, whatever its status."""

    name = models.CharField(_("short name"), max_length=100)
    official_name = models.CharField(_("official name"), max_length=200, blank=True)
    iso2 = models.CharField(
        _("ISO code, two letters"), max_length=2, unique=True, validators=[RegexValidator(r"^[A-Z]{2}$")]
    )
    iso3 = models.CharField(
        _("ISO code, three letters"), max_length=3, unique=True, validators=[RegexValidator(r"^[A-Z]{3}$")]
    )
    capital = models.ForeignKey(
        Place, models.PROTECT, null=True, blank=True, related_name="capital_of", verbose_name=_("capital")
    )
    foreign_ministry_url = models.URLField(_("foreign ministry on the web"), blank=True)
    abbreviation = ""

    cited_fields = ("name", "official_name", "capital")

    objects = PublishableQuerySet.as_manager()

    class Meta(Publishable.Meta):
        verbose_name = _("state")
        verbose_name_plural = _("states")
        ordering = ["slug"]

    def get_absolute_url(self):
        return address_of("participants:state", self.slug)


class Organization(Named, Cited, Publishable):
    """An international or other organization that is or was an observer, a partner or a participant."""

    name = models.CharField(_("name"), max_length=200)
    official_name = ""
    abbreviation = models.CharField(_("abbreviation"), max_length=30, blank=True)
    description = models.TextField(_("description"), blank=True)
    url = models.URLField(_("web site"), blank=True)
    seat = models.ForeignKey(
        Place, models.PROTECT, null=True, blank=True, related_name="organizations", verbose_name=_("seat"),
        help_text=_("The city of its secretariat; the map shows the organization there."),
    )  # fmt: skip
    iso2 = ""

    cited_fields = ("name", "abbreviation", "seat")

    objects = PublishableQuerySet.as_manager()

    class Meta(Publishable.Meta):
        verbose_name = _("organization")
        verbose_name_plural = _("organizations")
        ordering = ["slug"]

    def __str__(self):
        name = super().__str__()
        return f"{name} ({self.abbreviation})" if self.abbreviation else name

    def get_absolute_url(self):
        return address_of("participants:organization", self.slug)


class FormerNameQuerySet(PeriodQuerySet):
    def by_bearer(self) -> dict[tuple, list["FormerName"]]:
        """All former names by who bore them, those that began earlier first."""
        found: dict[tuple, list[FormerName]] = {}
        rows: Iterable[Any] = self
        for former in rows:
            found.setdefault(former.bearer_key, []).append(former)
        return found


class FormerName(Cited, Translated, Period):
    """A name that a state, organization or place bore in another time, with the period in which it did."""

    state = models.ForeignKey(
        State, models.CASCADE, null=True, blank=True, related_name="names", verbose_name=_("state")
    )
    organization = models.ForeignKey(
        Organization, models.CASCADE, null=True, blank=True, related_name="names", verbose_name=_("organization")
    )
    place = models.ForeignKey(
        Place, models.CASCADE, null=True, blank=True, related_name="names", verbose_name=_("place")
    )
    name = models.CharField(_("short name"), max_length=200, blank=True)
    official_name = models.CharField(_("official name"), max_length=200, blank=True)
    note = models.CharField(_("note"), max_length=300, blank=True)

    cited_fields = ("name", "official_name", "start", "end")
    part_of = ("state", "organization", "place__state")

    objects = FormerNameQuerySet.as_manager()

    class Meta:
        verbose_name = _("former name")
        verbose_name_plural = _("former names")
        ordering = ["start__counts_from", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(state__isnull=False, organization__isnull=True, place__isnull=True)
                | Q(state__isnull=True, organization__isnull=False, place__isnull=True)
                | Q(state__isnull=True, organization__isnull=True, place__isnull=False),
                name="participants_formername_one_bearer",
                violation_error_message=_("A former name belongs to one state, organization or place."),
            ),
            *(
                no_overlap(
                    f"participants_formername_{bearer}_no_overlap",
                    bearer,
                    message=_("It bore another name in this period already."),
                )
                for bearer in ("state", "organization", "place")
            ),
        ]

    def __str__(self):
        return self.name or self.official_name or f"{self.pk}"

    @property
    def bearer_key(self) -> tuple[type[models.Model], int | None]:
        """Whose name it was: the model and the key, without a query."""
        if self.state_id:
            return State, self.state_id
        return (Organization, self.organization_id) if self.organization_id else (Place, self.place_id)
