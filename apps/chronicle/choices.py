from typing import Any

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Kind(TextChoices):
    """The kinds of participants in pictures: each has its shape, round for states and square for organizations."""

    MEMBER = "member", _("member state")
    OBSERVER = "observer", _("observer state")
    OBSERVER_ORGANIZATION = "observer-organization", _("observer organization")
    PARTNER = "partner", _("partner organization")
    PARTICIPANT = "participant", _("participating organization")

    @classmethod
    def of(cls, held: Any) -> "Kind":
        """The kind of participant that a participation makes."""
        if held.status == "observer" and held.organization_id:
            return cls.OBSERVER_ORGANIZATION
        return cls(held.status)

    @property
    def order(self) -> int:
        return list(Kind).index(self)

    @property
    def plural(self) -> Any:
        return PLURALS[self]

    @property
    def roll(self) -> str:
        """The key of those of this kind in the snapshot of a day."""
        return ROLLS[self]


PLURALS = {
    Kind.MEMBER: _("Member states"),
    Kind.OBSERVER: _("Observer states"),
    Kind.OBSERVER_ORGANIZATION: _("Observer organizations"),
    Kind.PARTNER: _("Partner organizations"),
    Kind.PARTICIPANT: _("Other participating organizations"),
}
ROLLS = {
    Kind.MEMBER: "members",
    Kind.OBSERVER: "observer_states",
    Kind.OBSERVER_ORGANIZATION: "observer_organizations",
    Kind.PARTNER: "partners",
    Kind.PARTICIPANT: "others",
}
