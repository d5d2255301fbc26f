"""A state joins, as a member or as an observer; an observer becomes a member."""

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Q
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from apps.actions.forms import EventActionForm, choice, free_slug, goes_on, of_model, pair, taken_up
from apps.core.day import today
from apps.core.languages import alphabetical
from apps.participants.models import State
from apps.participation.models import Participation

Status = Participation.Status


def held_from(day) -> Q:
    """The condition that a status is held on that day or later."""
    return goes_on() | Q(is_planned=False, end__counts_to__gt=day)


class AccessionForm(EventActionForm):
    """What both have in common: that a state begins to hold a status."""

    pages = ("home:home", "members:members", "observers:observers")
    rights: tuple[str, ...] = ("participation.add_participation", "participation.change_participation")

    def begin(self, state: State, status: str, event) -> None:
        held = taken_up(Participation, state=state, status=status)
        held.start, held.end, held.is_end_planned, held.event = self.cleaned_data["date"], None, False, event
        self.cite(self.save(held), "status", "start")

    def subject(self):
        return self.cleaned_data["state"]


class JoinForm(AccessionForm):
    key = "accession"
    label = gettext_lazy("A state joins")
    sentence = gettext_lazy("As a member state or as an observer; a state that has no page yet gets one.")
    rights = (*AccessionForm.rights, "participants.add_state")
    lines = (("state", "status"), ("date",))
    new_state = (("name_en", "name_ru"), ("official_name_en", "official_name_ru"), ("iso2", "iso3"))

    state = choice(
        State,
        gettext_lazy("State"),
        required=False,
    )
    status = forms.ChoiceField(
        label=gettext_lazy("Status"),
        choices=[(Status.MEMBER, Status.MEMBER.label), (Status.OBSERVER, gettext_lazy("observer state"))],
    )
    name_en, name_ru = pair(State, "name", "en"), pair(State, "name", "ru")
    official_name_en, official_name_ru = pair(State, "official_name", "en"), pair(State, "official_name", "ru")
    iso2, iso3 = of_model(State, "iso2"), of_model(State, "iso3")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["state"].queryset = State.objects.published().order_by(*alphabetical("name"))

    def fieldsets(self):
        own, *rest = super().fieldsets()
        return iter([own, (_("A state that has no page yet"), self._folded(self.new_state)), *rest])

    def clean(self):
        cleaned = super().clean()
        self._either("state", self.new_state, optional=("official_name_en", "official_name_ru"))
        self.want_both_languages("official_name")
        for field, column in (("iso2", "iso2__iexact"), ("iso3", "iso3__iexact")):
            if cleaned.get(field) and State.objects.filter(**{column: cleaned[field]}).exists():
                self.add_error(field, _("A state with this code has a page already: choose it above."))
        if cleaned.get("state") and cleaned.get("date"):
            self._refuse_twice(cleaned["state"])
        return cleaned

    def _refuse_twice(self, state: State) -> None:
        held = state.participations.filter(held_from(self.day)).order_by("start__counts_from").first()
        if held is None:
            return
        if held.status == Status.MEMBER:
            told = _("%(state)s is recorded as a member state on that day or later.")
        elif self.cleaned_data.get("status") == Status.MEMBER:
            told = _("%(state)s is an observer: use the action “An observer becomes a member”.")
        else:
            told = _("%(state)s is recorded as an observer on that day or later.")
        self.add_error("state", ValidationError(told % {"state": state.name}, code="twice"))

    def carry_out(self):
        given, event = self.cleaned_data, self.record_event()
        state = given["state"]
        if state is None:
            state = State(
                slug=free_slug(State, given["name_en"]),
                status=State.Status.PUBLISHED,
                iso2=given["iso2"],
                iso3=given["iso3"],
            )
            for column in ("name_en", "name_ru", "official_name_en", "official_name_ru"):
                setattr(state, column, given[column])
            self.cite(self.save(state), "name", "official_name")
        self.begin(state, given["status"], event)


class ObserverJoinsForm(AccessionForm):
    key = "observer"
    label = gettext_lazy("An observer becomes a member")
    sentence = gettext_lazy("Ends its time as an observer and begins its membership on the same day.")
    lines = (("state", "date"),)

    state = choice(State, gettext_lazy("Observer state"), told=gettext_lazy("Choose a state that is an observer now."))

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        observing = Participation.objects.filter(held_from(today()), status=Status.OBSERVER, state__isnull=False)
        states = State.objects.published().filter(pk__in=observing.values("state"))
        self.fields["state"].queryset = states.order_by(*alphabetical("name"))

    def clean(self):
        cleaned = super().clean()
        if cleaned.get("state"):
            self.refuse_before(self._observership())
        return cleaned

    def _observership(self) -> Participation | None:
        mine = Participation.objects.filter(held_from(today()), state=self.cleaned_data["state"])
        return mine.filter(status=Status.OBSERVER).first()

    def carry_out(self):
        event = self.record_event()
        self.end(self._observership(), event=event)
        self.begin(self.cleaned_data["state"], Status.MEMBER, event)
