"""Bodies, how often they meet, their sessions, their offices and who holds these."""

from apps.bodies.models import Body, Holder, MeetingRule, Office, Session
from apps.opendata.records.record import RecordSerializer


class BodySerializer(RecordSerializer):
    """A governing, working, advisory or administrative body."""

    class Meta:
        model = Body
        fields = (
            "slug", "name", "abbreviation", "kind", "order", "established", "ended", "event", "reports_to", "seat",
            "documents", "lead", "mandate",
        )  # fmt: skip


class MeetingRuleSerializer(RecordSerializer):
    """How often a body meets, as laid down for a period."""

    class Meta:
        model = MeetingRule
        fields = ("body", "rule")


class SessionSerializer(RecordSerializer):
    """An event as the numbered session of a body."""

    class Meta:
        model = Session
        fields = ("body", "event", "ordinal")


class OfficeSerializer(RecordSerializer):
    """A post, such as Secretary General, for as long as the post exists."""

    class Meta:
        model = Office
        fields = ("slug", "body", "title", "rank", "order")


class HolderSerializer(RecordSerializer):
    """A person who holds an office for a term."""

    class Meta:
        model = Holder
        fields = ("office", "name", "state", "event", "affiliation", "note")
