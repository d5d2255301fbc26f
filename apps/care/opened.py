"""Two people with one record: each is told of the other, and nobody overwrites what was saved meanwhile."""

from dataclasses import dataclass, field
from typing import Any

from django.contrib.auth.models import AbstractBaseUser, User
from django.contrib.contenttypes.admin import GenericInlineModelAdmin
from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from django.db.models import Max, Model
from django.forms.models import _get_foreign_key
from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from apps.care.models import Opened
from apps.core.differences import Difference, differences
from apps.core.wording import moment_in_words

BASE = "_base"
"""The name under which a form tells the version that it was filled from."""


def seen(record: Model, user: AbstractBaseUser) -> None:
    """Note that the person has the form open; of somebody whose account is deleted meanwhile nothing is noted."""
    kind = ContentType.objects.get_for_model(record)
    with transaction.atomic():
        # Until this is noted the account stays. Whoever deletes it waits, or has done so already.
        if User.objects.select_for_update(no_key=True).filter(pk=user.pk).exists():
            Opened.objects.update_or_create(
                content_type=kind, object_id=record.pk, user=user, defaults={"seen_at": timezone.now()}
            )


def closed(record: Model, user: AbstractBaseUser) -> None:
    Opened.objects.of(record).filter(user_id=user.pk).delete()


def others(record: Model, user: AbstractBaseUser) -> str:
    """Who else has the form open, as a sentence; "" if nobody."""
    names = [
        _("%(name)s (since %(moment)s)") % {"name": name_of(other.user), "moment": moment_in_words(other.opened_at)}
        for other in Opened.objects.of(record).by_others(user)
    ]
    return _("Also open at: %(names)s. Agree who changes what.") % {"names": ", ".join(names)} if names else ""


def name_of(user: Any) -> str:
    return user.get_full_name() or user.get_username()


@dataclass
class Meanwhile:
    """What others saved after a form was opened."""

    sentence: str
    changes: list[Difference] = field(default_factory=list)
    rows: list[str] = field(default_factory=list)
    """The kinds of rows that are not as they were."""


def version(record: Any, inlines: list) -> str:
    """Which version of the record and of its rows there is: the numbers of their latest entries in the history."""
    return ".".join(str(number) for number in [_latest(record), *(_latest_row(record, inline) for inline in inlines)])


def _latest(record: Any) -> int:
    return record.history.order_by("-history_id").values_list("history_id", flat=True).first() or 0


def _latest_row(record: Model, inline: Any) -> int:
    if not hasattr(inline.model, "history"):
        return 0
    if issubclass(type(inline), GenericInlineModelAdmin):
        about = {
            f"{inline.ct_field}_id": ContentType.objects.get_for_model(record).pk,
            inline.ct_fk_field: record.pk,
        }
    else:
        key = _get_foreign_key(inline.parent_model, inline.model, fk_name=inline.fk_name)
        about = {f"{key.name}_id": record.pk}
    return inline.model.history.filter(**about).aggregate(latest=Max("history_id"))["latest"] or 0


def meanwhile(record: Any, inlines: list, base: str) -> Meanwhile | None:
    """What differs from the version that the form was filled from; None if nothing does."""
    now = version(record, inlines)
    if base == now:
        return None
    before, after = base.split("."), now.split(".")
    rows = [
        capfirst(str(inline.model._meta.verbose_name_plural))
        for inline, was, is_now in zip(inlines, before[1:], after[1:], strict=False)
        if was != is_now
    ]
    known = record.history.filter(history_id=int(before[0])).first() if before[0].isdecimal() else None
    latest = record.history.select_related("history_user").order_by("-history_id").first()
    changes = differences(known, record) if known and before[0] != after[0] else []
    return Meanwhile(_told(latest), changes, list(dict.fromkeys(rows)))


def _told(latest: Any) -> str:
    words = {
        "name": name_of(latest.history_user) if latest and latest.history_user else _("Somebody"),
        "moment": moment_in_words(latest.history_date) if latest else "",
    }
    return (
        _(
            "%(name)s saved this record at %(moment)s, while you had it open. Nothing of yours is saved yet, and "
            "nothing is lost: look at what changed, then save again."
        )
        % words
    )
