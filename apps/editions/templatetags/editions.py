"""What pages and the desk's forms say of how the two languages of a text stand to each other."""

from collections.abc import Iterable
from typing import Any

from django import template
from django.contrib.admin.helpers import AdminReadonlyField, Fieldline
from django.utils.safestring import SafeString

from apps.core.fields import PartialDateField, RichTextField
from apps.core.forms import BOXES, name_of_column
from apps.core.languages import active
from apps.core.templatetags.portal import sanitized
from apps.core.wording import date_in_words

register = template.Library()

REASON = "one_language_reason"


@register.simple_tag
def pairs_on(line: Fieldline) -> list[dict[str, Any]]:
    """The pairs of texts on a line of a form, each as `pair` with the `boxes` that may be ticked for it."""
    record = getattr(line.form, "instance", None)  # a form of the desk may be about no record
    if record is None or not record.pk or not hasattr(record, "pairs"):
        return []
    found = [pair for pair in record.pairs if {*pair.columns} <= {*line.fields}]
    return [{"pair": pair, "boxes": _boxes(line.form, pair.name)} for pair in found]


def _boxes(form, name: str) -> dict[str, Any]:
    """The boxes of a pair by their names; None for one that this person cannot tick."""
    ticked = {box: form[box].subwidgets if box in form.fields else () for box in BOXES}
    return {
        box: next((each for each in subwidgets if str(each.data["value"]) == name), None)
        for box, subwidgets in ticked.items()
    }


@register.filter
def label(field: Any) -> SafeString:
    """The label of a field; of a text that may only be read, with its language too."""
    column: Any = _column(field) if field.is_readonly else None
    if hasattr(column, "translated_field"):
        field.field["label"] = name_of_column(column)
    return field.label_tag()


@register.filter
def contents(field: AdminReadonlyField) -> SafeString | str:
    """What a field that may only be read holds, as the public reads it."""
    name, record, column = field.field["name"], field.form.instance, _column(field)
    if isinstance(column, RichTextField):
        return sanitized(getattr(record, name) or "") or field.empty_value_display
    if isinstance(column, PartialDateField):
        return date_in_words(getattr(record, name)) or field.empty_value_display
    return field.contents()


def _column(field: AdminReadonlyField) -> Any:
    """The column of the database that it shows, if it is one."""
    return {column.name: column for column in field.form.instance._meta.fields}.get(field.field["name"])


@register.inclusion_tag("components/language_notice.html", takes_context=True)
def language_notice(context, *shown: Any) -> dict[str, Any]:
    """What readers of this language should know of the texts of a page: of the thing, then of its parts or lists of
    them. Asks the database nothing."""
    records = [record for one in shown for record in (one if isinstance(one, Iterable) else [one])]
    language = active()
    lagging = [pair.since for record in records if record.behind for pair in record.pairs if pair.behind == language]
    return {
        "language": language,
        "href": context["portal"].other_language["href"],
        "changed": max(filter(None, lagging), default=None),
        **_one_language(records[0] if records else None, language),
    }


def _one_language(thing: Any, language: str) -> dict[str, Any]:
    """Why the thing has not all its texts in this language, and since when; `reason` is "" where it has."""
    reason = getattr(thing, f"one_language_reason_{language}", "")
    there = [pair for pair in thing.pairs if not pair.is_absent and pair.name != REASON] if reason else []
    missing = [pair for pair in there if language in pair.missing]
    since = min((pair.since for pair in missing if pair.since), default=thing.published_at if missing else None)
    return {"reason": reason if missing else "", "since": since, "is_whole": len(missing) == len(there)}
