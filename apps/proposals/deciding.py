"""What becomes of a proposal: approved, returned, taken back, published urgently, confirmed."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from django.apps import apps
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.files.base import File
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import transaction
from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from apps.accounts import audit
from apps.core.differences import fields_told, in_words, name_of, value
from apps.proposals.files import no_orphans, sweep
from apps.proposals.models import Proposal
from apps.proposals.operations import Rehearsal, perform, publishes, rehearse_wholly
from apps.proposals.sandbox import patient
from apps.proposals.tracing import Key, fingerprint, raw, stored


@dataclass(frozen=True)
class Conflict:
    """A field that was changed by others since it was proposed to change it; or a record that is gone."""

    record: str
    field: str
    then: str
    now: str
    proposed: str


@dataclass(frozen=True)
class Review:
    """How a proposal stands today: what it would do, or why it cannot be done."""

    rehearsal: Rehearsal | None
    faults: list[str]
    conflicts: list[Conflict]
    changed_since: list[str]
    """What else was changed in the same records; it stays as it is now."""

    @property
    def can_be_approved(self) -> bool:
        return self.rehearsal is not None and not self.conflicts


def may_decide(user: Any, proposal: Proposal) -> bool:
    """Whether this person may approve or return it: never one's own."""
    if proposal.author_id == user.pk:
        return False
    return _may(user, is_publication=proposal.is_publication)


def _may(user: Any, *, is_publication: bool) -> bool:
    publishes_too = user.has_perm("proposals.publish_proposal")
    return publishes_too or (not is_publication and user.has_perm("proposals.review_proposal"))


def files_of(proposal: Proposal) -> dict[str, File]:
    """The files that came with it, by the place where they belong, as if they had just been uploaded."""
    found: dict[str, File] = {}
    for waiting in proposal.files.all():
        with waiting.file.open() as file:
            found[waiting.key] = SimpleUploadedFile(waiting.name, file.read(), waiting.media_type)
    return found


def review(proposal: Proposal, user: Any) -> Review:
    """Rehearse it on the records as they stand."""
    conflicts, since = differing(proposal)
    try:
        rehearsal = rehearse_wholly(user, proposal.operation, proposal.payload, files_of(proposal))
    except ValidationError as error:
        return Review(None, error.messages, conflicts, since)
    return Review(rehearsal, [], conflicts, since)


def differing(proposal: Proposal) -> tuple[list[Conflict], list[str]]:
    """What others have changed since: in the fields that it changes, and in others of the same records."""
    language = get_language() or "en"
    told = {change["key"]: change for change in proposal.changes.get(language, ()) if change["key"]}
    conflicts, since = [], []
    for name, before in proposal.base.items():
        change = told.get(name)
        if change is None:
            continue
        record = stored(*key_of(name))
        if record is None:
            conflicts.append(Conflict(change["record_label"], "", "", _("(deleted)"), ""))
            continue
        now = raw(record)
        proposed = {field["field"]: field for field in change["fields"]}
        for field in fields_told(type(record)):
            if field.name not in before or now[field.name] == before[field.name]:
                continue
            words = in_words(field, value(record, field), {})
            if change["kind"] == "~" and field.name not in proposed:
                since.append(f"{change['record_label']}: {_labelled(field)}")
            elif words != proposed.get(field.name, {}).get("new"):
                then, new = (proposed.get(field.name, {}).get(side, "") for side in ("old", "new"))
                conflicts.append(Conflict(change["record_label"], _labelled(field), then, words, new))
    return conflicts, since


def _labelled(field: Any) -> str:
    language = {"en": _("English"), "ru": _("Russian")}.get(getattr(field, "language", ""))
    return f"{capfirst(name_of(field))} ({language})" if language else capfirst(name_of(field))


def key_of(name: str) -> Key:
    label, _space, pk = name.partition(" ")
    return apps.get_model(label), pk


# --- decisions


def approve(proposal: Proposal, user: Any, seen: str) -> Proposal:
    """Do it for good, in the name of the one who approves. `seen` is the fingerprint of what the person looked at.

    Raises PermissionDenied for its author and for who has no right; ValidationError if it cannot be done, or would do
    something else than was seen.
    """
    with decision(proposal) as held:
        if not may_decide(user, held):
            raise PermissionDenied
        _do(held, user, seen, may_publish=_may(user, is_publication=True))
        _close(held, Proposal.State.APPROVED, user)
        audit.record(user, "proposal.approved", held, str(held.author))
    return held


