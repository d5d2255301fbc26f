"""The translation matrix: every record in both languages, missing, draft, behind or current.

What is withdrawn waits for no translation and is left out; so is a record without any text.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache, reduce
from operator import or_
from typing import Any

from django.apps import apps
from django.contrib.auth.models import AnonymousUser, User
from django.db import connection
from django.db.models import Case, CharField, IntegerField, Q, QuerySet, Value, When
from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import pgettext_lazy

from apps.core.forms import behind, bilingual_fields, lacks
from apps.core.languages import LANGUAGES, NAMES
from apps.editions.freshness import Pair
from apps.editions.models import Publishable, Translated
from apps.sources import table

STATES = {
    "missing": pgettext_lazy("translation", "missing"),
    "draft": pgettext_lazy("translation", "draft"),
    "behind": pgettext_lazy("translation", "behind"),
    "current": pgettext_lazy("translation", "current"),
}
WAITING = "waiting"
"""What may be asked for besides one state: what is missing or behind."""

Person = User | AnonymousUser

FIRST = " AND ".join(f"state_{language} NOT IN ('missing', 'behind')" for language in LANGUAGES)
"""What waits for a translator stands before the rest."""
COLUMNS = "of_place, of_app, of_model, of_key, state_en, state_ru"
ON_THE_FORM_OF_ITS_RECORD = ("sources.Citation", "editions.ChangeNote")


@dataclass(frozen=True)
class Cell:
    """How a record stands in a language: `url` leads to the first text that it is about, `texts` names them all."""

    language: str
    state: str
    url: str
    texts: list[str]

    @property
    def label(self) -> str:
        return str(STATES[self.state])


@dataclass(frozen=True)
class Row:
    record: Any
    cells: list[Cell]

    @property
    def kind(self) -> str:
        return capfirst(str(self.record._meta.verbose_name))

    @property
    def app(self) -> str:
        return str(apps.get_app_config(self.record._meta.app_label).verbose_name)

    @property
    def part_of(self) -> str:
        """The thing that the record is a part of; "" for a thing with a page."""
        owner = _owner(self.record)
        return "" if owner in (None, self.record) else str(owner)


@dataclass(frozen=True)
class Share:
    """How many records of an app there are, and how many of them are current in each language."""

    app: str
    label: Any
    records: int
    current: dict[str, int]

    @property
    def percentages(self) -> list[tuple[str, int]]:
        """By language; never 100 while anything waits."""
        return [(code, self.current[code] * 100 // self.records if self.records else 100) for code in LANGUAGES]


class Matrix:
    """The rows that a person may see and has asked for, what waits first; as a sequence of rows for the paginator."""

    def __init__(self, user: Person, *, app: str = "", model: str = "", language: str = "", state: str = ""):
        self.models = tuple(
            found for found in models_of(user) if app in ("", found._meta.app_label) and model in ("", key_of(found))
        )
        self.condition, self.parameters = _condition(language, state)

    def count(self) -> int:
        return self._select("COUNT(*)")[0][0]

    __len__ = count

    def __getitem__(self, page: slice) -> list[Row]:
        limit = f"ORDER BY {FIRST}, of_place, of_key LIMIT %s OFFSET %s"
        return list(_rows(self._select(COLUMNS, limit, page.stop - page.start, page.start)))

    def _select(self, columns: str, rest: str = "", *more: int) -> list[tuple]:
        if not self.models:
            return [(0,)] if columns.startswith("COUNT") else []
        return _select(self.models, columns, f"WHERE {self.condition} {rest}", *self.parameters, *more)


def shares(user: Person) -> list[Share]:
    """The percentages of each app whose records the person may see, in one query."""
    models = models_of(user)
    if not models:
        return []
    current = ", ".join(f"COUNT(*) FILTER (WHERE state_{code} = 'current')" for code in LANGUAGES)
    counted = _select(models, f"of_app, COUNT(*), {current}", "GROUP BY of_app ORDER BY MIN(of_place)")
    return [
        Share(app, apps.get_app_config(app).verbose_name, number, dict(zip(LANGUAGES, numbers, strict=True)))
        for app, number, *numbers in counted
    ]


def waiting(user: Person, _day) -> dict | None:
    """For the front page of the desk: how much is missing and behind in each language; None where nothing is."""
    models = models_of(user)
    asked = [(language, state) for language in LANGUAGES for state in ("missing", "behind")]
    counts = ", ".join(f"COUNT(*) FILTER (WHERE state_{language} = '{state}')" for language, state in asked)
    (numbers,) = _select(models, counts, "") if models else [()]
    entries = [
        {
            "language": capfirst(NAMES[language]),
            "label": STATES[state],
            "number": number,
            "query": f"language={language}&state={state}",
        }
        for (language, state), number in zip(asked, numbers, strict=False)
        if number
    ]
    return {"entries": entries} if entries else None


def models_of(user: Person) -> tuple[Any, ...]:
    """The models with texts in both languages whose records the person may see."""
    return tuple(
        model
        for model in apps.get_models()
        if issubclass(model, Translated) and not model._meta.proxy and user.has_perm(_right(model))
    )


def key_of(model: Any) -> str:
    return f"{model._meta.app_label}.{model._meta.model_name}"


def _right(model: Any) -> str:
    return f"{model._meta.app_label}.view_{model._meta.model_name}"


def _condition(language: str, state: str) -> tuple[str, list[tuple[str, ...]]]:
    """Rows in that state, in that language or in either."""
    if not state:
        return "TRUE", []
    states = ["missing", "behind"] if state == WAITING else [state]
    asked = [f"state_{code} IN %s" for code in LANGUAGES if language in ("", code)]
    return " OR ".join(asked), [tuple(states)] * len(asked)


def _select(models: tuple[Any, ...], columns: str, rest: str, *parameters: Any) -> list[tuple]:
    sql, own = _table(models)
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {columns} FROM ({sql}) AS row {rest}", (*own, *parameters))  # noqa: S608 (written here)
        return cursor.fetchall()


@cache
def _table(models: tuple[Any, ...]) -> tuple[str, tuple]:
    """A row for each record that has a text; put together once, since it depends on the models alone."""
    return table.union((_states(model, place) for place, model in enumerate(models)), COLUMNS)


def _states(model: Any, place: int) -> QuerySet:
    columns = [column for pair in bilingual_fields(model).values() for column in pair]
    has_text = reduce(or_, (Q(**{f"{column}__gt": ""}) for column in columns))
    records = table.named(model._default_manager.filter(has_text))
    for path in _statuses(model):
        records = records.exclude(**{path: Publishable.Status.WITHDRAWN})
    states = {f"state_{language}": _state(model, language) for language in LANGUAGES}
    return records.annotate(of_place=Value(place, IntegerField()), **states)


def _state(model: Any, language: str) -> Case:
    is_draft = reduce(or_, (Q(**{path: Publishable.Status.DRAFT}) for path in _statuses(model)), Q(pk=None))
    return Case(
        When(lacks(model, language), then=Value("missing")),
        When(is_draft, then=Value("draft")),
        When(behind(model, language), then=Value("behind")),
        default=Value("current"),
        output_field=CharField(),
    )


def _statuses(model: Any) -> list[str]:
    """Where the status stands of what a record is shown on: of itself, or of what it is part of."""
    found = []
    for path in getattr(model, "part_of", ()) or ("",):
        target = model
        for relation in filter(None, path.split("__")):
            target = target._meta.get_field(relation).related_model
        if issubclass(target, Publishable):
            found.append(f"{path}__status" if path else "status")
    return found


def _rows(found: list[tuple]) -> Iterator[Row]:
    """The records of these keys, in one query for each kind among them (of citations, for each kind they are about)."""
    keys: dict[Any, list[int]] = {}
    for _place, app, name, key, *_states in found:
        keys.setdefault(apps.get_model(app, name), []).append(key)
    records = {model: _with_owners(model).in_bulk(wanted) for model, wanted in keys.items()}
    for _place, app, name, key, *states in found:
        model = apps.get_model(app, name)
        if record := records[model].get(key):
            yield Row(record, [_cell(record, *told) for told in zip(LANGUAGES, states, strict=True)])


def _with_owners(model: Any) -> Any:
    if hasattr(model, "with_owners"):
        return model.with_owners()
    records = model._default_manager
    return records.prefetch_related("record") if hasattr(model, "record") else records


def _owner(record: Any) -> Any:
    return record.record if hasattr(record, "record") else getattr(record, "page", record)


def _cell(record: Any, language: str, state: str) -> Cell:
    there = [pair for pair in record.pairs if not pair.is_absent]
    about = [pair for pair in there if pair.state(language) == state] or there
    texts = [] if state in ("current", "draft") else [pair.label for pair in about]
    return Cell(language, state, _form(record, about, language), texts)


def _form(record: Any, about: Iterable[Pair], language: str) -> str:
    """The field of the form at the desk where the text is edited; of a row without a form of its own, all such rows."""
    meta = record._meta
    if meta.label in ON_THE_FORM_OF_ITS_RECORD:
        kind = apps.get_model(record.content_type.app_label, record.content_type.model)._meta
        form = reverse(f"admin:{kind.app_label}_{kind.model_name}_change", args=[record.object_id])
        return f"{form}#{meta.app_label}-{meta.model_name}-content_type-object_id-group"
    form = reverse(f"admin:{meta.app_label}_{meta.model_name}_change", args=[record.pk])
    return f"{form}#id_{next(iter(about)).name}_{language}"
