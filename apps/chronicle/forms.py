"""The choice of two days, and of one state, between which and for which to show what changed."""

from typing import cast

from django import forms
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from apps.core.day import FIRST, LAST, read_day
from apps.core.languages import alphabetical
from apps.core.templatetags.portal import plain
from apps.participants.models import State


class DayField(forms.CharField):
    """A day as an address writes it, one that the portal can show."""

    widget = forms.DateInput(attrs={"type": "date", "min": FIRST.isoformat(), "max": LAST.isoformat()})

    def clean(self, value):
        try:
            return read_day(super().clean(value))
        except ValueError as error:
            raise ValidationError(str(error), code="invalid") from error


class StateField(forms.ModelChoiceField):
    """A state, by the name of the day that the page shows."""

    def label_from_instance(self, state):
        return plain(state, "name")


class ChangesForm(forms.Form):
    """Sent by GET. The address of the page it is on stands in for what was not sent."""

    first = DayField(label=_("From one day"))
    last = DayField(label=_("to the other"))
    state = StateField(
        State.objects.none(),
        required=False,
        to_field_name="slug",
        label=_("State"),
        empty_label=pgettext_lazy("states", "All"),
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        states = cast(StateField, self.fields["state"])
        states.queryset = State.objects.published().order_by(*alphabetical("name"))

    @property
    def address(self) -> str:
        """The page of what was chosen; the earlier day comes first, whatever the order in which they were given."""
        days = sorted([self.cleaned_data["first"], self.cleaned_data["last"]])
        state = self.cleaned_data["state"]
        query = f"?{urlencode({'state': state.slug})}" if state else ""
        return reverse("chronicle:changes", args=[day.isoformat() for day in days]) + query
