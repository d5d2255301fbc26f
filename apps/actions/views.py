"""Guided actions at the desk: the list of them, and each as a form, its outcome, and the proposal made of it."""

from typing import Any

from django.contrib import admin, messages
from django.contrib.admin.helpers import AdminForm
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from apps.actions.outcome import outcome, previewed
from apps.actions.registry import ACTIONS, offered, operation_key
from apps.proposals.operations import propose


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
    form = form_class(request.POST or None)
    if request.method != "POST" or "_edit" in request.POST or not form.is_valid():
        return _form(request, form)
    try:
        return _answer(request, form)
    except ValidationError as error:
        form.add_error(None, error)
        return _form(request, form)


def _answer(request, form: Any):
    """What follows from a form that is filled in rightly. Raises ValidationError if it cannot be done."""
    key, payload = operation_key(type(form)), {"values": form.values()}
    if "_propose" in request.POST:
        propose(request.user, key, payload, form.cleaned_data["note"], target=form.subject())
        messages.success(request, _("Proposed. Readers see it once somebody else has approved it."))
        return HttpResponseRedirect(reverse("admin:index"))
    if "_preview" in request.POST:
        return previewed(request, key, payload, request.POST["_preview"])
    found = outcome(request.user, key, payload, form.day)
    context = {**admin.site.each_context(request), "title": form.label, "form": form, "outcome": found}
    return render(request, "actions/outcome.html", context)


def _form(request, form: Any):
    context = {
        **admin.site.each_context(request),
        "title": form.label,
        "form": form,
        "fieldsets": AdminForm(form, list(form.fieldsets()), {}),
        "media": form.media,
    }
    return render(request, "actions/action.html", context)
