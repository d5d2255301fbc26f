"""The guided actions that there are, and what the proposals need to know of them."""

from functools import partial
from typing import Any

from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from apps.actions.accession import JoinForm, ObserverJoinsForm
from apps.actions.chair import HandOverForm
from apps.actions.coordination import CoordinatorForm
from apps.actions.forms import ActionForm
from apps.actions.office import SecretaryGeneralForm
from apps.actions.renaming import RenameForm
from apps.core.dates import PartialDate
from apps.core.day import FIRST
from apps.core.registry import Section, add_section
from apps.proposals.operations import Operation, add_operation

ACTIONS: dict[str, type[ActionForm]] = {
    form.key: form
    for form in (HandOverForm, JoinForm, ObserverJoinsForm, RenameForm, CoordinatorForm, SecretaryGeneralForm)
}


def offered(user: Any) -> list[type[ActionForm]]:
    """The actions that the person may propose."""
    return [form for form in ACTIONS.values() if user.has_perms(form.rights)]


def operation_key(form: type[ActionForm]) -> str:
    return f"actions.{form.key}"


def run(form_class: type[ActionForm], payload: dict, files: dict, user: Any) -> None:
    """Carry out what was typed, if it still can be. Raises ValidationError with sentences."""
    form = form_class(payload["values"])
    if not form.is_valid():
        raise ValidationError([told for errors in form.errors.as_data().values() for told in errors])
    form.carry_out()


def pages(form_class: type[ActionForm], payload: dict) -> list[str]:
    """The lists on which readers see it, and the whole on its first day."""
    day = PartialDate.parse(payload["values"]["date"]).counts_from
    whole = [reverse("chronicle:on", args=[day.isoformat()])] if day >= FIRST else []
    return [*map(reverse, form_class.pages), *whole]


def on_the_front_page(user: Any, _day) -> dict | None:
    found = offered(user)
    return {"actions": found} if found else None


def register() -> None:
    add_section(Section("desk", "actions", _("Guided actions"), 60, "actions/lines.html", on_the_front_page))
    for form in ACTIONS.values():
        add_operation(
            Operation(
                operation_key(form),
                form.label,
                run=partial(run, form),
                pages=partial(pages, form),
                form=partial(reverse, "actions:action", args=[form.key]),
            )
        )
