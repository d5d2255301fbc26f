"""Guided actions at the desk: the list of them, and each as a form, its outcome, and the proposal made of it."""

from typing import Any

from django.contrib import admin, messages
from django.contrib.admin.helpers import AdminForm
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.http import Http404, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _

from apps.actions.outcome import outcome, previewed
from apps.actions.registry import ACTIONS, offered, operation_key
from apps.proposals.deciding import supersede
from apps.proposals.models import Proposal
from apps.proposals.operations import propose
from apps.proposals.workflow import TAKEN


def actions(request):
    """What can be done in one step."""
    if not (found := offered(request.user)):
        raise PermissionDenied
    context = {**admin.site.each_context(request), "title": _("Guided actions"), "content": {"actions": found}}
    return render(request, "actions/actions.html", context)


def action(request, key):
    """The form of an action; once it is filled in rightly, what it would change, and then a proposal."""
    form_class = ACTIONS.get(key)
    if form_class is None:
        raise Http404
    if form_class not in offered(request.user):
        raise PermissionDenied
    taken = _taken(request, form_class)
    if request.method != "POST":
        return _form(request, form_class(initial=taken and {**taken.payload["values"], "note": taken.note}), taken)
    form = form_class(request.POST)
    if "_edit" in request.POST or not form.is_valid():
        return _form(request, form, taken)
    try:
        return _answer(request, form, taken)
    except ValidationError as error:
        form.add_error(None, error)
        return _form(request, form, taken)


def _taken(request, form_class: Any) -> Proposal | None:
    """The proposal that the address names and that what is sent now takes the place of."""
    if not (key := request.GET.get(TAKEN)):
        return None
    open_ones = Proposal.objects.seen_by(request.user).reopenable().filter(operation=operation_key(form_class))
    return get_object_or_404(open_ones, pk=key if key.isdecimal() and len(key) < 10 else None)


def _answer(request, form: Any, taken: Proposal | None):
    """What follows from a form that is filled in rightly. Raises ValidationError if it cannot be done."""
    key, payload = operation_key(type(form)), {"values": form.values()}
    if "_propose" in request.POST:
        with transaction.atomic():
            if taken:
                supersede(taken, request.user)
            note = form.cleaned_data["note"]
            proposal = propose(request.user, key, payload, note, target=form.subject(), replaces=taken)
        messages.success(request, _("Proposed. Readers see it once somebody else has approved it."))
        return HttpResponseRedirect(proposal.get_absolute_url())
    if "_preview" in request.POST:
        return previewed(request, key, payload, request.POST["_preview"])
    found = outcome(request.user, key, payload, form.day)
    context = {**admin.site.each_context(request), "title": form.label, "form": form, "outcome": found}
    return render(request, "actions/outcome.html", context)


def _form(request, form: Any, taken: Proposal | None):
    context = {
        **admin.site.each_context(request),
        "title": form.label,
        "form": form,
        "taken": taken,
        "fieldsets": AdminForm(form, list(form.fieldsets()), {}),
        "media": form.media,
    }
    return render(request, "actions/action.html", context)
