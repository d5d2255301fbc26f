"""A state takes over the coordination or co-coordination of an area."""

from django.db.models import Q
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from apps.actions.forms import EventActionForm, choice, goes_on, member_states, of_model, taken_up
from apps.catalogue.models import Area, Coordination
from apps.core.day import today
from apps.core.languages import alphabetical
from apps.participants.models import State

Role = Coordination.Role


class CoordinatorForm(EventActionForm):
    key = "coordinator"
    label = gettext_lazy("New coordinator of an area")
    sentence = gettext_lazy("Ends the term of the coordinator before, or of the co-coordinator that you name.")
    rights = ("catalogue.add_coordination", "catalogue.change_coordination")
    pages = ("catalogue:catalogue",)
    lines = (("area",), ("state", "role"), ("instead_of", "date"))
    event_is_required = False

    area = choice(Area, gettext_lazy("Area"))
    state = choice(State, gettext_lazy("State"), told=gettext_lazy("Only a member state can coordinate an area."))
    role = of_model(Coordination, "role", required=True)
    instead_of = choice(
        State,
        gettext_lazy("Instead of the co-coordinator"),
        required=False,
        help_text=gettext_lazy("Empty if none leaves. The coordinator before always makes room for the new one."),
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["area"].queryset = Area.objects.published().order_by(*alphabetical("name"))
        members = member_states(today()).order_by(*alphabetical("name"))
        self.fields["state"].queryset = members
        helping = Coordination.objects.filter(goes_on(), role=Role.CO_COORDINATOR)
        states = State.objects.filter(pk__in=helping.values("state")).order_by(*alphabetical("name"))
        self.fields["instead_of"].queryset = states

    def clean(self):
        cleaned = super().clean()
        area, state, role, leaving = (cleaned.get(name) for name in ("area", "state", "role", "instead_of"))
        if leaving and role == Role.COORDINATOR:
            self.add_error("instead_of", _("Only for a new co-coordinator."))
        elif leaving and area and not self._held(area, Q(state=leaving, role=Role.CO_COORDINATOR)).exists():
            self.add_error("instead_of", _("That state does not co-coordinate this area now."))
        if not (area and state and role):
            return cleaned
        if self._held(area, Q(state=state, role=role)).exists():
            self.add_error("state", _("That state has this role in this area already."))
            return cleaned
        for held in self._ending():
            self.refuse_before(held)
        self.refuse_stranger(state)
        return cleaned

    def _held(self, area: Area, condition: Q):
        return Coordination.objects.filter(goes_on(), condition, area=area)

    def _ending(self):
        """The roles in the area that end: the state's own other one, and the one in whose place it comes."""
        given = self.cleaned_data
        ends = Q(state=given["state"])
        if given["role"] == Role.COORDINATOR:
            ends |= Q(role=Role.COORDINATOR)
        elif given.get("instead_of"):
            ends |= Q(role=Role.CO_COORDINATOR, state=given["instead_of"])
        return self._held(given["area"], ends)

    def carry_out(self):
        given, event = self.cleaned_data, self.record_event()
        for held in list(self._ending()):
            self.end(held)
        new = taken_up(Coordination, area=given["area"], state=given["state"], role=given["role"])
        new.start, new.end, new.is_end_planned, new.event = given["date"], None, False, event
        self.cite(self.save(new), "role", "start")

    def subject(self):
        return self.cleaned_data["area"]
