"""Chairmanships, their priorities and those who spoke for them."""

from apps.chairmanships.models import Chairmanship, Official, Priority
from apps.opendata.records.record import RecordSerializer


class ChairmanshipSerializer(RecordSerializer):
    """A state's term in the chair of CICA."""

    class Meta:
        model = Chairmanship
        fields = ("slug", "state", "event", "closing_event", "theme", "lead", "body", "checked_on")


class PrioritySerializer(RecordSerializer):
    """A priority or a line of work that a chairmanship set itself."""

    class Meta:
        model = Priority
        fields = ("chairmanship", "kind", "order", "text")


class OfficialSerializer(RecordSerializer):
    """A person who spoke for the chair: head of state, minister, chair of the Senior Officials Committee."""

    class Meta:
        model = Official
        fields = ("chairmanship", "order", "post", "name")
