"""Doing something only to see what it would do: all is undone, also what a rollback alone does not undo."""

import copy
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any

from django.conf import settings
from django.core.cache import caches
from django.core.cache.backends.dummy import DummyCache
from django.core.exceptions import ValidationError
from django.db import OperationalError, connection, transaction
from django.http import HttpRequest
from django.urls import get_urlconf, set_urlconf
from django.utils.translation import activate, get_language
from django.utils.translation import gettext as _
from simple_history.models import HistoricalRecords

from apps.core.day import showing, today
from apps.proposals.files import in_memory

PATIENCE = "3s"
"""How long to wait for a row that somebody else is saving."""
_BUSY = {"55P03", "40P01"}  # lock_not_available, deadlock_detected

reason: ContextVar[str] = ContextVar("why records change", default="")


@contextmanager
def sandbox() -> Iterator[None]:
    """Undo in the end what the block did to the database, files, caches, language and history's request.

    Sequences go on: keys of new records mean nothing outside. Raises ValidationError if others hold the rows too long.
    """
    cached = {alias: caches[alias] for alias in settings.CACHES}
    language, urlconf = get_language(), get_urlconf()
    request = getattr(HistoricalRecords.context, "request", None)
    try:
        for alias in cached:
            caches[alias] = DummyCache(alias, {})
        with in_memory(), showing(today()), patient(), transaction.atomic():
            yield
            transaction.set_rollback(True)
    finally:
        for alias, cache in cached.items():
            caches[alias] = cache
        activate(language or settings.LANGUAGE_CODE)
        set_urlconf(urlconf)
        _be_asked_by(request)


@contextmanager
def patient() -> Iterator[None]:
    """Wait a little for rows that others are saving, then raise ValidationError. The block opens a transaction."""
    try:
        with transaction.atomic():
            with connection.cursor() as cursor:
                cursor.execute("SELECT set_config('lock_timeout', %s, true)", [PATIENCE])
            yield
    except OperationalError as error:
        if getattr(error.__cause__, "pgcode", None) not in _BUSY:
            raise
        raise ValidationError(
            _("Somebody else is saving the same record at this moment. Nothing was done; try again."), code="busy"
        ) from error


@contextmanager
def acting(user: Any, why: str = "") -> Iterator[None]:
    """History says that `user` did what the block does, and why."""
    before = getattr(HistoricalRecords.context, "request", None)
    request = copy.copy(before) if before else HttpRequest()
    request.user = user
    token = reason.set(why)
    _be_asked_by(request)
    try:
        yield
    finally:
        reason.reset(token)
        _be_asked_by(before)


def _be_asked_by(request: HttpRequest | None) -> None:
    if request is not None:
        HistoricalRecords.context.request = request
    elif hasattr(HistoricalRecords.context, "request"):
        del HistoricalRecords.context.request


def give_reason(sender, history_instance, **kwargs) -> None:
    """Receiver: each version written meanwhile has the same reason."""
    if (why := reason.get()) and not history_instance.history_change_reason:
        longest = history_instance._meta.get_field("history_change_reason").max_length
        history_instance.history_change_reason = why[:longest] if longest else why
