"""The bodies of a day drawn by kind, each above those that report to it."""

import datetime
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from django.utils.translation import gettext_lazy as _

from apps.bodies.models import Body, Holder, MeetingRule

TIERS = {
    Body.Kind.GOVERNING: _("Governing bodies"),
    Body.Kind.WORKING: _("Working bodies"),
    Body.Kind.ADVISORY: _("Advisory bodies"),
    Body.Kind.ADMINISTRATIVE: _("Administrative body"),
}


@dataclass
class Box:
    """A body on a day: how often it meets, who heads it, to whom a source says that it reports, what is doubtful.

    `below` are those that report to it and hang below it in the picture. `doubt` is "over" where it may have ended by
    that day, "begun" where nobody knows whether it existed already, or "".
    """

    body: Body
    doubt: str
    rule: MeetingRule | None
    head: Holder | None
    above: Body | None = None
    is_below: bool = False
    below: list["Box"] = field(default_factory=list)


@dataclass(frozen=True)
class Tier:
    """The bodies of a kind: `boxes` are all of them, `tops` those that hang below no other in the picture."""

    kind: Body.Kind
    boxes: list[Box]

    @property
    def label(self):
        return TIERS[self.kind]

    @property
    def tops(self) -> list[Box]:
        return [box for box in self.boxes if not box.is_below]


def organigram(
    bodies: Iterable[Body], heads: Iterable[Holder], day: datetime.date, is_stated: Callable[[Body], bool]
) -> list[Tier]:
    """The bodies that existed on that day or may have done so.

    `is_stated` says of a body whether a source tells to whom it reports: what no source tells is not drawn.
    """
    found = [body for body in bodies if body.exists_on(day) or body.perhaps_begun_on(day)]
    head_of = {holder.office.body_id: holder for holder in heads}
    boxes = {body.pk: Box(body, _doubt(body, day), body.current_rule, head_of.get(body.pk)) for body in found}
    for box in boxes.values():
        above = box.body.reports_to
        if above and above.is_published and above.exists_on(day) and box.body.exists_on(day) and is_stated(box.body):
            box.above, box.is_below = above, above.pk in boxes
            if box.is_below:
                boxes[above.pk].below.append(box)
    tiers = (Tier(kind, [box for box in boxes.values() if box.body.kind == kind]) for kind in Body.Kind)
    return [tier for tier in tiers if tier.boxes]


def _doubt(body: Body, day: datetime.date) -> str:
    if body.perhaps_over_on(day):
        return "over"
    return "" if body.exists_on(day) else "begun"
