"""News, speeches and announcements; publications about CICA."""

from typing import TYPE_CHECKING

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from apps.core.addresses import address_of
from apps.core.fields import PartialDateField, RichTextField
from apps.core.uploads import PictureField
from apps.editions.models import Publishable, PublishableQuerySet
from apps.editions.versions import Versioned, one_original
from apps.sources.models import Cited


class ArticleQuerySet(PublishableQuerySet):
    def years(self) -> list[int]:
        """The years from which there is something, latest first."""
        years = self.order_by("-dated__counts_from__year").values_list("dated__counts_from__year", flat=True)
        return list(years.distinct())


class Article(Cited, Versioned, Publishable):
    """A piece of news, a speech or an announcement."""

    if TYPE_CHECKING:
        image_alt_en: str | None
        image_alt_ru: str | None

    class Kind(models.TextChoices):
        NEWS = "news", _("news")
        SPEECH = "speech", _("speech")
        ANNOUNCEMENT = "announcement", _("announcement")

    class Language(models.TextChoices):
        EN = "en", _("English")
        RU = "ru", _("Russian")
        BOTH = "both", _("both languages")

    kind = models.CharField(_("kind"), max_length=15, choices=Kind, default=Kind.NEWS)
    dated = PartialDateField(_("date"))
    title = models.CharField(_("title"), max_length=250)
    lead = models.TextField(_("in short"), blank=True)
    body = RichTextField(_("text"), blank=True)
    speaker = models.CharField(_("speaker"), max_length=200, blank=True)
    original_language = models.CharField(_("written in"), max_length=5, choices=Language, default=Language.BOTH)
    event = models.ForeignKey(
        "timeline.Event", models.PROTECT, null=True, blank=True, related_name="articles", verbose_name=_("event")
    )
    documents = models.ManyToManyField(
        "documents.Document", blank=True, related_name="articles", verbose_name=_("documents")
    )
    states = models.ManyToManyField("participants.State", blank=True, related_name="articles", verbose_name=_("states"))
    image = PictureField(_("picture"), upload_to="news/", blank=True)
    image_alt = models.CharField(
        _("what the picture shows"), max_length=250, blank=True, help_text=_("For readers who cannot see it.")
    )
    is_image_decorative = models.BooleanField(
        _("only decorates"),
        default=False,
        help_text=_("It says nothing that the text does not: readers need no words."),
    )
    image_credit = models.CharField(_("credit"), max_length=150, blank=True)

    cited_fields = ("dated", "body")
    dated_by = ("dated",)

    objects = ArticleQuerySet.as_manager()

    class Meta(Publishable.Meta):
        verbose_name = _("article")
        verbose_name_plural = _("articles")
        ordering = ["-dated__counts_from", "-pk"]
        constraints = [
            *Publishable.Meta.constraints,
            models.CheckConstraint(
                condition=Q(image_alt_en__gt="", image_alt_en__isnull=False)
                & Q(image_alt_ru__gt="", image_alt_ru__isnull=False)
                | Q(is_image_decorative=True)
                | Q(image=""),
                name="news_article_image_has_alt",
                violation_error_message=_("Say in both languages what the picture shows, or that it only decorates."),
            ),
            one_original("news_article_translation_of_one_original"),
        ]

    def __str__(self):
        return self.title or self.slug

    def get_absolute_url(self):
        return address_of("news:article", self.slug)

    def clean(self):
        super().clean()
        if self.is_image_decorative and (self.image_alt_en or self.image_alt_ru):
            told = _("A picture that only decorates needs no words: empty them, or take off the tick.")
            raise ValidationError({"is_image_decorative": told}, code="decorative")


class Publication(Cited, Publishable):
    """A book, article or report about CICA by somebody else, with a summary in our own words."""

    title = models.CharField(_("title"), max_length=300)
    authors = models.CharField(_("authors"), max_length=300, blank=True)
    affiliations = models.TextField(_("authors' affiliations"), blank=True)
    issued = PartialDateField(_("issued"), null=True, blank=True)
    language = models.CharField(_("language"), max_length=5, choices=Article.Language, default=Article.Language.EN)
    keywords = models.CharField(_("keywords"), max_length=300, blank=True)
    lead = models.TextField(_("in short"), blank=True)
    body = RichTextField(_("summary"), blank=True, help_text=_("In our own words."))
    url = models.URLField(_("web address"), max_length=500, blank=True)

    cited_fields = ("title", "authors", "issued", "body")
    dated_by = ("issued",)

    objects = PublishableQuerySet.as_manager()

    class Meta(Publishable.Meta):
        verbose_name = _("publication")
        verbose_name_plural = _("publications")
        ordering = ["-issued__counts_from", "slug"]

    def __str__(self):
        return self.title or self.slug

    def get_absolute_url(self):
        return address_of("news:publication", self.slug)

    def version_in(self, language: str) -> str:
        """In words: what we say of it is ours in either language, whatever language it is written in."""
        return gettext("in our own words")