def publish_urgently(proposal: Proposal, user: Any, reason: str, seen: str) -> Proposal:
    """Do one's own proposal for good before a second person has seen it; somebody else has to confirm it later."""
    if not reason.strip():
        raise ValidationError(_("Say why it cannot wait for a second person."), code="no_reason")
    with decision(proposal) as held:
        if held.author_id != user.pk or not user.has_perm("proposals.publish_urgently"):
            raise PermissionDenied
        _do(held, user, seen, may_publish=True)
        held.remark = reason.strip()
        _close(held, Proposal.State.URGENT, user)
        audit.record(user, "proposal.urgent", held, held.remark)
    return held


def _do(held: Proposal, user: Any, seen: str, *, may_publish: bool) -> None:
    """In the transaction of the decision."""
    for key in sorted(map(key_of, held.base), key=lambda key: (key[0]._meta.label, str(key[1]))):
        key[0]._default_manager.select_for_update(of=("self",)).filter(pk=key[1]).first()
    if differing(held)[0]:
        raise ValidationError(
            _("Others have changed the same fields since. Look at what differs; nothing was overwritten."),
            code="conflict",
        )
    why = _("Proposal %(number)s by %(author)s") % {"number": held.pk, "author": held.author}
    trace = perform(user, held.operation, held.payload, files_of(held), f"{why}: {held.note}" if held.note else why)
    if fingerprint(trace) != seen:
        raise ValidationError(
            _("The record has changed since you looked at it, so this would do something else. Look again."),
            code="changed",
        )
    if publishes(trace) and not may_publish:
        raise PermissionDenied


def give_back(proposal: Proposal, user: Any, remark: str) -> Proposal:
    """Return it to its author, with what is to be done."""
    if not remark.strip():
        raise ValidationError(_("Tell the author what to change."), code="no_remark")
    with decision(proposal) as held:
        if not may_decide(user, held):
            raise PermissionDenied
        held.remark = remark.strip()
        held.state, held.decided_by, held.decided_at = Proposal.State.RETURNED, user, timezone.now()
        held.save()  # its files stay: the author takes it up again
        audit.record(user, "proposal.returned", held, held.remark)
    return held


def take_back(proposal: Proposal, user: Any) -> Proposal:
    """The author wants it no more."""
    with decision(proposal, *OPEN) as held:
        if held.author_id != user.pk:
            raise PermissionDenied
        _close(held, Proposal.State.WITHDRAWN, user)
        audit.record(user, "proposal.withdrawn", held)
    return held


def supersede(proposal: Proposal, user: Any) -> Proposal:
    """Another proposal takes its place. To be called in the transaction that makes the other one."""
    with decision(proposal, *OPEN) as held:
        if held.author_id != user.pk and not may_decide(user, held):
            raise PermissionDenied
        _close(held, Proposal.State.SUPERSEDED, user)
        audit.record(user, "proposal.superseded", held)
    return held


def confirm(proposal: Proposal, user: Any) -> Proposal:
    """The second person, afterwards, for what was published urgently."""
    with decision(proposal, Proposal.State.URGENT) as held:
        if not may_decide(user, held) or held.decided_by_id == user.pk:
            raise PermissionDenied
        if held.confirmed_by_id:
            raise ValidationError(_("It is confirmed already."), code="decided")
        held.confirmed_by, held.confirmed_at = user, timezone.now()
        held.save()
        audit.record(user, "proposal.confirmed", held, str(held.author))
    return held


OPEN = (Proposal.State.WAITING, Proposal.State.RETURNED)


@contextmanager
def decision(proposal: Proposal, *states: Proposal.State) -> Iterator[Proposal]:
    """Hold the proposal while it is decided; ValidationError if somebody was faster."""
    with no_orphans(), patient(), transaction.atomic():
        held = Proposal.objects.select_for_update(of=("self",)).get(pk=proposal.pk)
        if held.state not in (states or (Proposal.State.WAITING,)):
            told = _("This proposal is decided already: %(state)s.") % {"state": held.get_state_display()}
            raise ValidationError(told, code="decided")
        yield held


def _close(held: Proposal, state: Proposal.State, user: Any) -> None:
    held.state, held.decided_by, held.decided_at = state, user, timezone.now()
    held.save()
    names = [str(waiting.file.name) for waiting in held.files.all()]
    held.files.all().delete()
    transaction.on_commit(lambda: sweep(names))
