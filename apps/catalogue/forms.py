"""Which states the matrix shows, and what stands out in it."""

from typing import Any

from django import forms
from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from apps.catalogue.models import Area, Coordination
from apps.core.languages import alphabetical
from apps.core.templatetags.portal import plain
from apps.participants.models import State
from apps.participation.models import Participation


class NamedField(forms.ModelChoiceField):
    """A state or an area, by the name that the page gives it."""

    def __init__(self, model, **options):
        nothing = pgettext_lazy("highlight", "Nothing")
        super().__init__(model.objects.none(), required=False, to_field_name="slug", empty_label=nothing, **options)

    def label_from_instance(self, thing):
        return plain(thing, "name")


class MatrixForm(forms.Form):
    """Sent by GET. What is not legal gives a message and counts as not asked."""

    states = forms.ChoiceField(
        label=_("States"), required=False, choices=[("", _("States with a role")), ("all", _("All member states"))]
    )
    state = NamedField(State, label=_("Highlight a state"))
    area = NamedField(Area, label=_("Highlight an area"))

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        fields: dict[str, Any] = self.fields
        member = Participation.objects.members().filter(state=OuterRef("pk"))
        role = Coordination.objects.filter(state=OuterRef("pk"))
        states = State.objects.published().filter(Q(Exists(member)) | Q(Exists(role)))
        fields["state"].queryset = states.order_by(*alphabetical("name"))
        fields["area"].queryset = Area.objects.published().order_by(*alphabetical("name"))

    @property
    def asked(self) -> dict[str, Any]:
        """For `matrix()`."""
        self.is_valid()
        found = self.cleaned_data
        return {
            "all_members": found.get("states") == "all",
            "state": found.get("state"),
            "area": found.get("area"),
        }

    @property
    def is_filtered(self) -> bool:
        """Whether the reader asked for anything, legal or not."""
        return any(self.data.get(name) for name in self.fields)
