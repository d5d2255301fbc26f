"""The change form of a record, sent by the portal itself: what rehearsals, reviews and approvals have in common."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from django.apps import apps
from django.contrib import admin
from django.contrib.messages.storage.base import BaseStorage
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.files.base import File
from django.db.models import Model
from django.http import HttpRequest, QueryDict
from django.test import RequestFactory
from django.urls import reverse
from django.utils.datastructures import MultiValueDict
from django.utils.translation import gettext as _
from django.utils.translation import override

from apps.core.languages import LANGUAGES
from apps.editions.models import Publishable
from apps.proposals.operations import Operation, add_operation
from apps.proposals.patch import Patch, laid
from apps.sources.models import Cited

CHANGE = "change"


@dataclass
class Play:
    """How a form is run, and what was found: it hangs on the request as `play`, which no browser can set."""

    bound: tuple[QueryDict, MultiValueDict] | None = None
    """What fills the form that is only shown."""
    taken: Any = None
    """The proposal from which it is filled."""
    patch: Patch | None = None
    files: dict[str, File] = field(default_factory=dict)
    is_public: bool = False
    """Whether it touches what the public may see already."""
    appears: bool = False
    """Whether a thing with a page, so far a draft, is to leave that state."""
    record: Any = None
    is_direct: bool = False
    """Whether it is saved for good without a second person."""

    @property
    def is_saved(self) -> bool:
        return self.record is not None


class Unheard(BaseStorage):
    """Messages of a form that nobody has sent are told to nobody."""

    def add(self, level, message, extra_tags=""):
        pass

    def _get(self, *args, **kwargs):
        return [], True

    def _store(self, messages, response, *args, **kwargs):
        return []


def is_public(record: Model) -> bool:
    """Whether the public may see it, or will without further ado: parts follow the thing they are part of."""
    if isinstance(record, Publishable):
        return record.status != Publishable.Status.DRAFT
    owner = record.page if isinstance(record, Cited) else record
    return owner is record or is_public(owner)


def follows_form(record: Model) -> bool:
    """Whether a row is as public as the form it stands on, and not by itself."""
    return not isinstance(record, Publishable) and not (isinstance(record, Cited) and record.page is not record)


def model_of(payload: dict) -> type[Model]:
    try:
        return apps.get_model(payload["model"])
    except LookupError:
        raise ValidationError(_("This kind of record is not known any more."), code="unknown") from None


def asked(user: Any, method: str, play: Play, model: type[Model], pk: Any) -> HttpRequest:
    """The request for a form, as if the person had sent it."""
    page, keys = ("change", [pk]) if pk else ("add", [])
    address = reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_{page}", args=keys)
    request: Any = RequestFactory().get(address, SERVER_NAME="localhost")
    request.method, request.user, request.play = method, user, play
    request.csp_nonce = request.session = None
    request._messages = Unheard(request)  # noqa: SLF001 (where Django looks for them)
    request._dont_enforce_csrf_checks = True  # noqa: SLF001 (no browser sends it)
    return request


def filled(
    user: Any, model: type[Model], pk: Any, patch: Patch, files: Mapping[str, File]
) -> tuple[QueryDict, MultiValueDict[str, Any]]:
    """What a browser would send of the form as it stands now, with the change laid on it.

    Raises ValidationError if the record is gone, or what the change is about.
    """
    request = asked(user, "GET", Play(), model, pk)
    with override(LANGUAGES[0]):
        context = getattr(_answer(request, model, pk), "context_data", None)
        if context is None:
            raise ValidationError(_("The record is not there any more."), code="gone")
        form = context["adminform"].form
        formsets = [inline.formset for inline in context["inline_admin_formsets"]]
        return laid(form, formsets, patch, files)


def _answer(request: HttpRequest, model: type[Model], pk: Any) -> Any:
    try:
        return admin.site.get_model_admin(model).changeform_view(request, str(pk) if pk else None)
    except PermissionDenied:
        raise ValidationError(_("You may not change this record."), code="forbidden") from None


def run(payload: dict, files: dict[str, File], user: Any) -> None:
    """Send the change form of the record with the patch, in the name of `user`."""
    model, pk = model_of(payload), payload["pk"]
    data, uploads = filled(user, model, pk, payload["patch"], files)
    play = Play()
    request: Any = asked(user, "POST", play, model, pk)
    request.POST = data
    request._files = uploads  # noqa: SLF001 (the property has no setter)
    response = _answer(request, model, pk)
    if not play.is_saved or is_form(response):
        raise ValidationError(list(faults(response)) or _("The form could not be saved."), code="invalid")


def is_form(response: Any) -> bool:
    """Whether the form is shown again, with what is wrong; other answers mean that it was saved."""
    return "adminform" in (getattr(response, "context_data", None) or {})


def faults(response: Any) -> list[str]:
    """What a form that was refused says, with the names of the fields."""
    if not is_form(response):
        return []
    context = response.context_data
    forms = [context["adminform"].form]
    told = []
    for inline in context["inline_admin_formsets"]:
        forms += inline.formset.forms
        told += inline.formset.non_form_errors()
    for form in forms:
        for name, sentences in form.errors.items():
            label = f"{form.fields[name].label}: " if name in form.fields else ""
            told += [f"{label}{sentence}" for sentence in sentences]
    return told


def pages(payload: dict) -> list[str]:
    """The page of the record itself, even if only its rows change."""
    model, pk = model_of(payload), payload["pk"]
    record: Any = model._default_manager.filter(pk=pk).first() if pk else None
    owner = getattr(record, "page", record)
    return [owner.get_absolute_url().partition("#")[0]] if hasattr(owner, "get_absolute_url") else []


def change(record: Model, fields: Mapping[str, str | list[str]]) -> dict:
    """The payload that sets some fields of a record: {"title_ru": "…"}, as a browser would send them."""
    form = {name: {"": [value] if isinstance(value, str) else value} for name, value in fields.items()}
    return payload_of(type(record), record.pk, {"form": form, "rows": {}})


def payload_of(model: type[Model], pk: Any, patch: Patch) -> dict:
    return {"model": model._meta.label_lower, "pk": pk, "patch": patch}


def add_change(label: Any) -> None:
    add_operation(Operation(CHANGE, label, run, pages, is_publication=False))
