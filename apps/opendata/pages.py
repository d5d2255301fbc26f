"""A page as data: what it is about, all other records that it shows, and what else it tells."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.http import Http404, HttpRequest

from apps.core.addresses import absolute, with_query
from apps.core.day import shown
from apps.core.languages import LANGUAGES
from apps.core.models import key_of
from apps.core.pages import thing_of
from apps.opendata.contents import CONTENTS
from apps.opendata.licence import LICENCE_URL
from apps.opendata.lists import LISTS
from apps.opendata.records.gathering import Prepared
from apps.opendata.records.identity import MODELS, is_public, kind_of
from apps.opendata.records.kinds import KINDS
from apps.opendata.records.shapes import Schema
from apps.sources.footnotes import footnotes_of

SCHEMA = "data/schema.json"


WITHOUT = {"search:search"}
"""Pages that are found anew each time; the API answers programs that look for something."""


def has_data(view_name: str, _context: dict[str, Any]) -> bool:
    """Whether the page can be had as data."""
    return view_name not in WITHOUT


SHOWN = {
    "bodies:body": lambda context: context["sessions"],
    "briefs:note": lambda context: context["briefing"].subject.records,
    "home:legal": lambda context: context["texts"],
    "home:accessibility": lambda context: context["texts"],
}
"""By view name, records that pages show without citing them."""


@dataclass(frozen=True)
class Addition:
    """What another app adds to the data of pages: `find(request, context)` gives what has that schema, None on pages
    without it. It may raise ValueError with a sentence that says why there is none."""

    schema: Schema
    find: Callable[[HttpRequest, dict[str, Any]], Any]


ADDITIONS: dict[str, Addition] = {}
"""By their keys in data."""


class PageData:
    """What the template of a page would get, as data. Raises Http404 for a page that has none."""

    def __init__(self, request: HttpRequest, context: dict[str, Any]):
        match: Any = request.resolver_match
        self.request, self.context, self.view_name = request, context, match.view_name
        if not has_data(self.view_name, context):
            raise Http404
        self.thing = thing_of(request, context)
        self.listing, self.content = LISTS.get(self.view_name), CONTENTS.get(self.view_name)
        self.listed = list(self.listing.rows(context)) if self.listing else []
        self.told = list(self.content.rows(context)) if self.content else []
        self.prepared = Prepared(self._all().values())
        self.untold: list[str] = []

    def _all(self) -> dict[Any, Any]:
        """All records that it shows, each once, the rows of its list first."""
        footnotes = footnotes_of(self.context)
        cited = footnotes.shown.values() if footnotes else ()
        shown_besides = SHOWN.get(self.view_name, lambda _context: ())(self.context)
        needed = [record for row in self.told for record in self.content.needs(row)] if self.content else []
        found: dict[Any, Any] = {}
        for record in (self.thing, *self.listed, *cited, *shown_besides, *needed):
            if record is not None:
                found.setdefault(key_of(record), record)
        return found

    def _is_shown(self, record: Any) -> bool:
        """Whether readers may see it: it is public, or a part of the very thing that the page is about."""
        return is_public(record) or (self.thing is not None and getattr(record, "page", None) == self.thing)

    @cached_property
    def by_kind(self) -> dict[str, list[Any]]:
        """The records that it shows besides what it is about; of the kind that it lists, its list alone."""
        own = self.thing and key_of(self.thing)
        listed = {key_of(record) for record in self.listed}
        found: dict[str, list[Any]] = {}
        for record in self.prepared.rows:
            key, kind = key_of(record), kind_of(record)
            is_beside = self.listing is not None and kind == self.listing.kind and key not in listed
            if key != own and not is_beside and self._is_shown(record):
                found.setdefault(kind, []).append(record)
        return {kind: found[kind] for kind in MODELS if kind in found}

    def rows(self) -> list[dict[str, Any]]:
        """The rows of its list in data."""
        return self._put(self.listing.kind, self.by_kind.get(self.listing.kind, ())) if self.listing else []

    def contents(self) -> list[dict[str, Any]]:
        """What it tells besides records, in data."""
        if not self.content:
            return []
        return self.content.serializer(self.told, many=True, context={"prepared": self.prepared}).data

    def _put(self, kind: str, records: Iterable[Any]) -> list[dict[str, Any]]:
        return KINDS[kind].serializer(records, many=True, context={"prepared": self.prepared}).data

    def _added(self) -> dict[str, Any]:
        """What other apps add."""
        found = {}
        for name, addition in ADDITIONS.items():
            try:
                found[name] = addition.find(self.request, self.context)
            except ValueError as error:
                self.untold.append(str(error))
        return {name: value for name, value in found.items() if value is not None}

    def _problems(self) -> Iterator[str]:
        """What was asked that is not legal or cannot be told, and so counts as not asked, in the page's language."""
        if problem := getattr(self.request, "day_problem", ""):
            yield problem
        for name in ("filter", "form"):
            form = getattr(self.context.get(name), "form", self.context.get(name))
            for errors in getattr(form, "errors", {}).values():
                yield from map(str, errors)
        yield from self.untold

    def whole(self) -> dict[str, Any]:
        """Everything, in one envelope."""
        _root, _language, path = self.request.path.split("/", 2)
        added = self._added()
        found = {
            "$schema": absolute(SCHEMA),
            "id": absolute(path),
            "url": {language: with_query(absolute(f"{language}/{path}"), self.request.GET) for language in LANGUAGES},
            "page": self.view_name,
            "day": shown().isoformat(),
            "licence": LICENCE_URL,
            "problems": list(self._problems()),
            "record": self._put(kind_of(self.thing), [self.thing])[0] if self.thing else None,
            "records": {kind: self._put(kind, records) for kind, records in self.by_kind.items()},
        }
        told = {self.content.name: self.contents()} if self.content else {}
        return found | told | added
