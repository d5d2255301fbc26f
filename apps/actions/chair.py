"""The chair passes from one state to another, or stays with it for another term."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from apps.actions.forms import EventActionForm, choice, free_slug, member_states, of_model, pair, taken_up
from apps.chairmanships.models import Chairmanship
from apps.core.day import today
from apps.core.languages import alphabetical
from apps.participants.models import State


class HandOverForm(EventActionForm):
    key = "chair"
    label = gettext_lazy("Hand over the chair")
    sentence = gettext_lazy("Ends the present term, begins the next one; a state may follow itself.")
    rights = ("chairmanships.add_chairmanship", "chairmanships.change_chairmanship")
    pages = ("home:home", "chairmanships:chairmanships")
    lines = (("state", "date"), ("planned_end",), ("theme_en", "theme_ru"))

    state = choice(
        State, gettext_lazy("State that takes the chair"), told=gettext_lazy("Only a member state can take the chair.")
    )
    planned_end = of_model(Chairmanship, "end", label=gettext_lazy("Planned end of its term"))
    theme_en = pair(Chairmanship, "theme", "en")
    theme_ru = pair(Chairmanship, "theme", "ru")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["state"].queryset = member_states(today()).order_by(*alphabetical("name"))
        self.present = Chairmanship.objects.published().filter(is_planned=False).order_by("-start__counts_from").first()

    def standing(self):
        return [self.present] if self.present else []

    def clean(self):
        cleaned = super().clean()
        date, state, planned_end = (cleaned.get(name) for name in ("date", "state", "planned_end"))
        self.refuse_before(self.present)
        if date and self._has_ended() and self.present.end.counts_to > date.counts_from:
            self.add_error("date", _("The present term is recorded to have ended later. Correct it on its own form."))
        self.refuse_stranger(state)
        self.want_both_languages("theme")
        if date and planned_end and planned_end.counts_to <= date.counts_from:
            self.add_error("planned_end", ValidationError(_("The period ends before it begins."), code="reversed"))
        return cleaned

    def _has_ended(self) -> bool:
        return bool(self.present and self.present.end and not self.present.is_end_planned)

    def carry_out(self):
        given, event = self.cleaned_data, self.record_event()
        if self.present and not self._has_ended():
            self.end(self.present, event=event)
        term = taken_up(Chairmanship, state=given["state"])
        term.slug = term.slug or free_slug(Chairmanship, f"{given['state'].slug} {self.day.year}")
        term.status = Chairmanship.Status.PUBLISHED
        term.start, term.end, term.is_end_planned = given["date"], given["planned_end"], bool(given["planned_end"])
        term.event, term.checked_on = event, today()
        if given["theme_en"]:
            term.theme_en, term.theme_ru = given["theme_en"], given["theme_ru"]
        self.cite(self.save(term), "start", "end", "theme")

    def subject(self):
        return self.cleaned_data["state"]
