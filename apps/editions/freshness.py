"""Whether the English and the Russian of a text still say the same.

A record keeps for each bilingual field the hashes of both texts as they were when they were last known to agree. One
side that differs from its hash leaves the other one behind; both differing have caught up with each other. What is not
public yet is not compared: the two are taken to agree on the day on which readers first see them.
"""

import datetime
import re
import unicodedata
from collections.abc import Collection
from dataclasses import dataclass
from functools import cached_property
from hashlib import blake2s
from html import unescape
from typing import Any

from django.db.models import Model
from django.utils import timezone
from django.utils.safestring import SafeString
from django.utils.text import capfirst

from apps.core.day import today
from apps.core.differences import changed_words, readable
from apps.core.fields import RichTextField
from apps.core.forms import bilingual_fields, name_of_column
from apps.core.languages import LANGUAGES, other

_WITHIN_WORDS = re.compile(r"</?(?:a|b|em|i|s|span|strong|sub|sup|u)\b[^>]*>", re.IGNORECASE)
_ELEMENT = re.compile(r"<[^>]+>")
_SIGNS = str.maketrans(
    {
        **dict.fromkeys("\u00ad\u200b\u200c\u200d\u2060\ufeff", ""),  # seen by nobody
        **dict.fromkeys("«»„“”‟″", '"'),
        **dict.fromkeys("‘’‚‛′`", "'"),
        **dict.fromkeys("‐‑‒–—―−", "-"),
        "ё": "е",
    }
)

VERSIONS = 200  # of a record, among which the text is sought that the translation was made from

Prints = tuple[str, ...]
"""The hashes of a pair, English first; "" for a text that is not there."""


def normalised(text: str, *, is_html: bool = False) -> str:
    """What remains of a text when nothing that leaves its meaning alone counts: markup, spaces, kinds of quotation
    marks and dashes, ё for е, capitals. Living numbers are text like any other."""
    if is_html:
        text = unescape(_ELEMENT.sub(" ", _WITHIN_WORDS.sub("", text)))
    folded = unicodedata.normalize("NFKC", text.translate(_SIGNS)).casefold()
    return " ".join(unicodedata.normalize("NFKC", folded).translate(_SIGNS).split())


def fingerprint(text: str | None, *, is_html: bool = False) -> str:
    """The hash of the normalised text; "" of one that says nothing."""
    words = normalised(text or "", is_html=is_html)
    return blake2s(words.encode(), digest_size=8).hexdigest() if words else ""


def prints(record: Any, field: str) -> Prints:
    """The hashes of both texts as the record has them now."""
    is_html = isinstance(record._meta.get_field(field), RichTextField)
    return tuple(fingerprint(getattr(record, f"{field}_{language}"), is_html=is_html) for language in LANGUAGES)


def judged(
    then: Prints | None, now: Prints, behind: str = "", *, is_still_valid: bool = False, is_minor: bool = False
) -> tuple[Prints | None, str]:
    """The pair that is known to agree, and the language that lags behind, missing or older; "" for none.

    `then` is the pair that was known to agree, `behind` the language that lagged before this change. After a minor
    change a side that was in step stays so; one that had moved on has still moved on.
    """
    if not all(now):
        absent = [language for language, print_ in zip(LANGUAGES, now, strict=True) if not print_]
        return None, absent[0] if len(absent) == 1 else ""
    if then is None or is_still_valid or (is_minor and not behind):
        return now, ""
    if is_minor:
        then = tuple(now[i] if language == behind else then[i] for i, language in enumerate(LANGUAGES))
    moved = [language for i, language in enumerate(LANGUAGES) if then[i] != now[i]]
    return (then, other(moved[0])) if len(moved) == 1 else (now, "")


def settle(record: Any, *, still_valid: Collection[str] = (), minor_change: Collection[str] = ()) -> None:
    """Bring `agreed` and `behind` up to date with the texts, which are about to be saved. Queries nothing unless a
    text has changed since the pair was last known to agree."""
    found = {name: prints(record, name) for name in bilingual_fields(type(record))}
    then: dict[str, Prints | None] = {name: tuple(record.agreed[name]) for name in found if name in record.agreed}
    unsettled = [name for name, now in found.items() if then.get(name) != now or name in record.behind]
    if not unsettled:
        return
    stage = _stage(record)
    if stage == "paused":
        return
    if stage == "public":
        then |= _as_readers_had(record, [name for name in unsettled if name not in then and all(found[name])])
    for name in unsettled:
        lagged = record.behind.get(name, {}).get("language", "")
        agreed, lags = judged(
            then.get(name) if stage == "public" else None,
            found[name],
            lagged,
            is_still_valid=name in still_valid,
            is_minor=name in minor_change,
        )
        _set(record.agreed, name, agreed and list(agreed))
        if not lags or stage != "public":
            record.behind.pop(name, None)
        elif lags != lagged:
            record.behind[name] = {"language": lags, "since": today().isoformat()}


