"""What a text is in each language: the original, an official or a courtesy translation."""

from django.db import models
from django.db.models import CheckConstraint, Q
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from apps.core.languages import LANGUAGES


class Versioned(models.Model):
    """Something written in one language and translated into the other, or written in both.

    `original` names the field that holds in which: "en", "ru", "both", or "" where it is not known.
    """

    class Language(models.TextChoices):
        EN = "en", _("English")
        RU = "ru", _("Russian")
        BOTH = "both", _("both languages")
        UNKNOWN = "", _("not known")

    class Translation(models.TextChoices):
        OFFICIAL = "official", _("official translation")
        COURTESY = "courtesy", _("courtesy translation")
        UNKNOWN = "", _("not known")

    translation = models.CharField(
        _("text in the other language"), max_length=10, choices=Translation, blank=True, default=Translation.UNKNOWN,
        help_text=_("What it is there; only as far as its source says so."),
    )  # fmt: skip

    original = "original_language"

    class Meta:
        abstract = True

    def version_in(self, language: str) -> str:
        """In words, in the page's language: what its text in that language is."""
        match getattr(self, self.original):
            case "":
                return gettext("not known whether original or translation")
            case "both":
                return gettext("written in both languages")
            case written if written == language:
                return gettext("original")
        return str(self.Translation(self.translation).label) if self.translation else gettext("translation")


def one_original(name: str, field: str = Versioned.original) -> CheckConstraint:
    """Only of what was written in one language is there a translation."""
    return CheckConstraint(
        condition=Q(translation="") | Q(**{f"{field}__in": LANGUAGES}),
        name=name,
        violation_error_message=_("Only of a text written in one language can the other be a translation."),
    )
