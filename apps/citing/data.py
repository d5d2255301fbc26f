"""What has been corrected on a page since it was cited, as data: in both languages, whatever the page's."""

from typing import Any

from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import override

from apps.citing.reference import seen_of
from apps.citing.since import CHANGES, Since, Told, corrected_since
from apps.core.languages import LANGUAGES
from apps.core.models import key_of
from apps.opendata.pages import Addition
from apps.opendata.records.identity import MODELS, reference_of
from apps.opendata.records.record import RENAMED
from apps.opendata.records.shapes import MOMENT, REFERENCE, TEXT, TRUTH, WORDS, closed, nullable, one_of, several

FIELD = closed({"field": TEXT, "then": WORDS, "now": WORDS})
CHANGE = closed(
    {
        "change": one_of(CHANGES),
        "is_shown": {**TRUTH, "description": "Whether the page shows it; else it may have stood there then."},
        "record": {**nullable(REFERENCE), "description": "What has changed; null for a file."},
        "fields": {
            **several(FIELD),
            "description": "What it said then and says now, in words; null in a language in which nothing has changed.",
        },
    }
)
SINCE = {
    **closed(
        {
            "first": {**MOMENT, "description": "The page was seen between this moment"},
            "last": {**MOMENT, "description": "and this one."},
            "kept_since": {**nullable(MOMENT), "description": "Since when the portal keeps what records said."},
            "changes": several(CHANGE),
        }
    ),
    "description": "What has been corrected since the page was cited; only of an address that says when (“seen”).",
}


def since(request: HttpRequest, context: dict[str, Any]) -> dict[str, Any] | None:
    """Raises ValueError with a sentence for the reader where it cannot be told."""
    text = seen_of(request)
    if not text:
        return None
    found = corrected_since(text, context)
    return {
        "first": _moment(found.seen.first),
        "last": _moment(found.seen.last),
        "kept_since": found.begun_at and _moment(found.begun_at),
        "changes": _changes(found),
    }


def _changes(since: Since) -> list[dict[str, Any]]:
    """Each record once, with what it says in either language."""
    found: dict[Any, dict[str, Any]] = {}
    for language in LANGUAGES:
        with override(language):
            since.tell()
            for is_shown, records in ((True, (*since.corrected, *since.added)), (False, since.others)):
                for told in records:
                    _add(found.setdefault(key_of(told.record), _empty(told, is_shown)), told, language)
    return [{**change, "fields": [*change["fields"].values()]} for change in found.values()]


def _empty(told: Told, is_shown: bool) -> dict[str, Any]:
    is_record = told.record._meta.concrete_model in MODELS.values()
    record = reference_of(told.record) if is_record else None
    return {"change": told.change, "is_shown": is_shown, "record": record, "fields": {}}


def _add(change: dict[str, Any], told: Told, language: str) -> None:
    for each in told.fields:
        column = each.field.removesuffix(f"_{each.language}") if each.language else each.field
        name = RENAMED.get(column, column)
        sides = {"then": dict.fromkeys(LANGUAGES), "now": dict.fromkeys(LANGUAGES)}
        field = change["fields"].setdefault(name, {"field": name, **sides})
        field["then"][language], field["now"][language] = each.old or None, each.new or None


def _moment(moment: Any) -> str:
    return timezone.localtime(moment).isoformat(timespec="seconds")


ADDITION = Addition(SINCE, since)
