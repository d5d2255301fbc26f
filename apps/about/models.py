"""Who we are: principles, goals, questions and answers, the transformation, contacts and texts."""

from typing import Any
from urllib.parse import quote

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from apps.about.choices import TEXTS, place_of
from apps.core.addresses import address_of
from apps.core.fields import PartialDateField, RichTextField
from apps.core.models import SlugQuerySet
from apps.editions.models import Publishable, PublishableQuerySet, Translated
from apps.editions.versions import Versioned, one_original
from apps.sources.models import Cited


class Principle(Cited, Translated):
    """A principle of the Declaration of 14 September 1999.

    Of it, as of goals and milestones, neither language is known to be the original: how a source calls it stands in its
    citation. So nothing says what the text in a language is.
    """

    order = models.PositiveSmallIntegerField(_("number"), unique=True)
    title = models.CharField(_("title"), max_length=200)
    text = models.TextField(_("explanation"), blank=True)

    cited_fields = ("title",)

    class Meta:
        verbose_name = _("principle")
        verbose_name_plural = _("principles")
        ordering = ["order"]

    def __str__(self):
        return self.title or f"{self.order}"

    def get_absolute_url(self):
        return f"{address_of('about:principles')}#principle-{self.order}"


class Goal(Cited, Translated):
    """A goal of CICA."""

    order = models.PositiveSmallIntegerField(_("number"), unique=True)
    title = models.CharField(_("title"), max_length=200)
    text = models.TextField(_("explanation"), blank=True)

    cited_fields = ("title",)

    class Meta:
        verbose_name = _("goal")
        verbose_name_plural = _("goals")
        ordering = ["order"]

    def __str__(self):
        return self.title or f"{self.order}"

    def get_absolute_url(self):
        return f"{address_of('about:goals')}#goal-{self.order}"


class Milestone(Cited, Translated):
    """A milestone of the Road Map for CICA Transformation."""

    order = models.PositiveSmallIntegerField(_("number"), unique=True)
    title = models.CharField(_("title"), max_length=250)
    text = models.TextField(_("where it stands"), blank=True)
    checked_on = models.DateField(_("checked on"), null=True, blank=True)

    cited_fields = ("title", "text", "order")
    dated_by = ("checked_on",)

    class Meta:
        verbose_name = _("milestone of the transformation")
        verbose_name_plural = _("milestones of the transformation")
        ordering = ["order"]

    def __str__(self):
        return self.title or f"{self.order}"

    def get_absolute_url(self):
        return f"{address_of('about:transformation')}#milestone-{self.order}"


class Questionnaire(Cited, Publishable):
    """A paper of questions and answers, with the moment it describes and who wrote it."""

    title = models.CharField(_("title"), max_length=200)
    lead = models.TextField(_("introduction"), blank=True)
    written = PartialDateField(_("written"), null=True, blank=True)
    is_historical = models.BooleanField(
        _("historical"), default=False, help_text=_("Kept as a record of its time: shown under a banner.")
    )
    banner = models.CharField(_("banner"), max_length=300, blank=True)
    source = models.ForeignKey(
        "sources.Source", models.PROTECT, null=True, blank=True, related_name="questionnaires",
        verbose_name=_("source"),
    )  # fmt: skip

    cited_fields = ("written",)
    dated_by = ("written",)
    has_own_page = False

    objects = PublishableQuerySet.as_manager()

    class Meta(Publishable.Meta):
        verbose_name = _("questions and answers")
        verbose_name_plural = _("questions and answers")
        ordering = ["slug"]

    def __str__(self):
        return self.title or self.slug

    def get_absolute_url(self):
        return f"{address_of('about:questions')}#{self.slug}"

    def version_in(self, language: str) -> str:
        """In words: the paper is retold, whatever language it was written in."""
        return gettext("in our own words")


class Question(Cited, Translated):
    """A question and its answer."""

    questionnaire = models.ForeignKey(Questionnaire, models.CASCADE, related_name="questions", verbose_name=_("paper"))
    order = models.PositiveSmallIntegerField(_("order"))
    slug = models.SlugField(_("anchor"), max_length=80)
    question = models.CharField(_("question"), max_length=250)
    answer = RichTextField(_("answer"))

    cited_fields = ("answer",)
    dated_by = ("questionnaire__written",)
    part_of = ("questionnaire",)

    class Meta:
        verbose_name = _("question")
        verbose_name_plural = _("questions")
        ordering = ["questionnaire", "order"]
        constraints = [
            models.UniqueConstraint(
                fields=["questionnaire", "slug"],
                name="about_question_anchor_once",
                violation_error_message=_("Another question of this paper has this anchor."),
            )
        ]

    def __str__(self):
        return self.question or self.slug

    def get_absolute_url(self):
        return f"{address_of('about:questions')}#{self.slug}"


