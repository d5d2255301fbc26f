"""What an action would change: the records, and the figures and names that public pages compute from them."""

import datetime
from dataclasses import dataclass
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse

from apps.core.addresses import in_language
from apps.core.day import today
from apps.core.languages import LANGUAGES, one_of_ours
from apps.core.registry import tokens
from apps.proposals.operations import Change, operation, perform
from apps.proposals.preview import asked, guarded
from apps.proposals.sandbox import sandbox
from apps.proposals.tracing import Trace, addresses, changes


@dataclass(frozen=True)
class Shift:
    """A figure or name that pages show for these days, before and after; in the page's language."""

    label: str
    days: list[datetime.date]
    before: Any
    after: Any


@dataclass(frozen=True)
class Outcome:
    """`sourced` are the citations that are made, `pages` the addresses of public pages that show it, in English."""

    changes: list[Change]
    sourced: list[Change]
    shifts: list[Shift]
    pages: list[str]


def outcome(user: Any, key: str, payload: dict, day: datetime.date) -> Outcome:
    """Carry it out in the sandbox and look. Raises ValidationError if it cannot be done as things stand."""
    days = sorted({day, today()})
    before = figures(days)
    with sandbox():
        trace = perform(user, key, payload)
        after = figures(days)
        found, pages = changes(trace), public_pages(trace, key, payload)
    sourced = [change for change in found if (change.model, change.kind) == ("sources.citation", "+")]
    return Outcome([change for change in found if change not in sourced], sourced, shifts(before, after), pages)


def shifts(before: dict, after: dict) -> list[Shift]:
    """What differs; days on which it differs alike stand together."""
    found: dict[tuple, Shift] = {}
    for (label, day), value in after.items():
        then = before[label, day]
        if value != then:
            found.setdefault((label, then, value), Shift(label, [], then, value)).days.append(day)
    return list(found.values())


def figures(days: list[datetime.date]) -> dict[tuple[str, datetime.date], Any]:
    """All that texts and pages can say of those days in a number or a name."""
    return {(str(token.label), day): token.value(day) for token in tokens() for day in days}


def public_pages(trace: Trace, key: str, payload: dict) -> list[str]:
    """The lists first, then the pages of the records; in English."""
    found = [*operation(key).pages(payload), *addresses(trace)]
    return list(dict.fromkeys(in_language(path, LANGUAGES[0]) for path in found))


def previewed(request: HttpRequest, key: str, payload: dict, wanted: str) -> HttpResponse:
    """The public page as it would be; `wanted` is its number among the pages and a language: "0 ru"."""
    number, _space, language = wanted.partition(" ")
    with sandbox():
        pages = public_pages(perform(request.user, key, payload), key, payload)
        if not number.isdecimal() or int(number) >= len(pages):
            raise Http404
        return guarded(asked(in_language(pages[int(number)], one_of_ours(language)), request))
