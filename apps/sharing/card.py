"""What the share picture of a page shows: taken from the head of the page itself, so that it can say nothing else."""

import hashlib
from dataclasses import astuple, dataclass
from functools import cache
from html import unescape
from pathlib import Path
from typing import Any

from django.conf import settings
from django.utils.html import strip_tags
from django.utils.translation import gettext as _

from apps.core.day import other_day
from apps.core.languages import active
from apps.core.wording import date_in_words
from apps.sharing.colours import TOKENS

STATIC = Path(settings.BASE_DIR) / "static"
FLAGS = STATIC / "flags"
ORNAMENT, MARK = STATIC / "img" / "ornament.svg", STATIC / "img" / "favicon.svg"
FONTS = Path(settings.BASE_DIR) / "apps" / "briefs" / "fonts"  # whole letters, where pages have theirs in parts
LABEL = '<span class="untranslated-label">'


@dataclass(frozen=True)
class Card:
    """The words are in `language`; `as_of` says which day the page shows, "" today. `iso2` names a flag."""

    language: str
    title: str
    kicker: str = ""
    dates: str = ""
    iso2: str = ""
    as_of: str = ""
    is_official: bool = True

    @property
    def words(self) -> str:
        """All that is written on the picture, for those who do not see it."""
        return ". ".join(filter(None, (self.title, self.kicker, self.dates, self.as_of)))

    @property
    def mark(self) -> str:
        """Tells apart all pictures that look different: a stored copy of one is true for good."""
        return hashlib.sha256(f"{astuple(self)}{_look()}".encode()).hexdigest()[:12]


def card_of(title: Any, kicker: Any = "", dates: Any = "", iso2: str = "") -> Card:
    """The card of the page being made, from what its head shows, be it text or HTML."""
    day = other_day()
    return Card(
        language=active(),
        title=_words(title),
        kicker=_words(kicker),
        dates=_words(dates),
        iso2=(iso2 or "").lower(),
        as_of=_("As of %(date)s") % {"date": date_in_words(day.date)} if day else "",
        is_official=settings.SITE_OFFICIAL,
    )


def _words(html: Any) -> str:
    """The mere text; without the label of one that exists in the other language only."""
    return unescape(strip_tags(str(html or "").partition(LABEL)[0])).strip()


@cache
def _look() -> str:
    """Changes with whatever pictures are made of."""
    files = [Path(__file__).with_name("drawing.py"), ORNAMENT, MARK, TOKENS]
    files += [*sorted(FONTS.glob("*.ttf")), *sorted(FLAGS.glob("*.svg"))]
    return hashlib.sha256(b"".join(file.read_bytes() for file in files)).hexdigest()
