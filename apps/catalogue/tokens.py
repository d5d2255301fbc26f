"""How many areas and dimensions the Catalogue has, for texts."""

import datetime

from django.utils.translation import gettext_lazy as _

from apps.catalogue.models import Placement
from apps.core.nouns import Noun
from apps.core.registry import Token, add_token
from apps.editions.models import Publishable

AREAS = Noun(
    en=("area", "areas"),
    ru={
        "nom": ("сфера", "сферы", "сфер"),
        "gen": ("сферы", "сфер", "сфер"),
        "dat": ("сфере", "сферам", "сферам"),
        "acc": ("сферу", "сферы", "сфер"),
        "ins": ("сферой", "сферами", "сферами"),
        "prep": ("сфере", "сферах", "сферах"),
    },
)
DIMENSIONS = Noun(
    en=("dimension", "dimensions"),
    ru={
        "nom": ("измерение", "измерения", "измерений"),
        "gen": ("измерения", "измерений", "измерений"),
        "dat": ("измерению", "измерениям", "измерениям"),
        "acc": ("измерение", "измерения", "измерений"),
        "ins": ("измерением", "измерениями", "измерениями"),
        "prep": ("измерении", "измерениях", "измерениях"),
    },
)


def areas(day: datetime.date) -> int:
    return Placement.objects.on(day).filter(Publishable.public("area__")).values("area").distinct().count()


def dimensions(day: datetime.date) -> int:
    """Those in which an area stood on that day."""
    placed = Placement.objects.on(day).filter(Publishable.public("area__"), Publishable.public("dimension__"))
    return placed.values("dimension").distinct().count()


def register():
    typed_areas = {"en": "areas", "ru": r"сфер\w*|приоритетн\w* област\w*|област\w* сотрудничества"}
    typed_dimensions = {"en": "dimensions", "ru": r"измерени\w*"}
    add_token(Token("areas", 50, _("number of areas of the Catalogue"), areas, AREAS, typed_areas))
    add_token(
        Token("dimensions", 60, _("number of dimensions of the Catalogue"), dimensions, DIMENSIONS, typed_dimensions)
    )
