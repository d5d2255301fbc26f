"""What is searched: one entry for each thing that readers may find, its names, and words that mean the same.

Entries and names are derived: `manage.py rebuild_search` makes them anew. Only aliases are written by staff.
"""

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex, OpClass
from django.contrib.postgres.search import SearchVectorField
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from apps.search.misses import Miss
from apps.search.query import plain

__all__ = ["Alias", "Entry", "Miss", "Name", "Word"]

CONFIGS = {"en": "english", "ru": "russian"}
"""How PostgreSQL reads the words of a language."""

PUBLIC = "(published_at IS NULL OR published_at <= now()) AND (expires_at IS NULL OR expires_at > now())"
"""Of entries, what is before readers at this moment, by PostgreSQL's clock; as Publishable.public."""


class Entry(models.Model):
    """A thing that can be found, with all that its page says of it in both languages.

    Drafts and what is withdrawn have none; what is scheduled has one that keeps still until its moment.
    """

    class Kind(models.TextChoices):
        """What is found, in the order in which things of the same name are listed."""

        STATE = "state", pgettext_lazy("kind of page", "State")
        ORGANIZATION = "organization", pgettext_lazy("kind of page", "Organization")
        BODY = "body", pgettext_lazy("kind of page", "Body")
        PAGE = "page", pgettext_lazy("kind of page", "About CICA and this site")
        PERSON = "person", pgettext_lazy("kind of page", "Person")
        CHAIRMANSHIP = "chairmanship", pgettext_lazy("kind of page", "Chairmanship")
        CATALOGUE = "catalogue", pgettext_lazy("kind of page", "Catalogue of measures")
        EVENT = "event", pgettext_lazy("kind of page", "Event")
        DOCUMENT = "document", pgettext_lazy("kind of page", "Document")
        NEWS = "news", pgettext_lazy("kind of page", "News")
        PUBLICATION = "publication", pgettext_lazy("kind of page", "Publication")
        SOURCE = "source", pgettext_lazy("kind of page", "Source")

    class Standing(models.TextChoices):
        """How a thing that may begin and end stands."""

        NONE = "", ""
        CURRENT = "current", _("current")
        FORMER = "former", _("former")
        PLANNED = "planned", _("planned")

    key = models.CharField(
        _("record"), max_length=80, unique=True, help_text=_("Its model and key; of a page its name.")
    )
    kind = models.CharField(_("kind"), max_length=15, choices=Kind)
    path = models.CharField(_("address without the language"), max_length=200)
    title_en = models.CharField(_("title in English"), max_length=400, blank=True)
    title_ru = models.CharField(_("title in Russian"), max_length=400, blank=True)
    text_en = models.TextField(_("text in English"), blank=True)
    text_ru = models.TextField(_("text in Russian"), blank=True)
    when_en = models.CharField(_("date in English"), max_length=100, blank=True)
    when_ru = models.CharField(_("date in Russian"), max_length=100, blank=True)
    first_on = models.DateField(_("first day on which it may have been"), null=True, blank=True)
    last_on = models.DateField(_("last day on which it may have been"), null=True, blank=True)
    standing = models.CharField(
        pgettext_lazy("entry", "standing"), max_length=10, choices=Standing, blank=True, default=Standing.NONE
    )
    ended_on = models.DateField(_("former from that day on"), null=True, blank=True)
    published_at = models.DateTimeField(_("published from"), null=True, blank=True)
    expires_at = models.DateTimeField(_("published until"), null=True, blank=True)
    names_en = SearchVectorField(_("English words of its names"), null=True, blank=True)
    names_ru = SearchVectorField(_("Russian words of its names"), null=True, blank=True)
    vector_en = SearchVectorField(_("English words"), null=True, blank=True)
    vector_ru = SearchVectorField(_("Russian words"), null=True, blank=True)

    class Meta:
        verbose_name = _("entry of the search")
        verbose_name_plural = _("entries of the search")
        ordering = ["key"]
        indexes = [
            GinIndex(fields=["names_en"], name="search_entry_names_en"),
            GinIndex(fields=["names_ru"], name="search_entry_names_ru"),
            GinIndex(fields=["vector_en"], name="search_entry_english"),
            GinIndex(fields=["vector_ru"], name="search_entry_russian"),
            models.Index(fields=["first_on", "last_on"], name="search_entry_days"),
        ]

    def __str__(self):
        return self.title_en or self.title_ru or self.key


class Stems(models.Func):
    """The stems of words in either script: “мерах доверия” has those of «меры доверия»."""

    template = "phraseto_tsquery('russian', %(expressions)s)::text"
    output_field = models.TextField()


class Name(models.Model):
    """A name by which something is or was called; places have names too, but no entry."""

    key = models.CharField(_("record"), max_length=80, db_index=True)
    text = models.CharField(_("name"), max_length=400)
    folded = models.CharField(_("as it is compared"), max_length=400)
    stems = models.GeneratedField(
        expression=Stems("folded"),
        output_field=models.TextField(),
        db_persist=True,
        verbose_name=_("stems of its words"),
    )
    language = models.CharField(_("language"), max_length=2, blank=True)
    is_former = models.BooleanField(_("former"), default=False)
    is_title = models.BooleanField(_("stands over its page"), default=False)
    is_code = models.BooleanField(
        _("finds it only"), default=False, help_text=_("Such as its code or its capital: no other word for the thing.")
    )

    class Meta:
        verbose_name = _("name")
        verbose_name_plural = _("names")
        ordering = ["key", "pk"]
        indexes = [
            models.Index(OpClass(F("folded"), name="varchar_pattern_ops"), name="search_name_begins"),
            models.Index(fields=["stems"], name="search_name_stems"),
        ]

    def __str__(self):
        return self.text


class Word(models.Model):
    """A word of the names: what a misspelled one may be meant to be."""

    text = models.CharField(_("word"), max_length=60, unique=True)

    class Meta:
        verbose_name = _("word of the names")
        verbose_name_plural = _("words of the names")
        ordering = ["text"]

    def __str__(self):
        return self.text


class Alias(models.Model):
    """Words that mean the same to those who search: whoever types one of them finds the others too."""

    words = models.TextField(
        _("words that mean the same"), help_text=_("One a line, in whatever language: CICA, СВМДА.")
    )
    note = models.CharField(_("note"), max_length=200, blank=True, help_text=_("For the desk."))
    folded = ArrayField(
        models.CharField(max_length=200),
        verbose_name=_("as they are compared"),
        blank=True,
        default=list,
        editable=False,
    )

    class Meta:
        verbose_name = _("words that mean the same")
        verbose_name_plural = _("words that mean the same")
        ordering = ["pk"]
        indexes = [GinIndex(fields=["folded"], name="search_alias_words")]

    def __str__(self):
        return ", ".join(self.words.split("\n"))

    def clean(self):
        super().clean()
        self.words = "\n".join(filter(None, (" ".join(line.split()) for line in self.words.split("\n"))))
        if len(self._folded()) < 2:
            raise ValidationError({"words": _("Write at least two different words, each on its line.")}, code="single")

    def save(self, *args, **kwargs):
        self.folded = self._folded()
        if kwargs.get("update_fields") is not None:
            kwargs["update_fields"] = {*kwargs["update_fields"], "folded"}
        super().save(*args, **kwargs)

    def _folded(self) -> list[str]:
        return list(dict.fromkeys(filter(None, (plain(line)[:200] for line in self.words.split("\n")))))
