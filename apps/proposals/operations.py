"""What can be proposed, rehearsed and, once somebody else approves, done. Each app adds its own operations."""

from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import ValidationError
from django.core.files.base import File
from django.db import IntegrityError, connection, transaction
from django.db.models import Model
from django.utils.text import Truncator
from django.utils.translation import gettext as _
from django.utils.translation import override

from apps.core.forms import refusal
from apps.core.languages import LANGUAGES
from apps.editions.models import Publishable
from apps.proposals.files import rewound
from apps.proposals.models import Proposal, ProposalFile
from apps.proposals.sandbox import acting, sandbox
from apps.proposals.tracing import Change, Trace, addresses, changes, fingerprint, snapshot, tracing

__all__ = ["Change", "Operation", "add_operation", "operation", "perform", "propose", "rehearse"]

PUBLICATION = {"status", "published_at", "expires_at"}
"""The fields that decide what the public sees at all."""

Files = Mapping[str, File]


@dataclass(frozen=True)
class Operation:
    """`run(payload, files, user)` does the work inside the caller's transaction; ValidationError with sentences if not.

    `pages(payload)` gives public addresses worth looking at, in any one language, besides those of the records that it
    touches. `label` is for people. Whoever approves it needs the right to publish, unless `is_publication` is False and
    no status changes.
    """

    key: str
    label: Any
    run: Callable[[dict, dict[str, File], Any], None]
    pages: Callable[[dict], list[str]]
    is_publication: bool = True
    form: Callable[[], str] | None = None
    """The address of the form that it comes from, if that can be filled with the proposal that `?proposal=` names."""


_operations: dict[str, Operation] = {}


def add_operation(operation: Operation) -> None:
    _operations[operation.key] = operation


def operation(key: str) -> Operation:
    """Raises ValidationError if no app knows it any more."""
    if key not in _operations:
        raise ValidationError(_("This kind of proposal is not known any more: %(key)s.") % {"key": key}, code="unknown")
    return _operations[key]


def form_of(key: str) -> str:
    """The address of the form that it comes from; "" where there is none."""
    known = _operations.get(key)
    return known.form() if known and known.form else ""


def perform(user: Any, key: str, payload: dict, files: Files | None = None, why: str = "") -> Trace:
    """Do it in the caller's transaction, in the name of `user`, and tell what it touched.

    Raises ValidationError with sentences for people; then nothing of it stays.
    """
    with acting(user, why), tracing() as trace:
        try:
            with transaction.atomic():
                operation(key).run(payload, rewound(files or {}), user)
                connection.check_constraints()  # the deferred ones speak now
        except IntegrityError as error:
            raise refusal(error) from error
    return trace


@dataclass(frozen=True)
class Rehearsal:
    """What an operation would do."""

    changes: dict[str, list[Change]]
    deeds: dict[str, str]
    """By language, in a word what it does."""
    base: dict[str, dict]
    pages: list[str]
    fingerprint: str
    is_publication: bool


def told(trace: Trace, key: str, payload: dict) -> Rehearsal:
    """What was done, in both languages. Call it where the new records can be read."""
    in_words, deeds = {}, {}
    for language in LANGUAGES:
        with override(language):
            in_words[language] = changes(trace)
            deeds[language] = deed(trace, key)
    with override(LANGUAGES[0]):
        pages = [*addresses(trace), *operation(key).pages(payload)]
    return Rehearsal(
        changes=in_words,
        deeds=deeds,
        base=snapshot(trace),
        pages=list(dict.fromkeys(pages)),
        fingerprint=fingerprint(trace),
        is_publication=operation(key).is_publication or publishes(trace),
    )


def deed(trace: Trace, key: str) -> str:
    """In a word what it does: of the change of a record whether that is published or withdrawn thereby."""
    if not operation(key).is_publication:
        for _key, old, new in trace.touched():
            if isinstance(new, Publishable) and new.status != getattr(old, "status", Publishable.Status.DRAFT):
                match new.status:
                    case Publishable.Status.PUBLISHED:
                        return _("Publication")
                    case Publishable.Status.WITHDRAWN:
                        return _("Withdrawal")
    return str(operation(key).label)


def publishes(trace: Trace) -> bool:
    """Whether a record with a page of its own appears, disappears or changes its moment."""
    for _key, old, new in trace.touched():
        record: Any = new or old
        if not isinstance(record, Publishable):
            continue
        if (old is None or new is None) and record.status == Publishable.Status.DRAFT:
            continue
        if old is None or new is None or any(getattr(old, name) != getattr(new, name) for name in PUBLICATION):
            return True
    return False


def rehearse_wholly(user: Any, key: str, payload: dict, files: Files | None = None) -> Rehearsal:
    """Do it in the sandbox, and tell in both languages what it would change."""
    with sandbox():
        rehearsal = told(perform(user, key, payload, files), key, payload)
    rewound(files or {})
    return rehearsal


def rehearse(user: Any, key: str, payload: dict, files: Files | None = None) -> list[Change]:
    """What it would change, in the active language; nothing stays of it.

    Raises ValidationError with sentences if it cannot be done as things stand.
    """
    with sandbox():
        found = changes(perform(user, key, payload, files))
    rewound(files or {})
    return found


def propose(  # noqa: PLR0917
    user: Any,
    key: str,
    payload: dict,
    note: str = "",
    target: Model | None = None,
    files: Files | None = None,
    *,
    replaces: Proposal | None = None,
) -> Proposal:
    """Keep it until somebody else decides. Raises ValidationError if it cannot be done as things stand.

    `payload` must fit into JSON; `files` go to the private staging.
    """
    rehearsal = rehearse_wholly(user, key, payload, files)
    if not any(rehearsal.changes.values()):
        raise ValidationError(_("Nothing would change."), code="nothing")
    titles = {}
    for language in LANGUAGES:
        with override(language):
            first = rehearsal.changes[language][0]
            label = str(target) if target else first.record_label
            titles[f"title_{language}"] = Truncator(f"{rehearsal.deeds[language]}: {label}").chars(300)
    with transaction.atomic():
        proposal = Proposal.objects.create(
            operation=key,
            payload=payload,
            content_type=ContentType.objects.get_for_model(target) if target else None,
            object_id=target.pk if target else None,
            base=rehearsal.base,
            changes={language: [asdict(each) for each in found] for language, found in rehearsal.changes.items()},
            pages=rehearsal.pages,
            is_publication=rehearsal.is_publication,
            author=user,
            note=note,
            replaces=replaces,
            **titles,
        )
        for place, file in rewound(files or {}).items():
            ProposalFile.objects.create(
                proposal=proposal,
                key=place,
                name=(file.name or place).rpartition("/")[2][-200:],
                media_type=getattr(file, "content_type", None) or "",
                file=File(file, name=(file.name or place).rpartition("/")[2]),
            )
    return proposal
