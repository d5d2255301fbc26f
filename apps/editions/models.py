"""The life of a text, whatever it is about: draft, published, withdrawn; what changed in it; where it stood before."""

import datetime
from collections.abc import Collection
from typing import TYPE_CHECKING, Any, ClassVar, Self

from django.apps import apps
from django.conf import settings
from django.contrib.contenttypes.fields import GenericForeignKey, GenericRelation
from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.db.models import F, Q
from django.db.models.functions import Now
from django.urls import NoReverseMatch, Resolver404, resolve
from django.utils import timezone
from django.utils.encoding import force_str
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override

from apps.core.forms import bilingual_fields
from apps.core.languages import LANGUAGES
from apps.core.models import Slugged, SlugQuerySet
from apps.editions import freshness, old_site
from apps.editions.links import refuse_dead_links


class PublishableQuerySet(SlugQuerySet):
    def published(self) -> Self:
        """What lists, counts and other pages show at this moment."""
        return self.filter(Publishable.public())

    def readable(self) -> Self:
        """What answers at its own address: also the withdrawn and the expired, under a banner."""
        begun = Q(published_at=None) | Q(published_at__lte=Now())
        return self.exclude(status=Publishable.Status.DRAFT).filter(begun)

    def at_stage(self, stage: str) -> Self:
        """Those of which `stage` is that one."""
        is_published = Q(status=Publishable.Status.PUBLISHED)
        match stage:
            case Publishable.Stage.SCHEDULED:
                return self.filter(is_published, published_at__gt=Now())
            case Publishable.Stage.EXPIRED:
                return self.filter(is_published, expires_at__lte=Now())
            case Publishable.Stage.PUBLISHED:
                return self.published()
        return self.filter(status=stage)

    def due_for_review(self, day: datetime.date) -> Self:
        """What was to be looked at again by that day and is still before readers."""
        return self.filter(Publishable.public(), review_on__lte=day)


class Translated(models.Model):
    """A record with texts in both languages, and whether each pair still says the same."""

    agreed = models.JSONField(_("agreed texts"), default=dict, blank=True, editable=False)
    """By field, the hashes of the English and the Russian text when they were last known to agree."""

    behind = models.JSONField(_("texts behind"), default=dict, blank=True, editable=False)
    """By field, which language is older than the other or missing, and since when."""

    still_valid: Collection[str] = ()
    """The fields of which, at the next save, both texts are declared to agree."""

    minor_change: Collection[str] = ()
    """The fields whose change, at the next save, leaves the translation as valid as it was."""

    class Meta:
        abstract = True

    def clean(self):
        super().clean()
        if getattr(self, "status", Publishable.Status.PUBLISHED) == Publishable.Status.PUBLISHED:
            refuse_dead_links(self)

    def save(self, *args, **kwargs):
        """As Django's; in the same statement each pair of texts is told to agree or to have one side behind."""
        saved = kwargs.get("update_fields")
        columns = {column for pair in bilingual_fields(type(self)).values() for column in pair}
        if saved is None or {*saved} & {*columns, "status", "published_at"}:
            freshness.settle(self, still_valid=self.still_valid, minor_change=self.minor_change)
            if saved is not None:
                kwargs["update_fields"] = {*saved, "agreed", "behind"}
        super().save(*args, **kwargs)
        self.still_valid = self.minor_change = ()

    def _get_FIELD_display(self, field: Any) -> str:
        """As Django's, which puts all choices into words to find the one."""
        value = getattr(self, field.attname)
        return force_str(dict(field.flatchoices).get(value, value), strings_only=True)

    @property
    def pairs(self) -> list[freshness.Pair]:
        """Its bilingual texts, each with how the two languages stand to each other."""
        return freshness.pairs(self)


