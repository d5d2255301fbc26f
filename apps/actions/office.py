"""A new Secretary General takes office."""

from django.db.models import F
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from apps.actions.forms import EventActionForm, choice, goes_on, member_states, pair, taken_up
from apps.bodies.models import Body, Holder, Office
from apps.core.day import today
from apps.core.languages import alphabetical
from apps.participants.models import State

PERSON = gettext_lazy("name of the person")


class SecretaryGeneralForm(EventActionForm):
    key = "secretary-general"
    label = gettext_lazy("New Secretary General")
    sentence = gettext_lazy("Ends the term of the head of the Secretariat and begins that of the next.")
    rights = ("bodies.add_holder", "bodies.change_holder")
    pages = ("bodies:bodies",)
    lines = (("name_en", "name_ru"), ("state", "date"))
    event_is_required = False

    name_en = pair(Holder, "name", "en", required=True, label=PERSON)
    name_ru = pair(Holder, "name", "ru", required=True, label=PERSON)
    state = choice(
        State,
        gettext_lazy("State"),
        required=False,
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["state"].queryset = member_states(today()).order_by(*alphabetical("name"))

    def standing(self):
        return list(self._leaving().select_related("office"))

    def clean(self):
        cleaned = super().clean()
        if cleaned.get("date"):
            if not self._office():
                self.add_error("date", _("No post of head of the Secretariat is recorded for that day."))
            for holder in self._leaving():
                self.refuse_before(holder)
        return cleaned

    def _office(self) -> Office | None:
        heads = Office.objects.on(self.day).filter(
            Body.public("body__"), rank=Office.Rank.HEAD, body__kind=Body.Kind.ADMINISTRATIVE
        )
        return heads.order_by(F("start__counts_from").desc(nulls_last=True)).first()

    def _leaving(self):
        """Who is recorded as the head now: one, unless the records are in disorder."""
        return Holder.objects.heads().filter(goes_on(), office__body__kind=Body.Kind.ADMINISTRATIVE)

    def carry_out(self):
        given, event, office = self.cleaned_data, self.record_event(), self._office()
        for holder in list(self._leaving()):
            self.end(holder)
        new = taken_up(Holder, office=office, name_en=given["name_en"])
        new.name_ru, new.state, new.event = given["name_ru"], given["state"], event
        new.start, new.end, new.is_end_planned = given["date"], None, False
        self.cite(self.save(new), "name", "start", "state")

    def subject(self):
        return self._office()
