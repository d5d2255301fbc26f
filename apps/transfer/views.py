"""Import and export at the desk: the list of tables, each table with its columns and the fate of a file's rows."""

from collections import Counter

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from apps.accounts.audit import record
from apps.core.day import today
from apps.proposals.operations import propose
from apps.transfer.forms import FileForm, ImportForm
from apps.transfer.imports import KEY, fates
from apps.transfer.resources import CHANGED, NEW, REFUSED, SAME, TABLES, Table
from apps.transfer.sheets import TYPES, written


def tables(request: HttpRequest) -> HttpResponse:
    """The kinds of records that can go out and come in as tables."""
    found = [
        {"kind": kind, "table": table(), "may_import": may_import(request, table())}
        for kind, table in TABLES.items()
        if table().may(request.user, "view")
    ]
    if not found:
        raise PermissionDenied
    context = {**admin.site.each_context(request), "title": _("Import and export"), "tables": found}
    return render(request, "transfer/tables.html", context)


def table(request: HttpRequest, kind: str) -> HttpResponse:
    """Sends a file to look at, then proposes what its rows say."""
    wanted = _table(request, kind)
    if not may_import(request, wanted):
        raise PermissionDenied
    context = {
        **admin.site.each_context(request),
        "title": _("Import: %(name)s") % {"name": wanted.name},
        "kind": kind,
        "table": wanted,
        "form": FileForm(),
    }
    if request.method != "POST":
        return render(request, "transfer/table.html", context)
    if "_propose" in request.POST:
        return _propose(request, context)
    return _look(request, context)


def _look(request: HttpRequest, context: dict) -> HttpResponse:
    form = context["form"] = FileForm(request.POST, request.FILES)
    if form.is_valid():
        context |= _outcome(request, context["kind"], form, form.cleaned_data["file"])
        if context.get("fates") and not context["refused"] and context["differ"]:
            context["proposal"] = ImportForm.of(form.cleaned_data["file"])
    return render(request, "transfer/table.html", context)


def _propose(request: HttpRequest, context: dict) -> HttpResponse:
    form = ImportForm(request.POST)
    if form.is_valid():
        try:
            proposal = propose(
                request.user, KEY, {"kind": context["kind"]}, form.cleaned_data["note"], files={"file": form.file}
            )
        except ValidationError as error:
            form.add_error(None, error)
        else:
            messages.success(request, _("Proposed. Readers see it once somebody else has approved it."))
            return redirect(proposal)
    context["proposal"] = form
    return render(request, "transfer/table.html", context)


def _outcome(request: HttpRequest, kind: str, form: FileForm, file) -> dict:
    """The rows in the order in which staff look at them, with how many there are of each fate."""
    try:
        found = fates(kind, file)
    except ValidationError as error:
        form.add_error("file", error)
        return {}
    counts = Counter(fate.kind for fate in found)
    return {
        "fates": [fate for fate in found if fate.kind != SAME],
        "same": [fate for fate in found if fate.kind == SAME],
        "counts": {fate: counts[fate] for fate in (REFUSED, NEW, CHANGED, SAME)},
        "refused": counts[REFUSED],
        "differ": counts[NEW] + counts[CHANGED],
        "file_name": file.name,
    }


def export(request: HttpRequest, kind: str, suffix: str) -> HttpResponse:
    """All records of the kind as a file."""
    wanted = _table(request, kind)
    if suffix not in TYPES:
        raise Http404
    data = wanted.export()
    try:
        content = written(data, suffix)
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
        return redirect("transfer:tables")
    record(request.user, "transfer.exported", detail=f"{kind}.{suffix}: {len(data)}")
    response = HttpResponse(content, content_type=TYPES[suffix])
    response["Content-Disposition"] = f'attachment; filename="cica-{kind}-{today():%Y-%m-%d}.{suffix}"'
    response["Cache-Control"] = "no-store"
    return response


def _table(request: HttpRequest, kind: str) -> Table:
    """Raises Http404 if there is no such table, PermissionDenied if the person may not see its records."""
    if kind not in TABLES:
        raise Http404
    wanted = TABLES[kind]()
    if not wanted.may(request.user, "view"):
        raise PermissionDenied
    return wanted


def may_import(request: HttpRequest, wanted: Table) -> bool:
    return wanted.may(request.user, "add") and wanted.may(request.user, "change")
