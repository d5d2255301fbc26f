"""What each list of the portal lists: all rows under the filters and on the day that were asked for, not one page."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from apps.sources.disagreements import Disagreement, disagreements

Context = dict[str, Any]


@dataclass(frozen=True)
class Listing:
    """`kind` is that of the rows; `rows(context)` finds them in what the page's template gets."""

    kind: str
    rows: Callable[[Context], Iterable[Any]]


def _filtered(context: Context) -> Iterable[Any]:
    return context["filter"].qs


def _named(name: str) -> Callable[[Context], Iterable[Any]]:
    return lambda context: context[name]


def _observers(context: Context) -> Iterable[Any]:
    return (*context["states"], *context["organizations"], *context["former"])


def _bodies(context: Context) -> Iterable[Any]:
    """Those of the organigram, which leaves out what was not yet there, and those that are no more."""
    return (*(box.body for tier in context["tiers"] for box in tier.boxes), *context["former"])


def _placements(context: Context) -> Iterable[Any]:
    return [placed for dimension in context["dimensions"] for placed in dimension.placements_now]


def _roles(context: Context) -> Iterable[Any]:
    return [role for row in context["matrix"].rows for role in row.roles]


def _of_source(context: Context) -> Iterable[Any]:
    found = context["page"].paginator.object_list
    return [citation for citation in found if citation.record and citation.record.is_shown]


def _differing(context: Context) -> Iterable[Any]:
    """Each citation once, whatever number of facts it speaks of."""
    found = (citation for each in all_disagreements(context) for citation in each.citations)
    return {citation.pk: citation for citation in found}.values()


def all_disagreements(context: Context) -> list[Disagreement]:
    """Not only those of the page; found once."""
    if context["page"].paginator.num_pages > 1 and "all_disagreements" not in context:
        context["all_disagreements"] = disagreements(list(context["page"].paginator.object_list))
    return context["all_disagreements" if "all_disagreements" in context else "disagreements"]


LISTS: dict[str, Listing] = {
    "members:members": Listing("participations", _filtered),
    "observers:observers": Listing("participations", _observers),
    "partners:partners": Listing("participations", _named("partners")),
    "bodies:bodies": Listing("bodies", _bodies),
    "chairmanships:chairmanships": Listing("chairmanships", _named("chairmanships")),
    "catalogue:catalogue": Listing("placements", _placements),
    "catalogue:matrix": Listing("coordinations", _roles),
    "catalogue:terms": Listing("coordinations", _named("terms")),
    "timeline:timeline": Listing("events", _filtered),
    "timeline:year": Listing("events", _named("events")),
    "documents:documents": Listing("documents", _filtered),
    "news:news": Listing("articles", _filtered),
    "news:publications": Listing("publications", _named("publications")),
    "sources:sources": Listing("sources", _filtered),
    "sources:source": Listing("citations", _of_source),
    "sources:disagreements": Listing("citations", _differing),
    "about:principles": Listing("principles", _named("principles")),
    "about:goals": Listing("goals", _named("goals")),
}
"""By view name."""
