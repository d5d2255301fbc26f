"""What has been corrected in the records of a page since it was cited: former and present values, field by field.

It compares versions of records, which the history keeps, and not pages: that a term has run out meanwhile, or that one
more day has passed, is no correction. One query tells which records have changed; what their versions say is asked by
kind, so the number of queries does not grow with that of rows.
"""

import datetime
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from typing import Any

from django.apps import apps
from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import ObjectDoesNotExist
from django.db.models import Count, F, Max, Min, Model, Q, Value, prefetch_related_objects
from django.utils import timezone
from django.utils.text import Truncator, capfirst
from django.utils.translation import gettext as _
from simple_history.utils import get_history_model_for_model

from apps.citing.seen import Seen, read_seen
from apps.core.differences import Difference, Named, differences, named_by
from apps.core.history import loaded
from apps.core.languages import active
from apps.core.tokens import fill
from apps.core.wording import moment_in_words
from apps.editions.models import ChangeNote, Publishable, Redirect
from apps.opendata.records.identity import is_public
from apps.sources.footnotes import Footnotes, footnotes_of
from apps.sources.models import Citation

NOT_CONTENT = (ChangeNote, Redirect)

# What moves a page, or takes it from readers, is no fact of its; who is cited stands in the label of a citation.
LEFT_OUT = {"slug", "order", "status", "published_at", "expires_at", "review_on", "content_type", "object_id", "field"}
LEFT_OUT |= {f"{name}_{code}" for name in ("withdrawal_reason", "one_language_reason") for code in ("en", "ru")}
STATUS = LEFT_OUT - {"status"}
"""The same where a status is a fact: what a state is to the organization."""


CHANGES = ("corrected", "added", "gone")
ONE_SAVING = datetime.timedelta(minutes=1)
"""What is saved so soon after a record came belongs to its coming, such as the documents of an article."""


@dataclass(frozen=True)
class Told:
    """A record that has changed: `change` is one of CHANGES; `record` is as it is now, or as it last was."""

    change: str
    record: Any
    kind: str
    label: str
    url: str
    fields: list[Difference] = field(default_factory=list)


@dataclass(frozen=True)
class Kind:
    """Records of a model that the page shows, by key; `belonging` is what else is part of what it is about.

    Where the page is about nothing single, as a list is, all of the kind may have stood there: `belonging` is None.
    """

    number: int
    model: Any
    shown: dict[Any, Model]
    belonging: Q | None

    @property
    def versions(self) -> Any:
        return get_history_model_for_model(self.model).objects.order_by()

    def changed(self, seen: Seen) -> Any:
        """The keys of those with a later version than the one that was surely seen, with the number of this kind.

        What came while the page was seen, and has not changed after, was seen as it is.
        """
        found = self.versions.filter(history_date__gt=seen.first)
        if self.belonging is not None:
            found = found.filter(Q(id__in=list(self.shown)) | Q(id__in=self._ever_belonging()))
        came = Q(history_type="+", history_date__lte=seen.last)
        told = found.values("id").annotate(
            number=Value(self.number), came=Count("pk", came), begun=Min("history_date"), last=Max("history_date")
        )
        return told.filter(Q(came=0) | Q(last__gt=F("begun") + ONE_SAVING)).values_list("number", "id")

    def _ever_belonging(self) -> Any:
        return self.versions.filter(self.belonging).values("id")

    def told(self, keys: Iterable[Any], seen: Seen) -> dict[Any, list[Any]]:
        """By key the versions that matter, oldest first: that of the moment, those of the time it lasted, the last."""
        mine = self.versions.filter(id__in=list(keys))
        latest = mine.order_by("id", "-history_date", "-history_id").distinct("id")
        wanted = Q(history_id__in=latest.values("history_id"))
        wanted |= Q(history_id__in=latest.filter(history_date__lte=seen.first).values("history_id"))
        wanted |= Q(history_date__gt=seen.first, history_date__lte=seen.last)
        found: dict[Any, list[Any]] = {}
        for version in loaded(self.model, mine.filter(wanted).order_by("history_date", "history_id")).values():
            found.setdefault(version.id, []).append(version)
        return found


