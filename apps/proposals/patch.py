"""The change that somebody made on a form: extracted from it, and laid on the form as it stands later.

A patch is {"form": {field: {suffix: [values]}}, "rows": {prefix: [row]}}; a row is {"pk", "set"} or {"pk", "delete"}
or, if it is new, {"set"} alone. Suffix and values are what a browser would send, with dates as every language takes
them.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from django.contrib.admin.widgets import RelatedFieldWidgetWrapper
from django.core.exceptions import ValidationError
from django.core.files.base import File
from django.forms import BaseModelForm, BaseModelFormSet, FileField, Widget
from django.http import QueryDict
from django.utils.datastructures import MultiValueDict
from django.utils.translation import gettext as _
from django.utils.translation import override

from apps.core.languages import LANGUAGES

Patch = dict[str, Any]
Sent = dict[str, list[str]]


def controls(widget: Widget, name: str, value: Any) -> Sent:
    """What a browser would send for a field with this value."""
    if isinstance(widget, RelatedFieldWidgetWrapper):
        widget = widget.widget
    with override(LANGUAGES[0]):
        return dict(_sent(widget.get_context(name, value, {})["widget"]))


def _sent(widget: dict) -> Iterator[tuple[str, list[str]]]:
    if "subwidgets" in widget:
        for part in widget["subwidgets"]:
            yield from _sent(part)
    elif "optgroups" in widget:
        options = [option for _name, group, _index in widget["optgroups"] for option in group]
        chosen = [str(option["value"]) for option in options if option["selected"]]
        if not chosen and options and options[0]["type"] == "select" and not widget["attrs"].get("multiple"):
            chosen = [str(options[0]["value"])]  # as browsers do
        if chosen:
            yield widget["name"], chosen
    elif widget.get("type") == "checkbox":
        if widget["attrs"].get("checked"):
            yield widget["name"], [str(widget["value"] or "on")]
    elif widget.get("type") != "file":
        value = widget["value"]
        yield widget["name"], ["" if value is None else str(value)]


def as_sent(form: Any) -> Sent:
    """What a browser would send of the form as it is shown."""
    sent: Sent = {}
    for bound in form:
        sent |= controls(bound.field.widget, bound.html_name, bound.value())
        if bound.field.show_hidden_initial:
            sent |= controls(bound.field.hidden_widget(), bound.html_initial_name, bound.initial)
    return sent


# --- from a form that somebody sent


def extract(
    form: BaseModelForm, formsets: Iterable[BaseModelFormSet], *, is_new: bool
) -> tuple[Patch, dict[str, File]]:
    """What a valid form changes, and the files that come with it."""
    files: dict[str, File] = {}
    names = list(form.fields) if is_new else form.changed_data
    patch: Patch = {"form": _changed(form, names, "form", files), "rows": {}}
    for formset in formsets:
        rows = list(_rows(formset, files))
        if rows:
            patch["rows"][formset.prefix] = rows
    return patch, files


def _changed(form: Any, names: Iterable[str], place: str, files: dict[str, File]) -> dict[str, Sent]:
    return {name: _set(form, name, place, files) for name in names}


def _set(form: Any, name: str, place: str, files: dict[str, File]) -> Sent:
    html_name, field = form[name].html_name, form.fields[name]
    if isinstance(field, FileField):
        if html_name in form.files:
            files[f"{place}.{name}"] = form.files[html_name]
            return {}
        return {"-clear": ["on"]} if form.cleaned_data.get(name) is False else {}
    with override(LANGUAGES[0]):
        value = field.prepare_value(form.cleaned_data.get(name))
    sent = controls(field.widget, html_name, value)
    return {key.removeprefix(html_name): values for key, values in sent.items()}


def _rows(formset: Any, files: dict[str, File]) -> Iterator[dict]:
    deleted = formset.deleted_forms if formset.can_delete else []
    for form in formset.initial_forms:
        key = str(form.instance.pk)
        if form in deleted:
            yield {"pk": key, "delete": True}
        elif form.has_changed():
            names = [name for name in form.changed_data if name in _own(formset, form)]
            yield {"pk": key, "set": _changed(form, names, f"{formset.prefix}.{key}", files)}
    fresh = (form for form in formset.extra_forms if form.has_changed() and form not in deleted)
    for number, form in enumerate(fresh):
        yield {"set": _changed(form, _own(formset, form), f"{formset.prefix}.new{number}", files)}


def _own(formset: Any, form: BaseModelForm) -> list[str]:
    """The fields of a row that people fill in."""
    given = {formset._pk_field.name, "DELETE", "ORDER", getattr(getattr(formset, "fk", None), "name", "")}  # noqa: SLF001
    return [name for name in form.fields if name not in given]


# --- onto the form as it stands


def laid(
    form: Any, formsets: Iterable[Any], patch: Patch, files: Mapping[str, File]
) -> tuple[QueryDict, MultiValueDict[str, Any]]:
    """What a browser would send of the form as it stands, had somebody made the change on it.

    Raises ValidationError with the names of what is not there any more: fields, rows.
    """
    sent = as_sent(form)
    uploads: dict[str, File] = {}
    missing = list(_lay(form, patch["form"], "form", sent, files, uploads))
    known = {formset.prefix: formset for formset in formsets}
    for formset in known.values():
        sent |= as_sent(formset.management_form)
        for row in formset.forms:
            sent |= as_sent(row)
    for prefix, rows in patch["rows"].items():
        if prefix in known:
            missing += _lay_rows(known[prefix], rows, sent, files, uploads)
        else:
            missing.append(prefix)
    if missing:
        told = _("The record has changed since; this is not there any more: %(names)s.") % {"names": ", ".join(missing)}
        raise ValidationError(told, code="gone")
    data = QueryDict(mutable=True)
    for name, values in sent.items():
        data.setlist(name, values)
    return data, MultiValueDict({name: [file] for name, file in uploads.items()})


def _lay_rows(formset: Any, rows: list[dict], sent: Sent, files: Mapping, uploads: dict) -> Iterator[str]:
    standing = {str(form.instance.pk): form for form in formset.initial_forms}
    total, fresh = len(formset.forms), 0
    for row in rows:
        if "pk" not in row:
            form = formset.empty_form
            form.prefix = formset.add_prefix(total + fresh)
            yield from _lay(form, row["set"], f"{formset.prefix}.new{fresh}", sent, files, uploads)
            fresh += 1
        elif row["pk"] not in standing:
            yield str(_("a row (%(kind)s)") % {"kind": formset.model._meta.verbose_name})
        elif row.get("delete"):
            sent[f"{standing[row['pk']].prefix}-DELETE"] = ["on"]
        else:
            form = standing[row["pk"]]
            yield from _lay(form, row["set"], f"{formset.prefix}.{row['pk']}", sent, files, uploads)
    sent[f"{formset.prefix}-TOTAL_FORMS"] = [str(total + fresh)]


def _lay(  # noqa: PLR0917
    form: Any, change: dict[str, Sent], place: str, sent: Sent, files: Mapping, uploads: dict
) -> Iterator[str]:
    for name, values in change.items():
        if name not in form.fields:
            yield name
            continue
        html_name = form.add_prefix(name)
        for key in controls(form.fields[name].widget, html_name, None):
            sent.pop(key, None)
        sent.pop(html_name, None)
        sent.update({html_name + suffix: found for suffix, found in values.items()})
        if file := files.get(f"{place}.{name}"):
            uploads[html_name] = file