class Publishable(Translated, Slugged):
    """A thing with a page. Staff alone see drafts; the withdrawn keeps its address and leaves everything else."""

    if TYPE_CHECKING:
        withdrawal_reason_en: str | None
        withdrawal_reason_ru: str | None
        one_language_reason_en: str | None
        one_language_reason_ru: str | None
        objects: ClassVar[Any]

    class Status(models.TextChoices):
        DRAFT = "draft", _("draft")
        PUBLISHED = "published", _("published")
        WITHDRAWN = "withdrawn", _("withdrawn")

    class Stage(models.TextChoices):
        """Where it stands at this moment: the status, and whether its time has come or is over."""

        DRAFT = "draft", _("draft")
        SCHEDULED = "scheduled", _("scheduled")
        PUBLISHED = "published", _("published")
        EXPIRED = "expired", _("no longer current")
        WITHDRAWN = "withdrawn", _("withdrawn")

    has_own_page = True
    """Whether its address is a page, not a place on another one."""

    status = models.CharField(_("status"), max_length=10, choices=Status, default=Status.DRAFT, db_index=True)
    published_at = models.DateTimeField(
        _("published from"), null=True, blank=True, help_text=_("A moment still to come keeps it hidden until then.")
    )
    expires_at = models.DateTimeField(
        _("published until"), null=True, blank=True, help_text=_("From then on it leaves all lists. Empty: for good.")
    )
    withdrawn_at = models.DateTimeField(_("withdrawn at"), null=True, blank=True, editable=False)
    withdrawal_reason = models.CharField(_("reason for withdrawal"), max_length=300, blank=True)
    one_language_reason = models.CharField(
        _("why in one language only"), max_length=300, blank=True, help_text=_("Readers see it beside the gap.")
    )
    review_on = models.DateField(
        _("to be reviewed on"), null=True, blank=True, help_text=_("The desk reminds of it from that day on.")
    )
    updated_at = models.DateTimeField(_("last changed at"), auto_now=True)

    change_notes = GenericRelation("editions.ChangeNote")

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
            models.CheckConstraint(
                condition=Q(expires_at__isnull=True) | Q(expires_at__gt=F("published_at")),
                name="%(app_label)s_%(class)s_published_in_order",
                violation_error_message=_("The publication ends before it begins."),
            ),
        ]

    def clean(self):
        self._set_moments()
        super().clean()
        if self.status == self.Status.WITHDRAWN and not (self.withdrawal_reason_en and self.withdrawal_reason_ru):
            raise ValidationError({"status": _("Say in both languages why it is withdrawn.")}, code="no_reason")
        if self.status == self.Status.PUBLISHED:
            self._ask_for_both_languages()
        self._check_address()

    def _ask_for_both_languages(self):
        missing = [f"{pair.name}_{language}" for pair in self.pairs for language in pair.missing]
        given = [language for language in LANGUAGES if getattr(self, f"one_language_reason_{language}")]
        if missing and not given:
            told = _("Write it in both languages, or say below why it is published in one only.")
        elif missing and len(given) < len(LANGUAGES):
            told = _("Say in both languages why it is published in one only.")
        else:
            return
        raise ValidationError(dict.fromkeys(missing, told), code="one_language")

    def _check_address(self):
        """A former address of one page does not become the address of another: it would lead readers astray."""
        path = self.public_path
        taken = Redirect.objects.filter(old=path).first() if path else None
        if taken and taken.new != self._stored_path():
            told = _("Readers of a page that once had this address are led to %(new)s. Choose another address.")
            raise ValidationError({"slug": told % {"new": taken.new}}, code="redirected")

    def save(self, *args, **kwargs):
        """As Django's; readers who know the former address of a page are led to the new one."""
        self._set_moments()
        if (fields := kwargs.get("update_fields")) and "status" in fields:
            kwargs["update_fields"] = {*fields, "published_at", "withdrawn_at"}
        with transaction.atomic():
            former = "" if kwargs.get("force_insert") else self._stored_path()
            super().save(*args, **kwargs)
            if former and former != self.public_path:
                Redirect.objects.lead(former, self.public_path)

    def _set_moments(self):
        """Publication goes by whole minutes: forms have no others, and pages are remembered until the next one."""
        if self.status == self.Status.PUBLISHED and not self.published_at:
            self.published_at = timezone.now()
        self.published_at = self.published_at and self.published_at.replace(second=0, microsecond=0)
        self.expires_at = self.expires_at and self.expires_at.replace(second=0, microsecond=0)
        if self.status == self.Status.WITHDRAWN:
            self.withdrawn_at = self.withdrawn_at or timezone.now()
        else:
            self.withdrawn_at = None

    def get_absolute_url(self) -> str:
        raise NotImplementedError  # each kind of thing has its own

    @property
    def public_path(self) -> str:
        """Its address without the language, as redirects write it; "" if it has no page of its own, or no address."""
        try:
            return path_of(self.get_absolute_url()) if self.has_own_page else ""
        except NoReverseMatch:
            return ""

    def _stored_path(self) -> str:
        """The same as readers know it; "" if they have never seen it."""
        known = type(self).objects.readable().filter(pk=self.pk).first() if self.pk else None
        return known.public_path if known else ""

    @staticmethod
    def public(path: str = "") -> Q:
        """The one rule of what is before readers at this moment; `path` leads to the thing, such as "area__".

        The moment is PostgreSQL's, so that a condition which was put together once never grows old.
        """
        is_current = Q(**{f"{path}expires_at": None}) | Q(**{f"{path}expires_at__gt": Now()})
        return Q(**{f"{path}status": Publishable.Status.PUBLISHED, f"{path}published_at__lte": Now()}) & is_current

    @staticmethod
    def stage_of(thing: Any, moment: datetime.datetime) -> "Publishable.Stage":
        """The stage of a thing, or of a version of it, at that moment."""
        if thing.status == Publishable.Status.PUBLISHED and thing.published_at and thing.published_at > moment:
            return Publishable.Stage.SCHEDULED
        if thing.status == Publishable.Status.PUBLISHED and thing.expires_at and thing.expires_at <= moment:
            return Publishable.Stage.EXPIRED
        return Publishable.Stage(thing.status)

    @property
    def stage(self) -> "Publishable.Stage":
        return self.stage_of(self, timezone.now())

    @property
    def is_published(self) -> bool:
        """Whether it is before readers: the same rule as `public`."""
        return self.stage == self.Stage.PUBLISHED

    @property
    def is_withdrawn(self) -> bool:
        return self.status == self.Status.WITHDRAWN

    @property
    def is_expired(self) -> bool:
        return self.stage == self.Stage.EXPIRED


