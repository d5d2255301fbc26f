"""The two languages of the portal, and the order of names in the reader's alphabet."""

from django.conf import settings
from django.db.models import F, Func, TextField, Value
from django.db.models.functions import Lower
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

LANGUAGES = tuple(code for code, _name in settings.LANGUAGES)
NAMES = {"en": _("English"), "ru": _("Russian")}
"""The languages in the reader's words; each in its own is in core's context."""
_OTHER = dict(zip(LANGUAGES, reversed(LANGUAGES), strict=True))


def active() -> str:
    """The language of the page, always one of ours."""
    return one_of_ours((get_language() or "")[:2])


def one_of_ours(language: str) -> str:
    """That language if the portal has it, else the first."""
    return language if language in LANGUAGES else LANGUAGES[0]


def other(language: str) -> str:
    return _OTHER[language]


_LETTERS = "ёüöıçşğâéè", "еuoicsgaee"


def folded(name: str) -> str:
    """A name as its letters are sorted: lower case, ё with е, Türkiye with Turkiye."""
    return name.lower().translate(str.maketrans(*_LETTERS))


class Folded(Func):
    """The same in the database. Needs no ICU."""

    function = "translate"
    output_field = TextField()

    def __init__(self, expression, **extra):
        super().__init__(Lower(expression), *map(Value, _LETTERS), **extra)


def alphabetical(field: str) -> list:
    """What to order by so that names of `field` stand in the alphabet of the page's language."""
    column = F(f"{field}_{active()}")
    return [Folded(column), column]
