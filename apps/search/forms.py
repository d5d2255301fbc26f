"""What the address of a search may ask for besides the words."""

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from apps.core.day import FIRST, LAST
from apps.search.asking import Found
from apps.search.models import Entry


class SearchForm(forms.Form):
    """How the hits are narrowed and sorted. A value that is not legal is told and left out."""

    kind = forms.ChoiceField(label=_("Kind"), choices=Entry.Kind.choices, required=False)
    year = forms.IntegerField(
        label=_("Year"), min_value=FIRST.year, max_value=LAST.year, required=False, widget=forms.Select
    )
    status = forms.ChoiceField(label=_("Status"), choices=Entry.Standing.choices, required=False)
    sort = forms.ChoiceField(
        label=pgettext_lazy("search", "Order"),
        choices=[("", pgettext_lazy("order", "Best match first")), ("date", pgettext_lazy("order", "Latest first"))],
        required=False,
    )

    ALL = {"kind": _("All kinds"), "year": _("All years"), "status": pgettext_lazy("search", "Any status")}

    @property
    def chosen(self) -> dict:
        """The legal values that are not empty, as `asking.ask` takes them."""
        self.full_clean()
        return {name: value for name in self.fields if (value := self.cleaned_data.get(name))}

    @property
    def is_narrowed(self) -> bool:
        """Whether fewer may be shown than the words find."""
        return any(name in self.chosen for name in self.ALL)

    def offer(self, found: Found) -> None:
        """Let readers choose among what is found, with the number of each; what they chose stays, if for nothing."""
        counted = {"kind": found.kinds, "year": found.years, "status": found.statuses}
        for name, choices in counted.items():
            offered = {choice.value: f"{choice.label} ({choice.number})" for choice in choices}
            if (value := str(self.chosen.get(name, ""))) and value not in offered:
                labels = dict(getattr(self.fields[name], "choices", ()))
                offered[value] = f"{labels.get(value, value)} (0)"
            self.fields[name].widget.choices = [("", self.ALL[name]), *offered.items()]