class Since:
    """What changed on a page since it was cited, in words of the active language."""

    def __init__(self, seen: Seen, page: Footnotes):
        """Raises ValueError with a sentence for the reader where that cannot be told."""
        self.seen = seen
        self.page = page
        self.kinds = list(self._kinds())
        self.begun_at = self._begun()
        if self.begun_at and seen.last < self.begun_at:
            told = _("The portal keeps versions since %(moment)s: what this page said before cannot be told.")
            raise ValueError(told % {"moment": self.begun})
        self.versions, self.named = self._changed() if self.begun_at else ({}, {})
        self.tell()

    @property
    def begun(self) -> str:
        """Since when versions are kept, in words; "" where there are none."""
        return moment_in_words(self.begun_at) if self.begun_at else ""

    @property
    def has_changed(self) -> bool:
        return bool(self.corrected or self.added or self.others)

    def _kinds(self) -> Iterator[Kind]:
        shown: dict[Any, dict[Any, Model]] = {}
        for (model, key), record in self.page.shown.items():
            shown.setdefault(model, {})[key] = record
        citations = (found for citations in self.page.citations.values() for found in citations)
        shown.setdefault(Citation, {}).update({found.pk: found for found in citations})
        about: dict[Any, list[Any]] = {}
        for model, key in self.page.records:
            about.setdefault(model, []).append(key)
        for number, model in enumerate(apps.get_models()):
            if model._meta.proxy or model in NOT_CONTENT or not _keeps_history(model):
                continue
            mine = shown.get(model, {})
            belonging: Q | None
            if model is Citation:
                belonging = self._cited(self.page.shown)
            elif about:
                belonging = _links(model, about)
            else:
                belonging = None if mine else Q(pk__in=[])
            if mine or (belonging is not None and belonging != Q(pk__in=[])):
                yield Kind(number, model, mine, belonging)

    @staticmethod
    def _cited(records: Iterable[tuple]) -> Q:
        keys: dict[Any, list[Any]] = {}
        for model, key in records:
            keys.setdefault(model, []).append(key)
        found = Q(pk__in=[])
        for model, kind in ContentType.objects.get_for_models(*keys).items():
            found |= Q(content_type_id=kind.pk, object_id__in=keys[model])
        return found

    def _begun(self) -> datetime.datetime | None:
        """Since when versions are kept of what the page shows."""
        firsts = [kind.versions.order_by("history_date").values_list("history_date")[:1] for kind in self.kinds]
        return min((moment for (moment,) in firsts[0].union(*firsts[1:], all=True)), default=None) if firsts else None

    def _changed(self) -> tuple[dict[int, dict[Any, list[Any]]], Named]:
        """By number of the kind, the versions of what has changed; and what these point to."""
        queries = [kind.changed(self.seen) for kind in self.kinds]
        changed: dict[int, list[Any]] = {}
        for number, key in queries[0].union(*queries[1:], all=True):
            changed.setdefault(number, []).append(key)
        versions = {
            kind.number: kind.told(changed[kind.number], self.seen) for kind in self.kinds if kind.number in changed
        }
        named = named_by(_all(versions), {"content_type"})
        for kind in self.kinds:
            _load_owners_of_owners(kind.model, named)
        return versions, named

    def tell(self) -> None:
        """Put it into words of the active language; of the texts in the other one it says nothing."""
        self.public = _public(self.named)
        self.corrected: list[Told] = []
        self.added: list[Told] = []
        self.others: list[Told] = []
        """What is not on the page, or no longer, and may have been then."""
        for kind in self.kinds:
            for key, found in self.versions.get(kind.number, {}).items():
                self._tell(kind, key, found)

    def _tell(self, kind: Kind, key: Any, versions: list[Any]) -> None:
        now = versions[-1]
        then = self._then(versions)
        is_there = self._is_public(now, timezone.now())
        if key in kind.shown:
            if then is None:
                if is_there:
                    self.added.append(self._told("added", kind, now))
            elif not is_there:
                self.corrected.append(self._told("gone", kind, then))
            elif fields := self._fields(then, now):
                self.corrected.append(self._told("corrected", kind, now, fields))
        elif then is not None and self._belonged(kind, then):
            if not is_there:
                self.others.append(self._told("gone", kind, then))
            elif fields := self._fields(then, now):
                self.others.append(self._told("corrected", kind, now, fields))

    def _then(self, versions: list[Any]) -> Any:
        """The version that readers saw: that of the first moment, or the first that came out before the last one."""
        before = [version for version in versions if version.history_date <= self.seen.first][-1:]
        during = [version for version in versions if self.seen.first < version.history_date <= self.seen.last]
        out = [version for version in (*before, *during) if self._is_public(version, self.seen.last)]
        if not out or out[0] in before:
            return out[0] if out else None
        return [version for version in out if version.history_date <= out[0].history_date + ONE_SAVING][-1]

    def _is_public(self, version: Any, moment: datetime.datetime) -> bool:
        """Whether readers saw it: by its own status, or by that of all that it is part of or names."""
        if version.history_type == "-":
            return False
        if issubclass(version.instance_type, Publishable):
            return _is_out(version, moment)
        return all(owner is not None and _is_out(owner, moment) for owner in self._owners(version))

    def _owners(self, version: Any) -> Iterator[Any]:
        """The things with pages that it is part of; None for one that is there no longer."""
        for first, *rest in _owning(version.instance_type):
            relation = version.instance_type._meta.get_field(first)
            if (key := getattr(version, relation.attname)) is None:
                continue
            thing = self.named.get(relation.related_model, {}).get(key)
            for name in rest:
                thing = thing and getattr(thing, name)
            if thing is None or isinstance(thing, Publishable):
                yield thing

    def _belonged(self, kind: Kind, version: Any) -> bool:
        """Whether it was part of what the page is about, at that moment."""
        if kind.belonging is None:
            return True
        if kind.model is Citation:
            model = ContentType.objects.get_for_id(version.content_type_id).model_class()
            return (model, version.object_id) in self.page.shown
        links = ((relation.related_model._meta.concrete_model, relation.attname) for relation in _relations(kind.model))
        return any((model, getattr(version, name)) in self.page.records for model, name in links)

    def _fields(self, then: Any, now: Any) -> list[Difference]:
        leave_out = LEFT_OUT if issubclass(now.instance_type, Publishable) else STATUS
        found = differences(then, now, self.public, leave_out)
        mine = [each for each in found if each.language in ("", active())]
        return [replace(each, old=self._filled(each.old, now), new=self._filled(each.new, now)) for each in mine]

    def _filled(self, text: str, version: Any) -> str:
        return fill(text, version.instance, active()) if "{" in text else text

    def _told(self, change: str, kind: Kind, version: Any, fields: list[Difference] | None = None) -> Told:
        record = version.instance
        for relation in _relations(kind.model):
            if thing := self.named.get(relation.related_model, {}).get(getattr(version, relation.attname)):
                setattr(record, relation.name, thing)
        is_page = isinstance(record, Publishable) and change != "gone" and record.has_own_page
        url = record.get_absolute_url() if is_page else ""
        about = capfirst(str(kind.model._meta.verbose_name))
        return Told(change, record, about, Truncator(self._label(kind, record)).chars(120), url, fields or [])

    def _label(self, kind: Kind, record: Any) -> str:
        try:
            if isinstance(record, Citation):
                model = ContentType.objects.get_for_id(record.content_type_id).model_class()
                now: Any = kind.shown.get(record.pk)
                about = now.record if now else self.page.shown.get((model, record.object_id))
                return f"{about}, {record}" if about else str(record)
            return str(record)
        except (ObjectDoesNotExist, AttributeError):  # what named it is gone
            return ""


