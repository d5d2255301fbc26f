"""How records are written as linked data (JSON-LD) in the words of schema.org."""

import datetime
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop, override

from apps.core import tokens
from apps.core.addresses import absolute
from apps.core.dates import PartialDate, precision
from apps.core.differences import readable
from apps.core.fields import RichTextField
from apps.core.languages import LANGUAGES, active, other
from apps.opendata.records.identity import id_of, is_public, label_of

Node = dict[str, Any]

CONTEXT = "https://schema.org"
NAME = gettext_noop("Conference on Interaction and Confidence Building Measures in Asia")
ACRONYM = gettext_noop("CICA")
PORTAL = gettext_noop("CICA portal")
LENGTHS = {"day": 10, "month": 7, "year": 4}


@dataclass(frozen=True)
class Pen:
    """Writes in both languages, each text marked with its own; one that `is_brief` in the page's language alone."""

    is_brief: bool = False

    def name(self, record: Any) -> Any:
        return self._written({language: label_of(record, language) for language in self._languages})

    def text(self, record: Any, field: str) -> Any:
        """A text of the record with its living numbers; a formatted one without its format."""
        is_html = isinstance(record._meta.get_field(field), RichTextField)
        found = {}
        for language in self._languages:
            said = tokens.fill(getattr(record, f"{field}_{language}") or "", record, language, is_html=is_html)
            found[language] = " ".join(readable(said).split()) if is_html else said
        return self._written(found)

    def phrase(self, phrase: str) -> Any:
        """Words of the interface."""
        return self._said(lambda: _(phrase))

    def choice(self, record: Any, field: str) -> Any:
        """What the chosen value of a field is called."""
        return self._said(lambda: str(getattr(record, f"get_{field}_display")()))

    def name_on(self, named: Any, day: datetime.date) -> Any:
        """The name that a state, organization or place bore on that day."""
        return self._said(lambda: named.name_on(day))

    def reference(self, kind: str | list[str], record: Any) -> Node | None:
        """Another thing, named; None where there is none that readers may see."""
        if record is None or not is_public(record):
            return None
        return node(kind, record if hasattr(record, "public_path") else None, name=self.name(record))

    @property
    def cica(self) -> Node:
        """The organization as others name it."""
        return {"@type": "Organization", "@id": cica_id(), "name": self.phrase(ACRONYM)}

    @property
    def _languages(self) -> tuple[str, ...]:
        """The page's language before the other one, which a brief text stands in only where it has no other."""
        return (active(), other(active()))

    def _said(self, say: Callable[[], str | None]) -> Any:
        """What is said in whatever language is active."""
        found = {}
        for language in self._languages:
            with override(language):
                found[language] = say()
        return self._written(found)

    def _written(self, texts: Mapping[str, str | None]) -> Any:
        said = {language: text for language, text in texts.items() if text}
        if self.is_brief:
            return next(iter(said.values()), None)
        found = [{"@language": language, "@value": said[language]} for language in LANGUAGES if language in said]
        return found or None


def node(kind: str | list[str], record: Any = None, **facts: Any) -> Node:
    """A node with those of the facts that are there; `record` gives its identifier."""
    known = {name: value for name, value in facts.items() if value not in (None, "", [])}
    return {"@type": kind, **({"@id": id_of(record)} if record is not None else {}), **known}


def day(date: PartialDate | datetime.date | None) -> str | None:
    """A day, a month or a year, as much as is known; None for what cannot be written so."""
    if isinstance(date, datetime.date):
        return date.isoformat()
    if date is None or not (date.earliest and date.latest):
        return None
    known = precision(date.earliest, date.latest)
    return date.earliest.isoformat()[: LENGTHS[known]] if known else None


def term(period: Any) -> dict[str, str | None]:
    """Since when and until when, as far as it is known; what is merely planned has not happened."""
    return {
        "startDate": None if period.is_planned else day(period.start),
        "endDate": None if period.is_planned or period.is_end_planned else day(period.end),
    }


def cica_id() -> str:
    return absolute("#cica")


def website_id() -> str:
    return absolute("#website")


def is_official() -> bool:
    """Whether CICA itself publishes this site."""
    return settings.SITE_OFFICIAL
