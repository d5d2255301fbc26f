"""When a page was cited, as its address says it: `?seen=2026-11-22`, or a moment, `?seen=2026-11-22T10:15Z`."""

import datetime
from dataclasses import dataclass

from django.utils import timezone
from django.utils.translation import gettext as _

from apps.core.day import today
from apps.core.wording import date_in_words, moment_in_words

FORMATS = ("%Y-%m-%dT%H:%MZ", "%Y-%m-%dT%H:%M:%SZ")


@dataclass(frozen=True)
class Seen:
    """Between `first` and `last` the page was read: a day, where the Secretariat is, or a minute."""

    first: datetime.datetime
    last: datetime.datetime
    is_day: bool

    def __str__(self):
        return date_in_words(self.first) if self.is_day else moment_in_words(self.first)


def read_seen(text: str) -> Seen:
    """A day or a moment as an address writes it. Raises ValueError with a sentence for the reader."""
    found = _day(text) or _moment(text)
    if not found:
        raise ValueError(
            _(
                "“%(text)s” is neither a day nor a moment, so what has been corrected since cannot be told. "
                "Write it like 2026-11-22 or 2026-11-22T10:15Z."
            )
            % {"text": text[:20]}
        )
    if found.first > timezone.now():
        raise ValueError(_("This page cannot have been cited in the future."))
    return found


def _day(text: str) -> Seen | None:
    try:
        day = datetime.datetime.strptime(text, "%Y-%m-%d").date()  # noqa: DTZ007 (a day has no zone)
    except ValueError:
        return None
    day = min(day, today() + datetime.timedelta(days=1))  # whatever lies ahead, without the end of all years
    day = max(day, datetime.date(1900, 1, 1))
    begin = timezone.make_aware(datetime.datetime.combine(day, datetime.time()))
    return Seen(begin, begin + datetime.timedelta(days=1, microseconds=-1), is_day=True)


def _moment(text: str) -> Seen | None:
    for form in FORMATS:
        try:
            moment = datetime.datetime.strptime(text, form).replace(tzinfo=datetime.UTC)
        except ValueError:
            continue
        moment = max(moment, datetime.datetime(1900, 1, 1, tzinfo=datetime.UTC))
        moment = min(moment, timezone.now() + datetime.timedelta(days=1))
        length = datetime.timedelta(minutes=1) if form == FORMATS[0] else datetime.timedelta(seconds=1)
        return Seen(moment, moment + length - datetime.timedelta(microseconds=1), is_day=False)
    return None
