"""A state, an organization or a city changes its name."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from apps.actions.forms import ActionForm, pair
from apps.core.languages import LANGUAGES, alphabetical
from apps.participants.models import FormerName, Organization, Place, State
from apps.sources.models import Citation

BEARERS: dict[str, Any] = {"state": State, "place": Place, "organization": Organization}
SAID = ("source", "standing", *(f"{name}_{code}" for name in ("place", "stated", "reasoning") for code in LANGUAGES))
COLUMNS = tuple(f"{field}_{language}" for field in ("name", "official_name") for language in LANGUAGES)


class RenameForm(ActionForm):
    key = "name"
    label = gettext_lazy("Rename a state")
    sentence = gettext_lazy("Or its capital, another city, an organization; earlier days keep the former name.")
    rights = ("participants.add_formername", "participants.change_state", "participants.change_place")
    pages = ("members:members",)
    lines = (("bearer", "date"), ("name_en", "name_ru"), ("official_name_en", "official_name_ru"))

    bearer = forms.ChoiceField(label=gettext_lazy("Who is renamed"))
    name_en, name_ru = pair(State, "name", "en"), pair(State, "name", "ru")
    official_name_en, official_name_ru = pair(State, "official_name", "en"), pair(State, "official_name", "ru")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["bearer"].choices = [("", "---------"), *self._choices()]
        for column in COLUMNS:
            self.fields[column].help_text = _("Empty if it stays.")

    @staticmethod
    def _choices():
        for kind, model in BEARERS.items():
            things = model.objects.order_by(*alphabetical("name"))
            if model is not Place:
                things = things.published()
            yield capfirst(model._meta.verbose_name_plural), [(f"{kind} {thing.pk}", str(thing)) for thing in things]

    def clean_bearer(self):
        kind, _space, key = self.cleaned_data["bearer"].partition(" ")
        return BEARERS[kind].objects.get(pk=key)

    def clean(self):
        cleaned = super().clean()
        bearer = cleaned.get("bearer")
        if not bearer:
            return cleaned
        for language in LANGUAGES:
            if cleaned.get(f"official_name_{language}") and not isinstance(bearer, State):
                self.add_error(f"official_name_{language}", _("Only states have an official name as well."))
        if not self.errors and not self._changed():
            self.add_error("name_en", _("Give at least one name that is new."))
        former = self._former()
        if former and cleaned.get("date") and former.end.counts_to > self.day:
            self.add_error(
                "date", ValidationError(_("Another former name is recorded until a later day."), code="overlap")
            )
        return cleaned

    def _changed(self) -> list[str]:
        """The columns that get a new name."""
        given = self.cleaned_data
        return [
            column for column in COLUMNS
            if given.get(column) and given[column] != getattr(given["bearer"], column)
        ]  # fmt: skip

    def _former(self) -> FormerName | None:
        """The name before the present one, if it is known until when it was borne."""
        known = self.cleaned_data["bearer"].names.filter(is_planned=False, end__isnull=False)
        return known.order_by("-end__counts_to").first()

    def carry_out(self):
        given, before = self.cleaned_data, self._former()
        bearer, changed = given["bearer"], self._changed()
        names = [name for name in ("name", "official_name") if hasattr(bearer, f"{name}_en")]
        kind = next(kind for kind, model in BEARERS.items() if isinstance(bearer, model))
        former = FormerName(**{kind: bearer}, start=before.end if before else None, end=given["date"])
        for column in (f"{name}_{language}" for name in names for language in LANGUAGES):
            setattr(former, column, getattr(bearer, column))
        for column in changed:
            setattr(bearer, column, given[column])
        self.save(former)
        renamed = {column.rpartition("_")[0] for column in changed}
        bearer.still_valid = renamed  # a name that stays in one language has been looked at
        for name in names:
            self._source_goes_along(bearer, former, name, stays=name not in renamed)
        if before:
            self._copy(before, "end", former, "start")
        self.cite(former, "end")
        self.cite(self.save(bearer), *sorted(renamed & set(bearer.cited_fields)))

    def _source_goes_along(self, bearer, former: FormerName, name: str, *, stays: bool) -> None:
        """What was stated of the name so far is stated of the former name; also still of the bearer, if it stays."""
        if stays:
            self._copy(bearer, name, former, name)
            return
        for citation in bearer.citations.filter(field=name):
            citation.record = former
            self.save(citation)

    def _copy(self, record, fact: str, to, new_fact: str) -> None:
        for citation in record.citations.filter(field=fact):
            said = {name: getattr(citation, name) for name in SAID}
            self.save(Citation(record=to, field=new_fact, **said))

    def subject(self):
        return self.cleaned_data["bearer"]
