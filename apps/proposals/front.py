"""What the front page of the desk tells of proposals."""

from typing import Any

from apps.proposals.models import Proposal, decides

LISTED = 8


def proposals(user: Any, _day: Any) -> dict | None:
    """What waits for this person to decide on, what of one's own waits or came back, what wants to be confirmed."""
    known = Proposal.objects.seen_by(user).select_related("author", "decided_by")
    listed = known.waiting().order_by("proposed_at", "pk") | known.filter(author=user, state=Proposal.State.RETURNED)
    found = {"proposals": list(listed[:LISTED]), "unconfirmed": list(known.unconfirmed()) if decides(user) else []}
    return found if any(found.values()) else None
