"""Keeps the index with the records: whatever is saved or deleted, in the same transaction.

A part may move to another thing, and of what was deleted nobody can be asked whose it was: so what depends on a record
is looked up before it changes, and again after.
"""

from typing import Any

from django.apps import apps
from django.db import ProgrammingError, transaction
from django.db.models.signals import post_delete, post_migrate, post_save, pre_delete, pre_save

from apps.core import derived
from apps.search.index import has_years, rebuild, write, write_pages
from apps.search.models import Entry
from apps.search.relations import affected, is_part, watched
from apps.timeline.models import Event


def connect() -> None:
    for model in apps.get_models():
        if model._meta.concrete_model in watched():  # Django speaks in the name of the proxy
            for signal, act in ((pre_save, changing), (pre_delete, going), (post_save, saved), (post_delete, gone)):
                signal.connect(act, sender=model, dispatch_uid="search")
    post_migrate.connect(migrated, sender=apps.get_app_config("search"), dispatch_uid="search")


def changing(sender: Any, instance: Any, **kwargs: Any) -> None:
    """Of parts alone: what else has words of a record has them also when it is saved."""
    instance.in_index = {}
    if instance.pk and not instance._state.adding and is_part(sender) and not derived.is_put_off(rebuild):
        stored = sender._default_manager.filter(pk=instance.pk).first()
        instance.in_index = affected(stored) if stored else {}


def going(sender: Any, instance: Any, **kwargs: Any) -> None:
    instance.in_index = {} if derived.is_put_off(rebuild) else affected(instance)


def saved(sender: Any, instance: Any, **kwargs: Any) -> None:
    if derived.is_put_off(rebuild):
        return
    found = affected(instance)
    for model, keys in instance.__dict__.pop("in_index", {}).items():
        found[model] |= keys
    _refresh(found, sender)


def gone(sender: Any, instance: Any, **kwargs: Any) -> None:
    if not derived.is_put_off(rebuild):
        _refresh(instance.__dict__.pop("in_index", {}), sender)


def _refresh(found: dict[Any, set[int]], sender: Any) -> None:
    for model, keys in found.items():
        if keys:
            write(model, keys)
    if sender is Event and not has_years():
        write_pages()


def migrated(**kwargs: Any) -> None:
    """The index of a portal that has none yet, else the pages, whose words come with the portal.

    A portal that is migrated only in part gets its index with the rest.
    """
    try:
        with transaction.atomic():
            (write_pages if Entry.objects.exists() else rebuild)()
    except ProgrammingError:
        return
