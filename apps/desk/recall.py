"""The history of each record at the desk, and the way back: its form, filled with what stood there before."""

from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from django.contrib import admin, messages
from django.contrib.admin.utils import unquote
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.db.models import FileField, ManyToManyField
from django.http import Http404, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils.translation import gettext as _

from apps.core.differences import fields_told, value
from apps.core.languages import LANGUAGES
from apps.core.wording import moment_in_words
from apps.desk.history import History, Row, gone, read_moment
from apps.desk.previewing import Previewing
from apps.proposals.sandbox import reason
from apps.proposals.workflow import NOTE

ENTRIES = 25
"""How many savings a page of the history shows."""

AT, TAKE, LANGUAGE, ALL = "restore", "take", "language", "all"
"""In the address of a form: from which moment it is filled, with which fields, or which language, or all of it."""

APART = {"slug", "status", "published_at", "expires_at"}
"""What moves a page or takes it from readers comes back only when it is chosen by itself."""


class Recalling(admin.ModelAdmin if TYPE_CHECKING else object):
    """What the desk adds to the admin of each kind of record that keeps a history."""

    def get_urls(self):
        name = f"{self.opts.app_label}_{self.opts.model_name}_compare"
        compare = path("<path:object_id>/history/compare/", self.admin_site.admin_view(self.compare_view), name=name)
        return [compare, *super().get_urls()]

    # --- the pages of the history

    def history_view(self, request, object_id, extra_context=None):
        """Who changed what, when and why: the record and its rows, in both languages."""
        record, history = self._history_of(request, object_id)
        page = Paginator(history.entries, ENTRIES).get_page(request.GET.get("p"))
        history.tell(page.object_list)
        context = {
            "title": _("History: %s") % record,
            "page": page,
            "pages": page.paginator.get_elided_page_range(page.number),
            "latest": history.entries[0] if history.entries else None,
        }
        return self._history_page(request, record, "desk/history.html", {**context, **(extra_context or {})})

    def compare_view(self, request, object_id):
        """What differs between two moments, or between a moment and now; then what is chosen can come back."""
        record, history = self._history_of(request, object_id)
        try:
            old, new = (read_moment(text) if text else None for text in map(request.GET.get, ("old", "new")))
            if old is None:
                raise ValueError(_("Choose the moment to compare with."))
        except ValueError as error:
            messages.error(request, str(error))
            return HttpResponseRedirect(self._desk_address("history", record))
        if new and new < old:
            old, new = new, old
        if new and history.entries and new >= history.entries[0].moment:
            new = None  # nothing has changed since
        compared = history.between(old, new)
        was_there = not any(row.prefix == "" and change.kind == "+" for row, change in compared)
        can_restore = was_there and new is None and not record._state.adding
        context = {
            "title": _("Comparison: %s") % record,
            "old": old.isoformat(),
            "then": moment_in_words(old),
            "until": moment_in_words(new) if new else "",
            "compared": compared,
            "can_restore": can_restore and self.has_change_permission(request, record),
            "names": {"at": AT, "take": TAKE, "language": LANGUAGE, "all": ALL},
        }
        return self._history_page(request, record, "desk/compare.html", context)

    def history_form_view(self, request, object_id, version_id, extra_context=None):
        """The library's form that reverts without review: its address leads to the comparison."""
        record, history = self._history_of(request, object_id)
        versions = history.kinds[""].versions
        version = versions.filter(history_id=version_id).first() if version_id.isdecimal() else None
        if not version:
            raise Http404
        query = f"?old={version.history_date.isoformat().replace('+', '%2B')}"
        return HttpResponseRedirect(self._desk_address("compare", record) + query)

    def _history_of(self, request, object_id) -> tuple[Any, History]:
        key = unquote(object_id)
        record = self.get_object(request, key) or gone(self.model, key)
        if record is None:
            raise Http404
        if not self.has_view_or_change_permission(request, record):
            raise PermissionDenied
        return record, History(self, request, record)

    def _history_page(self, request, record, template, context):
        request.current_app = self.admin_site.name
        is_there = self.model._default_manager.filter(pk=record.pk).exists()
        addresses = {
            "history_url": self._desk_address("history", record),
            "compare_url": self._desk_address("compare", record),
            "change_url": self._desk_address("change", record) if is_there else "",
            "changelist_url": self._desk_address("changelist"),
        }
        shared = self.admin_site.each_context(request)
        return TemplateResponse(
            request, template, {**shared, "opts": self.opts, "record": record, **addresses, **context}
        )

    def _desk_address(self, page: str, record: Any = None) -> str:
        name = f"admin:{self.opts.app_label}_{self.opts.model_name}_{page}"
        return reverse(name, args=[record.pk] if record else [])

    # --- the form

    def changeform_view(self, request, object_id=None, form_url="", extra_context=None):
        """What is saved at once has the note as its reason in the history; of a proposal, approval gives it."""
        with because(request.POST.get(NOTE, "")):
            return super().changeform_view(request, object_id, form_url, extra_context)

    def render_change_form(self, request, context, *args, obj=None, **kwargs):
        if obj and request.method == "GET" and AT in request.GET:
            self._fill_from_history(request, context, obj)
        return super().render_change_form(request, context, *args, obj=obj, **kwargs)

    def _fill_from_history(self, request, context, record) -> None:
        try:
            moment = read_moment(request.GET[AT])
        except ValueError as error:
            messages.error(request, str(error))
            return
        chosen = Chosen(request.GET)
        past: dict[Row, Any] = {}
        for kind in History(self, request, record).kinds.values():
            past |= kind.at(moment)
        form = context["adminform"].form
        if form.is_bound or Row("", record.pk) not in past:
            return
        put_back(form, Row("", record.pk), past, chosen)
        for rows in context["inline_admin_formsets"]:
            put_back_rows(rows, past, chosen)
        when = moment_in_words(moment)
        context["note"] = context.get("note") or _("Back to what stood there on %(when)s") % {"when": when}
        told = _("The form is filled with what stood there on %(when)s. Nothing changes until you send it.")
        messages.info(request, told % {"when": when})