def corrected_since(text: str, context: Any) -> "Since":
    """What changed on a page with that context since it was cited: `text` says when (seen.py).

    Raises ValueError with a sentence for the reader where that cannot be told.
    """
    seen, page = read_seen(text), footnotes_of(context)
    if page is None:
        raise ValueError(_("This page is reckoned anew each time it is read: what it said then cannot be told."))
    return Since(seen, page)


def _load_owners_of_owners(model: Any, named: Named) -> None:
    """What lies a step further, such as the body of an office: one query for all."""
    for first, *rest in _owning(model):
        things = named.get(model._meta.get_field(first).related_model, {})
        if rest and things:
            prefetch_related_objects(list(things.values()), "__".join(rest))


def _keeps_history(model: Any) -> bool:
    return hasattr(model._meta, "simple_history_manager_attribute")


def _relations(model: Any) -> list[Any]:
    return [found for found in model._meta.fields if found.many_to_one]


def _owning(model: Any) -> list[list[str]]:
    """The ways to what a record is part of: `part_of`, else all that it points to and has a page."""
    if ways := getattr(model, "part_of", ()):
        return [way.split("__") for way in ways]
    return [[found.name] for found in _relations(model) if issubclass(found.related_model, Publishable)]


def _links(model: Any, about: dict[Any, list[Any]]) -> Q:
    """The condition that a version points to one of these."""
    found = Q(pk__in=[])
    for relation in _relations(model):
        if keys := about.get(relation.related_model._meta.concrete_model):
            found |= Q(**{f"{relation.attname}__in": keys})
    return found


def _is_out(thing: Any, moment: datetime.datetime) -> bool:
    """Whether a thing, or a version of it, was before readers at that moment."""
    return Publishable.stage_of(thing, moment) == Publishable.Stage.PUBLISHED


def _public(named: Named) -> Named:
    """The same, without the names of what readers do not see."""
    return {
        model: {key: thing if is_public(thing) else _("(not published)") for key, thing in things.items()}
        for model, things in named.items()
    }


def _all(versions: dict[int, dict[Any, list[Any]]]) -> list[Any]:
    return [each for by_key in versions.values() for found in by_key.values() for each in found]
