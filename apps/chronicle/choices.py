from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Kind(TextChoices):
    """The kinds of participants in pictures: each has its shape, round for states and square for organizations."""

    MEMBER = "member", _("member state")
    OBSERVER = "observer", _("observer state")
    OBSERVER_ORGANIZATION = "observer-organization", _("observer organization")
    PARTNER = "partner", _("partner organization")
    PARTICIPANT = "participant", _("participating organization")

    @property
    def roll(self) -> str:
        """The key of those of this kind in the snapshot of a day."""
        return {
            Kind.MEMBER: "members",
            Kind.OBSERVER: "observer_states",
            Kind.OBSERVER_ORGANIZATION: "observer_organizations",
            Kind.PARTNER: "partners",
            Kind.PARTICIPANT: "others",
        }[self]
