"""Where a fact comes from, and who says otherwise."""

from functools import reduce
from typing import TYPE_CHECKING, Any, Self

from django.apps import apps
from django.contrib.contenttypes.fields import GenericForeignKey, GenericRelation
from django.contrib.contenttypes.models import ContentType
from django.contrib.contenttypes.prefetch import GenericPrefetch
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from apps.core.addresses import address_of
from apps.core.fields import PartialDateField
from apps.editions.models import Publishable, PublishableQuerySet, Translated


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

    RESERVED = ("disagreements", "quality")  # pages of this app itself

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
        return address_of("sources:source", self.slug)

    def clean(self):
        super().clean()
        if self.slug in self.RESERVED:
            told = _("Another page of the portal has this address. Choose another one.")
            raise ValidationError({"slug": told}, code="reserved")


# What pages show of the sources of their facts: of a hundred citations, the rest would cost more than all of this.
SHOWN_BESIDE_FACTS = (
    "content_type", "object_id", "field", "standing", "place", "stated", "reasoning",
    "source__slug", "source__title", "source__grade", "source__status", "source__published_at", "source__expires_at",
)  # fmt: skip


class CitationQuerySet(models.QuerySet["Citation"]):
    def about(self, *records: models.Model) -> list["Citation"]:
        """The citations of these records, of whatever kinds, in one query, each with its source and its record."""
        kinds = ContentType.objects.get_for_models(*{type(record) for record in records})
        cited = {(kinds[type(record)].pk, record.pk): record for record in records}
        mine = Q(pk__in=[])
        for kind in kinds.values():
            mine |= Q(content_type=kind, object_id__in=[pk for number, pk in cited if number == kind.pk])
        citations: list[Any] = list(self.filter(mine).select_related("source").only(*SHOWN_BESIDE_FACTS))
        for citation in citations:
            citation.record = cited[citation.content_type_id, citation.object_id]
        return citations

    def with_records(self) -> Self:
        """Each with the record it is about and what that is part of, in one query for each kind of record."""
        found = cited_models()
        ContentType.objects.get_for_models(*found)
        return self.prefetch_related(GenericPrefetch("record", [model.with_owners() for model in found]))


def cited_models() -> list[Any]:
    """The models whose records have facts."""
    return [model for model in apps.get_models() if issubclass(model, Cited) and not model._meta.proxy]


class Citation(Translated):
    """That a source states, or denies, a field of a record; or that the desk knowingly has no source for it."""

    class Standing(models.TextChoices):
        AGREES = "agrees", _("states it")
        DIFFERS = "differs", _("states otherwise")
        INFERRED = "inferred", _("inferred from it")
        GENERAL = "general", _("general knowledge, no source found")

    content_type = models.ForeignKey(
        ContentType, models.CASCADE, related_name="citations", verbose_name=_("kind of record")
    )
    object_id = models.PositiveBigIntegerField(_("record"))
    record = GenericForeignKey()
    field = models.CharField(_("fact"), max_length=40, blank=True, help_text=_("Empty: the record as a whole."))
    source = models.ForeignKey(
        Source, models.PROTECT, null=True, blank=True, related_name="citations", verbose_name=_("source")
    )
    place = models.CharField(_("place in the source"), max_length=200, blank=True)
    stated = models.CharField(_("as that source states it"), max_length=300, blank=True)
    standing = models.CharField(
        pgettext_lazy("citation", "standing"), max_length=10, choices=Standing, default=Standing.AGREES
    )
    reasoning = models.TextField(
        _("reasoning"), blank=True, help_text=_("Why this was inferred, or why the portal follows another source.")
    )

    if TYPE_CHECKING:
        reasoning_en: str | None
        reasoning_ru: str | None

    objects = CitationQuerySet.as_manager()

    class Meta:
        verbose_name = _("citation")
        verbose_name_plural = _("citations")
        ordering = ["content_type", "object_id", "field", "pk"]
        indexes = [models.Index(fields=["content_type", "object_id"], name="sources_citation_record")]
        constraints = [
            models.CheckConstraint(
                condition=Q(source__isnull=False) | Q(standing="general"),
                name="sources_citation_has_source",
                violation_error_message=_("Name the source, or mark the fact as general knowledge."),
            )
        ]

    def __str__(self):
        return f"{self.fact or _('the record as a whole')}: {self.source or self.get_standing_display()}"

    @property
    def kind(self) -> str:
        """What kind of record it is about, in the plural."""
        return str(self._model._meta.verbose_name_plural)

    @property
    def fact(self) -> str:
        """The name of the fact; "" for the record as a whole."""
        known = self.field in getattr(self._model, "cited_fields", ())
        return str(self._model._meta.get_field(self.field).verbose_name) if known else ""

    @property
    def _model(self) -> Any:
        """The model of the record, without asking the database for either."""
        return ContentType.objects.get_for_id(self.content_type_id).model_class()

    def clean(self):
        super().clean()
        if self.standing in (self.Standing.INFERRED, self.Standing.DIFFERS) and not (
            self.reasoning_en and self.reasoning_ru
        ):
            raise ValidationError({"standing": _("Give the reasoning in both languages.")}, code="no_reasoning")
        model = self.content_type.model_class() if self.content_type_id else None
        if self.field and model and self.field not in getattr(model, "cited_fields", ()):
            raise ValidationError({"field": _("This record has no such fact to cite.")}, code="no_such_field")


def _owner(thing: models.Model | None, relation: str) -> models.Model | None:
    return thing and getattr(thing, relation)


class Cited(models.Model):
    """A record whose facts can be cited; `cited_fields` names the fields that count as facts."""

    cited_fields: tuple[str, ...] = ()
    part_of: tuple[str, ...] = ()  # where it has no page: the relations that lead to the thing which has

    citations = GenericRelation("sources.Citation")

    class Meta:
        abstract = True

    @property
    def page(self) -> models.Model:
        """The thing on whose page this record is shown; itself, unless it is part of another."""
        part: Any = self
        owners = (reduce(_owner, path.split("__"), part) for path in self.part_of)
        return next(filter(None, owners), self)

    @property
    def is_shown(self) -> bool:
        """Whether readers may see it: parts follow their owner."""
        return getattr(self.page, "is_published", True)

    @classmethod
    def shown(cls) -> models.QuerySet:
        """All records that readers may see: the same as a query."""
        return cls._default_manager.filter(*(_published(cls, path) for path in cls.part_of or ("",)))

    @classmethod
    def states_facts(cls) -> Q:
        """The condition that a record states facts at all: a text about the portal itself, say, does not."""
        return Q()

    @classmethod
    def with_owners(cls) -> models.QuerySet:
        """All records, each with what it names and what it is part of."""
        relations = [field.name for field in cls._meta.fields if field.many_to_one]
        return cls._default_manager.select_related(*relations, *cls.part_of)


def _published(model: Any, path: str) -> Q:
    """That what the path leads to is published, if it leads anywhere and to something that has a status."""
    for relation in filter(None, path.split("__")):
        model = model._meta.get_field(relation).related_model
    if not issubclass(model, Publishable):
        return Q()
    return Q(**{f"{path}__isnull": True}) | Publishable.public(f"{path}__") if path else Publishable.public()
