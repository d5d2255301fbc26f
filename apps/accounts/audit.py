"""The audit log: who did what, when, to what, from which address."""

from typing import Any

from axes.helpers import get_client_ip_address
from django.contrib.auth.models import AbstractBaseUser, AnonymousUser
from django.core.exceptions import ValidationError
from django.core.validators import validate_ipv46_address
from django.db.models import Model
from django.http import HttpRequest
from simple_history.models import HistoricalRecords

from apps.accounts.models import AuditEntry

LABELS: dict[str, Any] = {}
"""What an act is called in the log, by its key; each app adds its own with `name_acts`."""


def name_acts(labels: dict[str, Any]) -> None:
    """Say what acts are called: `name_acts({"proposal.approved": _("approved a proposal")})`, in `ready()`."""
    LABELS.update(labels)


def record(
    user: AbstractBaseUser | AnonymousUser | None,
    act: str,
    target: Model | None = None,
    detail: str = "",
    *,
    name: str = "",
    request: HttpRequest | None = None,
) -> AuditEntry:
    """Write that `user` did `act`, inside the caller's transaction: what is rolled back was not done.

    `act` is a short key, "proposal.approved"; `name` stands for somebody without an account, as was typed;
    `request` is the one being answered unless another is given.
    """
    known = user if user and user.pk else None
    return AuditEntry.objects.create(
        account_id=known.pk if known else None,
        name=_clean(name or (known.get_username() if known else ""), 254),
        act=act,
        target_type=target._meta.label_lower if target else "",
        target_id=str(target.pk) if target else "",
        target_label=_clean(str(target), 300) if target else "",
        detail=_clean(detail, 10_000),
        address=_address(request or getattr(HistoricalRecords.context, "request", None)),
    )


def _clean(text: str, longest: int) -> str:
    return text.replace("\0", "")[:longest]


def _address(request: HttpRequest | None) -> str | None:
    address = str(get_client_ip_address(request) or "") if request else ""
    try:
        validate_ipv46_address(address)
    except ValidationError:
        return None
    return address