class ContactQuerySet(models.QuerySet["Contact"]):
    def by_purpose(self) -> dict[str, list["Contact"]]:
        """All contacts under their purposes, each purpose there even if it has none."""
        purposes: dict[str, list[Contact]] = {purpose: [] for purpose in Contact.Purpose.values}
        for contact in self:
            purposes[contact.purpose].append(contact)
        return purposes


class Contact(Cited, Translated):
    """A way to reach the Secretariat, or one of its channels."""

    class Kind(models.TextChoices):
        EMAIL = "email", _("e-mail")
        PHONE = "phone", _("telephone")
        ADDRESS = "address", _("address")
        WEB = "web", _("web site")
        CHANNEL = "channel", _("social network")

    class Purpose(models.TextChoices):
        GENERAL = "general", _("general")
        PRESS = "press", _("press")
        ERRORS = "errors", _("errors on this site")

    kind = models.CharField(_("kind"), max_length=10, choices=Kind)
    purpose = models.CharField(_("purpose"), max_length=10, choices=Purpose, default=Purpose.GENERAL)
    order = models.PositiveSmallIntegerField(_("order"), default=0)
    label = models.CharField(_("label"), max_length=100)
    value = models.CharField(_("value"), max_length=200)
    url = models.URLField(_("web address"), blank=True)

    cited_fields = ("value",)

    objects = ContactQuerySet.as_manager()

    class Meta:
        verbose_name = _("contact")
        verbose_name_plural = _("contacts")
        ordering = ["order", "pk"]

    def __str__(self):
        return f"{self.label}: {self.value}"

    def get_absolute_url(self):
        return address_of("about:contacts")

    @property
    def href(self) -> str:
        """Where a click leads; empty where there is nothing to open."""
        if self.kind == self.Kind.EMAIL:
            return f"mailto:{self.value}"
        if self.kind == self.Kind.PHONE:
            return "tel:" + "".join(sign for sign in self.value if sign in "+0123456789")
        return self.url

    def letter(self, subject: str) -> str:
        """Where a click leads that begins a letter with this subject; as `href` for what is no e-mail address."""
        return f"{self.href}?subject={quote(subject)}" if self.kind == self.Kind.EMAIL else self.href


class TextQuerySet(SlugQuerySet):
    def of_page(self, page: str) -> list["Text"]:
        """The texts that a page shows (choices.py), in its order, those of one key by the time they speak of."""
        keys = "|".join(TEXTS[page])
        by_time = F("written__counts_from").asc(nulls_first=True)
        texts: list[Any] = list(self.filter(slug__regex=rf"^({keys})(-|$)").order_by(by_time, "pk"))
        return sorted(texts, key=lambda text: place_of(text.slug) or ("", 0))


class Text(Cited, Versioned, Translated):
    """A standing text of the portal, named by its key: what CICA is, its history, the legal pages."""

    slug = models.SlugField(_("key"), max_length=80, unique=True)
    title = models.CharField(_("title"), max_length=200)
    lead = models.TextField(_("in short"), blank=True)
    body = RichTextField(_("text"), blank=True)
    written = PartialDateField(
        _("speaks of"), null=True, blank=True, help_text=_("The moment it describes. Empty: it holds today.")
    )
    original_language = models.CharField(
        _("written in"), max_length=5, choices=Versioned.Language, blank=True, default=Versioned.Language.BOTH
    )
    updated_at = models.DateTimeField(_("last changed at"), auto_now=True)

    cited_fields = ("title", "lead", "body", "written")
    dated_by = ("written",)

    objects = TextQuerySet.as_manager()

    class Meta:
        verbose_name = _("text")
        verbose_name_plural = _("texts")
        ordering = ["slug"]
        constraints = [one_original("about_text_translation_of_one_original")]

    def __str__(self):
        return self.title or self.slug

    def get_absolute_url(self):
        page, _place = place_of(self.slug) or ("about:about", 0)
        return f"{address_of(page)}#{self.slug}"

    @classmethod
    def states_facts(cls) -> Q:
        own = "|".join(key for page, keys in TEXTS.items() if page.startswith("home:") for key in keys)
        return ~Q(slug__regex=rf"^({own})(-|$)")

    def natural_key(self):
        return (self.slug,)
