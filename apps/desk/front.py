"""The front page of the desk: what waits for the person, what changed lately, how the content stands.

Its parts are sections of the page "desk" in core's registry, so that other apps add theirs; `thing` is the user.
"""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any, NamedTuple

from django.apps import apps
from django.contrib.auth.models import User
from django.db.models import Case, Exists, F, OuterRef, Q, QuerySet, Value, When
from django.urls import NoReverseMatch, reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from simple_history.utils import get_history_manager_for_model, get_history_model_for_model

from apps.core.registry import Section, add_section
from apps.core.wording import date_in_words, moment_in_words
from apps.desk.matrix import waiting
from apps.editions.models import Publishable
from apps.sources import quality
from apps.sources.models import cited_models

PAGE = "desk"
WAITS_BELOW = 50
"""Sections of a lower order tell what waits for somebody; the others are always there."""
LISTED = 8
"""How many entries a section shows."""


class Entry(NamedTuple):
    """A record on the front page; `record` is None if it is there no longer."""

    record: Any
    kind: str
    url: str
    at: datetime | date
    deed: str = ""
    by: str = ""

    @property
    def when(self) -> str:
        return moment_in_words(self.at) if isinstance(self.at, datetime) else date_in_words(self.at)


def add_sections() -> None:
    for key, title, order, template, load in (
        ("drafts", _("My drafts"), 20, "entries", drafts),
        ("scheduled", _("Scheduled"), 30, "entries", scheduled),
        ("due", _("Due for review"), 35, "entries", due),
        ("translations", _("Translations"), 40, "waiting", waiting),
        ("changes", _("Latest changes"), 80, "entries", latest_changes),
        ("sourcing", _("How the facts are sourced"), 90, "sourcing", sourcing),
    ):
        add_section(Section(PAGE, key, title, order, f"desk/{template}.html", load))


def drafts(user: User, _day) -> dict | None:
    """What the person has worked on and nobody has published yet, the latest first."""
    found = []
    for model in publishable(user):
        mine = get_history_manager_for_model(model).filter(id=OuterRef("pk"), history_user=user)
        found.append(model.objects.filter(Exists(mine), status=Publishable.Status.DRAFT).annotate(at=F("updated_at")))
    return _listed(found, "-at")


def scheduled(user: User, _day) -> dict | None:
    """What will appear or leave by itself, the next first."""
    now = timezone.now()
    moment = Case(When(published_at__gt=now, then="published_at"), default="expires_at")
    ahead = Q(published_at__gt=now) | Q(expires_at__gt=now)
    published = [model.objects.filter(ahead, status=Publishable.Status.PUBLISHED) for model in publishable(user)]
    return _listed([records.annotate(at=moment) for records in published], "at")


def due(user: User, day: date) -> dict | None:
    """What somebody wanted to look at again by now, the longest overdue first."""
    found = [model.objects.due_for_review(day).annotate(at=F("review_on")) for model in publishable(user)]
    return _listed(found, "at")


def latest_changes(user: User, _day) -> dict | None:
    """What people changed lately in the content that the person may see."""
    found = []
    for model in {*publishable(user), *_visible(user, cited_models())}:
        history = get_history_model_for_model(model).objects.filter(history_user__isnull=False)
        found.append(history.annotate(at=F("history_date"), deed=F("history_type"), by=F("history_user__username")))
    return _listed(found, "-at", "deed", "by")


def sourcing(user: User, _day) -> dict:
    """The counts of all facts, as the public page of quality shows them by app."""
    _rows, total = quality.rows()
    return {"counts": [(quality.LABELS[what], number) for what, number in total.cells]}


def publishable(user: User) -> list[Any]:
    """The models of things with a page that the person may see."""
    return _visible(user, [m for m in apps.get_models() if issubclass(m, Publishable) and not m._meta.proxy])


def _visible(user: User, models: Iterable[Any]) -> list[Any]:
    return [model for model in models if user.has_perm(f"{model._meta.app_label}.view_{model._meta.model_name}")]


def _listed(found: list[QuerySet], order: str, *more: str) -> dict | None:
    """The first entries of all querysets together: one query for all, then one for each kind of record among them."""
    if not found:
        return None
    parts = [
        records.order_by().annotate(of_model=Value(_of(records)._meta.label)).values_list("of_model", "id", "at", *more)
        for records in found
    ]
    rows = list(parts[0].union(*parts[1:], all=True).order_by(order)[: LISTED + 1])
    return {"entries": _entries(rows[:LISTED]), "has_more": len(rows) > LISTED} if rows else None


def _of(records: QuerySet) -> Any:
    """The model that a queryset of records or of their versions is about."""
    return getattr(records.model, "instance_type", records.model)


def _entries(rows: list[tuple]) -> list[Entry]:
    keys: dict[str, set[int]] = {}
    for label, key, *_rest in rows:
        keys.setdefault(label, set()).add(key)
    records = {label: _by_key(apps.get_model(label), wanted) for label, wanted in keys.items()}
    entries = []
    for label, key, *rest in rows:
        model, record = apps.get_model(label), records[label].get(key)
        entries.append(Entry(record, model._meta.verbose_name, _form_of(model, record), *rest))
    return entries


def _by_key(model: Any, keys: set[int]) -> dict[int, Any]:
    found = model.with_owners() if hasattr(model, "with_owners") else model._default_manager
    return found.in_bulk(keys)


def _form_of(model: Any, record: Any) -> str:
    if record is None:
        return ""
    try:
        return reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_change", args=[record.pk])
    except NoReverseMatch:  # a kind that is edited only on the form of its owner
        return ""
