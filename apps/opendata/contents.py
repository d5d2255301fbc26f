"""What some pages show besides records: counts, changes between two days, what two states have in common."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any, NamedTuple

from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override

from apps.chronicle.changes import Group
from apps.chronicle.choices import Kind
from apps.chronicle.comparison import Verdict
from apps.core import registry
from apps.core.addresses import absolute
from apps.core.day import shown
from apps.core.languages import LANGUAGES
from apps.opendata.lists import Context, all_disagreements
from apps.opendata.overview.rows import FieldSerializer, ListSerializer, ShelfSerializer, fields
from apps.opendata.records.fields import Choice, Partial, Plain, Whichever, Words, Worked, in_language
from apps.opendata.records.identity import id_of, reference_of
from apps.opendata.records.record import STATUSES, Addresses
from apps.opendata.records.rows import RowSerializer
from apps.opendata.records.shapes import ADDRESS, NUMBER, REFERENCE, TRUTH, URLS, one_of, several
from apps.sources.quality import LABELS


@dataclass(frozen=True)
class Content:
    """`name` is its key in data. The serializer puts `rows(context)` into data, which name the records `needs(row)`."""

    name: str
    serializer: type[RowSerializer]
    rows: Callable[[Context], Iterable[Any]]
    needs: Callable[[Any], Iterable[Any]] = lambda _row: ()


# --- figures of the front page and of a day


class FigureSerializer(RowSerializer):
    key = Plain(may_be_missing=False, source="code")
    number = Plain(NUMBER, may_be_missing=False)
    label = Words(lambda figure, language: figure.labels[language])
    url = Addresses(URLS, lambda figure, _prepared: figure.urls)


class Counted(NamedTuple):
    code: str
    number: int
    labels: dict[str, str]
    urls: dict[str, str]


def _figures(context: Context) -> Iterable[Counted]:
    counted = {figure["key"]: figure["number"] for figure in context["figures"]}
    for figures in zip(*(_figures_in(language, counted) for language in LANGUAGES), strict=True):
        labels = {language: figure["label"] for language, figure in zip(LANGUAGES, figures, strict=True)}
        urls = {language: figure["url"] for language, figure in zip(LANGUAGES, figures, strict=True)}
        yield Counted(figures[0]["key"], figures[0]["number"], labels, urls)


def _figures_in(language: str, counted: dict[str, int]) -> list[dict[str, Any]]:
    with override(language):
        figures = registry.figures(shown(), counted)
        return [
            {**figure, "label": str(figure["label"]), "url": absolute(reverse(figure["url_name"]))}
            for figure in figures
        ]


# --- what changed between two days


class ChangeSerializer(RowSerializer):
    group = Choice(Group)
    date = Partial()
    record = Whichever()
    before = Whichever()
    after = Whichever()
    event = Whichever()


def _changes(context: Context) -> Iterable[Any]:
    return [change for _group, changes in context["groups"] for change in changes]


def _of_change(change: Any) -> Iterable[Any]:
    return (change.before, change.after, change.event)


# --- how the organization grew


class Grown(NamedTuple):
    change: Any
    number: int


class GrowthSerializer(RowSerializer):
    date = Partial(source="change.date")
    participant = Whichever(source="change.held.participant")
    participation = Whichever(source="change.held")
    status = Choice(Kind, source="change.kind")
    has_begun = Plain(TRUTH, may_be_missing=False, source="change.has_begun")
    event = Whichever(source="change.event")
    number = Plain(
        NUMBER,
        may_be_missing=False,
        label=_("number"),
        help_text=_("How many held that status after all that changed at that date."),
    )


def _grown(context: Context) -> Iterable[Grown]:
    growth = context["growth"]
    return [
        Grown(change, row.numbers[growth.kinds.index(change.kind)]) for row in growth.rows for change in row.changes
    ]


# --- what two states have in common


class PointSerializer(RowSerializer):
    key = Plain(may_be_missing=False)
    verdict = Choice(Verdict)
    area = Whichever()
    records = Worked(
        several(several(REFERENCE)),
        lambda point, _prepared: [[reference_of(record) for record in side] for side in point.records],
        label=_("records"),
        help_text=_("On what it rests, of the first state and of the second."),
    )


def _points(context: Context) -> Iterable[Any]:
    return [point for _verdict, points in context.get("groups", ()) for point in points]


# --- where sources differ


class DisagreementSerializer(RowSerializer):
    record = Whichever()
    field = Plain()
    status = Worked(
        one_of(STATUSES.values()),
        lambda disagreement, _prepared: STATUSES[disagreement.status],
        label=_("sourcing"),
    )
    followed = Worked(
        several(ADDRESS),
        lambda disagreement, _prepared: [id_of(citation) for citation in disagreement.followed],
        label=_("citations followed"),
    )
    differing = Worked(
        several(ADDRESS),
        lambda disagreement, _prepared: [id_of(citation) for citation in disagreement.differing],
        label=_("citations that differ"),
    )


# --- how well facts are sourced


class QualitySerializer(RowSerializer):
    section = Plain(source="app")
    label = Words(lambda row, language: in_language(row.label, language))

    def get_fields(self):
        counts = {what: self._count(what, label) for what, label in LABELS.items()}
        return {**super().get_fields(), **counts}

    @staticmethod
    def _count(what: str, label: Any) -> Worked:
        return Worked(NUMBER, lambda row, _prepared: row.counts.get(what, 0), label=label)


CONTENTS: dict[str, Content] = {
    "home:home": Content("figures", FigureSerializer, _figures),
    "chronicle:on": Content("figures", FigureSerializer, _figures),
    "chronicle:changes": Content("changes", ChangeSerializer, _changes, _of_change),
    "chronicle:growth": Content("changes", GrowthSerializer, _grown, lambda row: [row.change.held]),
    "chronicle:compare": Content("points", PointSerializer, _points, lambda point: [point.area]),
    "sources:disagreements": Content(
        "disagreements", DisagreementSerializer, all_disagreements, lambda each: [each.record]
    ),
    "sources:quality": Content("counts", QualitySerializer, lambda context: [*context["rows"], context["total"]]),
    "opendata:overview": Content("kinds", ShelfSerializer, lambda context: context["shelves"]),
    "opendata:codebook": Content("fields", FieldSerializer, fields),
    "opendata:api": Content("lists", ListSerializer, lambda context: context["lists"]),
}
"""By view name."""