class ChangeNote(Translated):
    """What readers are told of a change on a page. Small corrections need none."""

    content_type = models.ForeignKey(
        ContentType, models.CASCADE, related_name="change_notes", verbose_name=_("kind of record")
    )
    object_id = models.PositiveBigIntegerField(_("record"))
    record = GenericForeignKey()
    noted_at = models.DateTimeField(_("noted at"), default=timezone.now)
    text = models.CharField(_("what changed"), max_length=300)

    class Meta:
        verbose_name = _("note of a change")
        verbose_name_plural = _("notes of changes")
        ordering = ["-noted_at", "-pk"]
        indexes = [models.Index(fields=["content_type", "object_id"], name="editions_note_record")]

    def __str__(self):
        return self.text or f"{self.pk}"


def path_of(address: str) -> str:
    """An address of ours without the site and the language: "states/turkey/"; such typed in any way.

    One of the Secretariat's former site keeps what names its page: "index.php?t=structure" (old_site.py).
    """
    address = old_site.SITE.sub("", address.strip().removeprefix(settings.SITE_URL))
    path, _mark, query = address.partition("#")[0].partition("?")
    language, _slash, rest = path.lstrip("/").partition("/")
    path = (rest if language in LANGUAGES else path).strip("/")
    return old_site.in_one_way(path, query) or (f"{path}/" if path else "")


class RedirectQuerySet(models.QuerySet["Redirect"]):
    def lead(self, old: str, new: str) -> None:
        """From now on `old` leads to `new`, and so does what led to `old`: no chains. `new` itself leads nowhere."""
        for back in self.filter(old=new):
            back.delete()
        for chained in self.filter(new=old):
            chained.new = new
            chained.save()
        self.update_or_create(old=old, defaults={"new": new})


class Redirect(models.Model):
    """Where a page stands that had another address before, here or on the Secretariat's former site.

    Addresses are written without the language.
    """

    old = models.CharField(
        _("former address"), max_length=200, unique=True,
        help_text=_("Like states/turkey/, or a whole address of s-cica.org."),
    )  # fmt: skip
    new = models.CharField(_("present address"), max_length=200)
    code = models.CharField(
        _("code"), max_length=200, blank=True, help_text=_("For the desk: where the former address is known from.")
    )

    objects = RedirectQuerySet.as_manager()

    class Meta:
        verbose_name = _("redirect")
        verbose_name_plural = _("redirects")
        ordering = ["old"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(old=F("new")),
                name="editions_redirect_goes_elsewhere",
                violation_error_message=_("An address cannot lead to itself."),
            )
        ]

    def __str__(self):
        return f"{self.old} → {self.new}"

    def clean(self):
        """What is typed in any way is written in one; the new address is a page, the old one is not."""
        super().clean()
        self.old, self.new = path_of(self.old), path_of(self.new)
        if not leads_somewhere(self.new):
            raise ValidationError({"new": _("There is no page at this address.")}, code="no_page")
        if leads_somewhere(self.old):
            raise ValidationError({"old": _("There is a page at this address: it leads nowhere else.")}, code="page")


def leads_somewhere(path: str) -> bool:
    """Whether a page answers at this address."""
    try:
        with override(LANGUAGES[0]):  # addresses are known in the active language alone
            found = resolve(f"/{LANGUAGES[0]}/{path}")
    except Resolver404:
        return False
    if "slug" not in found.kwargs:
        return True
    things = (model for model in apps.get_models() if issubclass(model, Publishable) and not model._meta.proxy)
    same = (model.objects.readable().filter(slug=found.kwargs["slug"]).first() for model in things)
    return any(thing.public_path == path for thing in same if thing)
