"""Which records make which entries: whose words stand on whose page."""

from collections import defaultdict
from collections.abc import Iterable
from functools import cache, reduce
from typing import Any

from apps.core.forms import bilingual_fields
from apps.participants.models import FormerName
from apps.search.indexed import INDEXED
from apps.sources.models import cited_models

Ways = dict[Any, list[tuple[Any, str]]]
"""By a model, others from which a path of relations leads to it: Body: [(Holder, "office__body"), …]."""


def model_at(model: Any, path: str) -> Any:
    """The model to which a path of relations leads."""
    return reduce(lambda found, relation: found._meta.get_field(relation).related_model, path.split("__"), model)


@cache
def parts() -> Ways:
    """By the thing on whose page they stand, the records that are only text of it."""
    found: Ways = defaultdict(list)
    for part in cited_models():
        if bilingual_fields(part) and not (part in INDEXED and INDEXED[part].kind):
            for path in part.part_of:
                found[model_at(part, path)].append((part, path))
    return found


@cache
def followers() -> Ways:
    """By a record, the things whose entries have its words, or stand on its page."""
    found: Ways = defaultdict(list)
    for model in INDEXED:
        for path in related(model):
            found[model_at(model, path)].append((model, path))
    return found


@cache
def related(model: Any) -> list[str]:
    """The relations that the entries of a model read, and those on the way to them."""
    indexed = INDEXED[model]
    paths = {*indexed.quotes, *filter(None, [indexed.seat]), *(getattr(model, "part_of", ()) if indexed.kind else ())}
    if not callable(indexed.title):
        paths |= {path.rpartition(".")[0].replace(".", "__") for path in indexed.title if "." in path}
    return sorted({path.rsplit("__", up)[0] for path in paths for up in range(path.count("__") + 1)})


@cache
def watched() -> frozenset[Any]:
    """The models of which each save may change the index."""
    return frozenset({*INDEXED, *followers(), *(part for found in parts().values() for part, _path in found)})


@cache
def _owners(model: Any) -> Ways:
    """Of which things this model is part, under the model itself."""
    return {owner: [way for way in ways if way[0] is model] for owner, ways in parts().items()}


def is_part(model: Any) -> bool:
    """Whether its records stand on the page of another, and so may move to a third."""
    return any(_owners(model._meta.concrete_model).values())


def affected(record: Any) -> dict[Any, set[int]]:
    """The things whose entries depend on a record as it is stored: by model, their keys."""
    model = record._meta.concrete_model
    found: dict[Any, set[int]] = defaultdict(set)
    _add(found, model, {record.pk})
    paths = [(owner, path) for owner, ways in _owners(model).items() for _model, path in ways]
    if paths:
        for row in model._default_manager.filter(pk=record.pk).values_list(*(path for _owner, path in paths)):
            for (owner, _path), key in zip(paths, row, strict=True):
                if key:
                    found[owner].add(key)
    if model is FormerName:
        bearer, key = record.bearer_key
        _add(found, bearer, {key})
    return found


def _add(found: dict[Any, set[int]], model: Any, keys: Iterable[int]) -> None:
    """The things of these keys, and what follows them."""
    if model in INDEXED:
        found[model].update(keys)
    for follower, path in followers().get(model, ()):
        found[follower].update(follower._default_manager.filter(**{f"{path}__in": keys}).values_list("pk", flat=True))
