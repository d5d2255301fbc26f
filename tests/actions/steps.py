"""Fills in guided actions and carries them out."""

from typing import Any

from django.test import Client

from apps.actions.forms import ActionForm
from tests.factories.sources import SourceFactory


def typed(**values: Any) -> dict[str, str]:
    """What somebody types into an action: a day, a source, and the rest as said; None leaves a field out."""
    known = {"date": "2026-10-20", **values}
    if "source" not in known:
        known["source"] = SourceFactory().pk
    return {name: str(value) for name, value in known.items() if value is not None}


def filled(form_class: type[ActionForm], **values: Any) -> ActionForm:
    return form_class(typed(**values))


def carried_out(form_class: type[ActionForm], **values: Any) -> ActionForm:
    """The action, done for good."""
    form = filled(form_class, **values)
    assert form.is_valid(), form.errors
    form.carry_out()
    return form


def told(form_class: type[ActionForm], **values: Any) -> dict[str, list[str]]:
    """What the form says is wrong, by field."""
    return {name: list(sentences) for name, sentences in filled(form_class, **values).errors.items()}


def sent(desk: Client, key: str, button: str = "_check", **values: Any):
    """The answer to the form, sent with one of its buttons."""
    return desk.post(f"/admin/actions/{key}/", typed(**values) | {button: "1"})
