"""What pages and the desk's forms say of how the two languages of a text stand to each other."""

from typing import Any

from django import template
from django.contrib.admin.helpers import AdminReadonlyField, Fieldline
from django.utils.safestring import SafeString

from apps.core.fields import PartialDateField, RichTextField
from apps.core.forms import BOXES
from apps.core.templatetags.portal import sanitized
from apps.core.wording import date_in_words

register = template.Library()


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
def contents(field: AdminReadonlyField) -> SafeString | str:
    """What a field that may only be read holds, as the public reads it."""
    name, record = field.field["name"], field.form.instance
    column = record._meta.get_field(name) if name in {column.name for column in record._meta.fields} else None
    if isinstance(column, RichTextField):
        return sanitized(getattr(record, name) or "") or field.empty_value_display
    if isinstance(column, PartialDateField):
        return date_in_words(getattr(record, name)) or field.empty_value_display
    return field.contents()
