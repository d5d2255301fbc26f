"""Forms of a status that only a state, or only an organization, can hold."""

from apps.core.forms import RecordForm


class ParticipantForm(RecordForm):
    """`participant` names the field that must be filled in."""

    participant: str

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if field := self.fields.get(self.participant):  # not there for those who may only look
            field.required = True


class StateForm(ParticipantForm):
    participant = "state"


class OrganizationForm(ParticipantForm):
    participant = "organization"
