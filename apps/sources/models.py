"""Where a fact comes from, and who says otherwise."""

from typing import Self

from django.contrib.contenttypes.fields import GenericForeignKey, GenericRelation
from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from apps.core.fields import PartialDateField
from apps.editions.models import Publishable, PublishableQuerySet


class Source(Publishable):
    """A paper, page or report that states facts."""

    class Grade(models.TextChoices):
        OFFICIAL = "official", _("official")
        PRESS = "press", _("press")
        TERTIARY = "tertiary", _("tertiary")

    class Language(models.TextChoices):
        EN = "en", _("English")
        RU = "ru", _("Russian")
        OTHER = "other", _("another language")

    code = models.CharField(_("code"), max_length=10, blank=True, help_text=_("The mark by which the desk knows it."))
    title = models.CharField(_("title"), max_length=300)
    publisher = models.CharField(_("publisher"), max_length=200, blank=True)
    grade = models.CharField(_("grade"), max_length=10, choices=Grade)
    language = models.CharField(_("language"), max_length=5, choices=Language, default=Language.EN)
    url = models.URLField(_("web address"), max_length=500, blank=True)
    issued = PartialDateField(_("date of the source"), null=True, blank=True)
    retrieved_on = models.DateField(_("retrieved on"), null=True, blank=True)
    describes = PartialDateField(
        _("moment it describes"), null=True, blank=True, help_text=_("If it differs from the date of the source.")
    )
    note = models.TextField(_("note"), blank=True)

    objects = PublishableQuerySet.as_manager()

    class Meta(Publishable.Meta):
        verbose_name = _("source")
        verbose_name_plural = _("sources")
        ordering = ["slug"]

    def __str__(self):
        return self.title or self.slug

    def get_absolute_url(self):
        return reverse("sources:source", args=[self.slug])


class CitationQuerySet(models.QuerySet):
    def about(self, *records: models.Model) -> Self:
        """The citations of these records, of whatever kinds, with their sources, in one query."""
        keys: dict[int, list[int]] = {}
        for record in records:
            keys.setdefault(ContentType.objects.get_for_model(record).pk, []).append(record.pk)
        mine = Q(pk__in=[])
        for kind, objects in keys.items():
            mine |= Q(content_type=kind, object_id__in=objects)
        return self.filter(mine).select_related("source")


class Citation(models.Model):
    """That a source states, or denies, a field of a record; or that the desk knowingly has no source for it."""

    class Standing(models.TextChoices):
        AGREES = "agrees", _("states it")
        DIFFERS = "differs", _("states otherwise")
        INFERRED = "inferred", _("inferred from it")
        GENERAL = "general", _("general knowledge, no source found")

    content_type = models.ForeignKey(ContentType, models.CASCADE, related_name="citations", verbose_name=_("kind of record"))
    object_id = models.PositiveBigIntegerField(_("record"))
    record = GenericForeignKey()
    field = models.CharField(_("fact"), max_length=40, blank=True, help_text=_("Empty: the record as a whole."))
    source = models.ForeignKey(
        Source, models.PROTECT, null=True, blank=True, related_name="citations", verbose_name=_("source")
    )
    place = models.CharField(_("place in the source"), max_length=200, blank=True)
    stated = models.CharField(_("as that source states it"), max_length=300, blank=True)
    standing = models.CharField(_("standing"), max_length=10, choices=Standing, default=Standing.AGREES)
    reasoning = models.TextField(
        _("reasoning"), blank=True, help_text=_("Why this was inferred, or why the portal follows another source.")
    )

    objects = CitationQuerySet.as_manager()

    class Meta:
        verbose_name = _("citation")
        verbose_name_plural = _("citations")
        ordering = ["field", "pk"]
        indexes = [models.Index(fields=["content_type", "object_id"], name="sources_citation_record")]
        constraints = [
            models.CheckConstraint(
                condition=Q(source__isnull=False) | Q(standing="general"),
                name="sources_citation_has_source",
                violation_error_message=_("Name the source, or mark the fact as general knowledge."),
            )
        ]

    def __str__(self):
        return f"{self.field or '*'}: {self.source or self.get_standing_display()}"

    def clean(self):
        super().clean()
        if self.standing in (self.Standing.INFERRED, self.Standing.DIFFERS) and not (
            self.reasoning_en and self.reasoning_ru
        ):
            raise ValidationError(
                {"standing": _("Give the reasoning in both languages.")}, code="no_reasoning"
            )
        model = self.content_type.model_class() if self.content_type_id else None
        if self.field and model and self.field not in getattr(model, "cited_fields", ()):
            raise ValidationError({"field": _("This record has no such fact to cite.")}, code="no_such_field")


class Cited(models.Model):
    """A record whose facts can be cited; `cited_fields` names the fields that count as facts."""

    cited_fields: tuple[str, ...] = ()

    citations = GenericRelation("sources.Citation")

    class Meta:
        abstract = True