def _set(values: dict, name: str, value: object) -> None:
    if value:
        values[name] = value
    else:
        values.pop(name, None)


def _stage(record: Any) -> str:
    """ "public", "before" readers have ever seen the page of the record, or "paused" while it is a draft again."""
    page = record if record._state.adding else owner(record)
    if not hasattr(page, "published_at"):
        return "public"
    is_due = page.published_at is not None and page.published_at <= timezone.now()
    if page.status != page.Status.DRAFT:
        return "public" if is_due or page.published_at is None else "before"
    return "paused" if is_due else "before"


def owner(record: Any) -> Any:
    """The thing on whose page a text is shown; None while what it is about is not there yet."""
    about = getattr(record, "record", record)
    return getattr(about, "page", about)


def _as_readers_had(record: Any, names: list[str]) -> dict[str, Prints | None]:
    """The pairs as the database has them, if they were never hashed: written past save(), or before hashes were."""
    stored = type(record)._default_manager.filter(pk=record.pk).first() if names and record.pk else None
    before = {name: prints(stored, name) for name in names} if stored else {}
    return {name: both for name, both in before.items() if all(both)}


@dataclass(frozen=True)
class Pair:
    """A bilingual field of a record, as staff and readers need to know of it."""

    record: Any
    name: str

    @property
    def columns(self) -> list[str]:
        return [f"{self.name}_{language}" for language in LANGUAGES]

    @property
    def column_behind(self) -> str:
        """The column of the language that is older; "" for none."""
        return self.behind and f"{self.name}_{self.behind}"

    def text(self, language: str) -> str:
        return getattr(self.record, f"{self.name}_{language}") or ""

    @property
    def label(self) -> str:
        return capfirst(str(self.record._meta.get_field(self.name).verbose_name))

    @property
    def is_required(self) -> bool:
        return not self.record._meta.get_field(self.name).blank

    @cached_property
    def missing(self) -> list[str]:
        """The languages in which the text should stand and does not."""
        absent = [language for language in LANGUAGES if not self.text(language)]
        return absent if self.is_required or len(absent) < len(LANGUAGES) else []

    @property
    def is_absent(self) -> bool:
        """Whether there is no text, and need not be any."""
        return not self.missing and not any(map(self.text, LANGUAGES))

    @cached_property
    def behind(self) -> str:
        """The language that is older than the other; "" for none."""
        lags = self.record.behind.get(self.name, {}).get("language", "")
        return "" if self.missing or self.is_absent else lags

    @property
    def source(self) -> str:
        """The language that moved on while the other stayed behind; "" for none."""
        return self.behind and other(self.behind)

    @property
    def is_current(self) -> bool:
        """Whether both texts are there and known to agree; of what was never public nothing is known."""
        is_compared = getattr(self.record, "published_at", True) is not None
        return is_compared and not (self.missing or self.behind or self.is_absent)

    @property
    def since(self) -> datetime.date | None:
        """Since when a language is behind or missing."""
        stored = self.record.behind.get(self.name, {}).get("since")
        return datetime.date.fromisoformat(stored) if stored else None

    def state(self, language: str) -> str:
        """ "missing", "behind" or "current"."""
        return "missing" if language in self.missing else "behind" if language == self.behind else "current"

    @property
    def changed(self) -> SafeString | None:
        """The text that moved on, with the words that changed since both agreed; None where history lacks the old."""
        agreed = dict(zip(LANGUAGES, self.record.agreed.get(self.name, ()), strict=False)).get(self.source)
        if not agreed:
            return None
        is_html = isinstance(self.record._meta.get_field(self.name), RichTextField)
        column = f"{self.name}_{self.source}"
        for former in self.record.history.values_list(column, flat=True)[:VERSIONS]:
            if fingerprint(former, is_html=is_html) == agreed:
                words = readable if is_html else str
                return changed_words(words(former), words(self.text(self.source)))
        return None


def pairs(record: Model) -> list[Pair]:
    """All bilingual fields of a record."""
    return [Pair(record, name) for name in bilingual_fields(type(record))]


def languages_behind(record: Any) -> dict[str, str]:
    """By field, in the order of the form, which language is behind or missing."""
    lagging = getattr(record, "behind", {})
    return {name: lagging[name]["language"] for name in lagging and bilingual_fields(type(record)) if name in lagging}


def behind_in_words(record: Any) -> str:
    """The same for people, each text in a line of its own: “Title (Russian)”; "" where nothing is behind."""
    columns = [f"{name}_{language}" for name, language in languages_behind(record).items()]
    return "\n".join(name_of_column(record._meta.get_field(column)) for column in columns)
