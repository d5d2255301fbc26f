"""Documents that CICA adopted, their files and their standing."""

import datetime
from typing import Self

from django.core.validators import FileExtensionValidator
from django.db import models
from django.db.models import F, Prefetch, Q
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from apps.core.addresses import address_of
from apps.core.day import today
from apps.core.fields import PartialDateField, RichTextField
from apps.core.uploads import is_pdf
from apps.editions.models import Publishable, PublishableQuerySet
from apps.editions.versions import Versioned, one_original
from apps.sources.models import Cited


class DocumentQuerySet(PublishableQuerySet):
    def known_on(self, day: datetime.date) -> Self:
        """What had been adopted by a day in the past, or at a time not known; for today and later, everything."""
        return self if day >= today() else self.filter(Q(adopted__isnull=True) | Q(adopted__counts_from__lte=day))

    def latest_first(self) -> Self:
        """By the day of adoption; those of unknown date last."""
        return self.order_by(F("adopted__counts_from").desc(nulls_last=True), "pk")

    def with_later(self) -> Self:
        """With the files, and the published documents that superseded or amended each."""
        later = [Prefetch(relation, Document.objects.published()) for relation in ("superseded_by", "amendments")]
        return self.prefetch_related("files", *later)


class Document(Cited, Versioned, Publishable):
    """A text adopted, signed or approved within CICA."""

    class Kind(models.TextChoices):
        ACT = "act", _("founding act")
        DECLARATION = "declaration", _("declaration")
        STATEMENT = "statement", _("statement")
        RESOLUTION = "resolution", _("resolution")
        TREATY = "treaty", _("convention or agreement")
        CATALOGUE = "catalogue", _("catalogue of measures")
        RULES = "rules", _("rules and regulations")
        PLAN = "plan", _("plan or road map")
        CONCEPT = "concept", _("concept paper")
        MEMORANDUM = "memorandum", _("memorandum")

    class Standing(models.TextChoices):
        IN_FORCE = "in_force", _("in effect")
        NOT_IN_FORCE = "not_in_force", _("adopted, not yet in force")
        SUPERSEDED = "superseded", _("superseded")
        COMPLETED = "completed", _("term completed")
        DRAFT = "draft", _("being negotiated")
        UNKNOWN = "unknown", _("standing not known")

    class Language(models.TextChoices):
        EN = "en", _("English")
        RU = "ru", _("Russian")
        BOTH = "both", _("English and Russian equally")
        UNKNOWN = "", _("not known")

    title = models.CharField(_("title"), max_length=300)
    kind = models.CharField(_("kind"), max_length=20, choices=Kind)
    adopted = PartialDateField(_("adopted"), null=True, blank=True)
    event = models.ForeignKey(
        "timeline.Event", models.PROTECT, null=True, blank=True, related_name="documents",
        verbose_name=_("event that adopted it"),
    )  # fmt: skip
    place = models.ForeignKey(
        "participants.Place", models.PROTECT, null=True, blank=True, related_name="documents",
        verbose_name=_("place"), help_text=_("If there is no event that tells it."),
    )  # fmt: skip
    standing = models.CharField(_("standing"), max_length=15, choices=Standing, default=Standing.UNKNOWN)
    supersedes = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="superseded_by", verbose_name=_("supersedes")
    )
    amends = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="amendments", verbose_name=_("amends")
    )
    authentic_language = models.CharField(
        _("authentic language"), max_length=5, choices=Language, blank=True, default=Language.UNKNOWN
    )
    lead = models.TextField(_("in short"), blank=True)
    body = RichTextField(_("what it says"), blank=True, help_text=_("In our own words."))
    url = models.URLField(_("text on the web"), max_length=500, blank=True)

    cited_fields = ("title", "adopted", "event", "standing", "body")
    dated_by = ("adopted",)
    original = "authentic_language"

    objects = DocumentQuerySet.as_manager()

    class Meta(Publishable.Meta):
        verbose_name = _("document")
        verbose_name_plural = _("documents")
        ordering = ["adopted__counts_from", "pk"]
        constraints = [
            *Publishable.Meta.constraints,
            one_original("documents_document_translation_of_one_original", "authentic_language"),
        ]

    def __str__(self):
        return self.title or self.slug

    def get_absolute_url(self):
        return address_of("documents:document", self.slug)

    def version_in(self, language: str) -> str:
        """In words: what its text in that language is. What this portal says of it is our own."""
        return gettext("text of the document: %(version)s") % {"version": super().version_in(language)}


class DocumentFile(models.Model):
    """A document's text as a file, in one language."""

    document = models.ForeignKey(Document, models.CASCADE, related_name="files", verbose_name=_("document"))
    language = models.CharField(_("language"), max_length=2, choices=[("en", _("English")), ("ru", _("Russian"))])
    file = models.FileField(
        _("file"), upload_to="documents/", validators=[FileExtensionValidator(["pdf"]), is_pdf], help_text=_("PDF.")
    )
    is_authentic = models.BooleanField(_("authentic text"), default=False)

    class Meta:
        verbose_name = _("file of a document")
        verbose_name_plural = _("files of documents")
        ordering = ["language", "pk"]

    def __str__(self):
        return f"{self.document} ({self.language})"