@contextmanager
def because(note: str):
    """History keeps the note as the reason of what the block saves."""
    token = reason.set(note.replace("\0", "")) if note else None
    try:
        yield
    finally:
        if token:
            reason.reset(token)


class Chosen:
    """Which fields come back."""

    def __init__(self, query: Any):
        self.names = set(query.getlist(TAKE))
        self.language = query.get(LANGUAGE) if query.get(LANGUAGE) in LANGUAGES else ""
        self.is_all = ALL in query

    def has(self, row: Row, field: Any) -> bool:
        is_asked = f"{row}:{field.name}" in self.names
        is_of_language = bool(self.language) and getattr(field, "language", "") == self.language
        return is_asked or is_of_language or (self.is_all and (row.prefix != "" or field.name not in APART))

    def has_whole(self, row: Row) -> bool:
        return self.is_all or str(row) in self.names


def put_back(form: Any, row: Row, past: dict[Row, Any], chosen: Chosen) -> None:
    """Fill a form that is only shown with the chosen fields of the version; files stay as they are."""
    for field in fields_told(form._meta.model):
        if field.name in form.fields and not isinstance(field, FileField) and chosen.has(row, field):
            form.initial[field.name] = _initial(past[row], field)


def put_back_rows(rows: Any, past: dict[Row, Any], chosen: Chosen) -> None:
    """The same for the rows: those added since are ticked for deletion, those gone since stand there as new."""
    formset = rows.formset
    standing = {Row(formset.prefix, form.instance.pk): form for form in formset.initial_forms}
    lost = [row for row in past if row.prefix == formset.prefix and row not in standing and chosen.has_whole(row)]
    if lost and rows.has_add_permission:
        told = [field for field in fields_told(formset.model) if not isinstance(field, FileField)]
        formset.extra += len(lost)
        formset.initial_extra = [{field.name: _initial(past[row], field) for field in told} for row in lost]
        formset.__dict__.pop("forms", None)
        standing = {Row(formset.prefix, form.instance.pk): form for form in formset.initial_forms}
    for row, form in standing.items():
        if row in past:
            put_back(form, row, past, chosen)
        elif chosen.has_whole(row) and "DELETE" in form.fields:
            form.initial["DELETE"] = True


def _initial(version: Any, field: Any) -> Any:
    return value(version, field) if isinstance(field, ManyToManyField) else getattr(version, field.attname)


def recalling(admin_class: type) -> type:
    """The admin class with the history and the previews of the desk in front of it."""
    return type(
        admin_class.__name__,
        (Recalling, Previewing, admin_class),
        {"__module__": admin_class.__module__, "__doc__": admin_class.__doc__},
    )
