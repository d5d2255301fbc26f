"""Reads the starting content: one YAML file per model, each record with the citations of its facts beside it.

A record names its fields as the model does, bilingual ones as explicit `_en` and `_ru` columns only. A foreign
key is the slug of the other record, a source may also be named by its code. `citations` is a list of Citation
fields. Keys are fixed: the place of a record in its file is its primary key.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import Any, cast

import yaml
from django.apps import apps
from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import FieldDoesNotExist, ValidationError
from django.core.management.color import no_style
from django.db import IntegrityError, connection, models, transaction
from django.utils import translation

from apps.core import derived
from apps.sources.models import Citation

LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # ten times faster where it is there


class ContentError(Exception):
    """What is wrong in which record of which file; the message is for the person who edits the files."""


class Content:
    """All fixtures of a folder, read and linked, ready to be saved."""

    def __init__(self, folder: Path):
        self.errors: list[str] = []
        self.records: dict[type[models.Model], list[dict]] = {}
        self.keys: dict[tuple[type[models.Model], str], int] = {}
        for path in sorted(folder.glob("*.yaml")):
            model = apps.get_model(path.stem)
            self.records[model] = yaml.load(path.read_bytes(), LOADER) or []  # noqa: S506 (safe: see above)
            for key, record in enumerate(self.records[model], 1):
                for name in filter(None, (record.get("slug"), record.get("code"))):
                    self.keys.setdefault((model, name), key)

    def load(self) -> int:
        """Save everything in one transaction, then check every record; returns how many there are.

        Raises ContentError with all faults found; nothing is saved then.
        """
        with translation.override(None), transaction.atomic(), derived.once():
            built = list(self._build())
            self._stop_on_errors()
            for instance, links in built:
                self._guard(instance, lambda record=instance: record.save(force_insert=True))
                for name, keys in links.items():
                    getattr(instance, name).set(keys)
            self._stop_on_errors()
            for instance, _links in built:
                self._guard(instance, lambda record=instance: self._check(record))
            self._stop_on_errors()
            try:
                connection.check_constraints()
            except IntegrityError as error:
                raise ContentError(str(error)) from error
            self._reset_sequences({type(instance) for instance, _links in built})
        return len(built)

    def unsaved(self) -> list[models.Model]:
        """Every record, linked with the others, without a database; the citations are left out.

        Raises ContentError with all faults found.
        """
        with translation.override(None):
            built = {
                (model, key): self._instance(model, key, {k: v for k, v in record.items() if k != "citations"})[0]
                for model, records in self.records.items()
                for key, record in enumerate(records, 1)
            }
        self._stop_on_errors()
        for instance in built.values():
            for field in instance._meta.fields:
                if field.is_relation and (key := getattr(instance, field.attname)):
                    setattr(instance, field.name, built[cast(Any, field.related_model), key])
        return list(built.values())

    def _build(self) -> Iterator[tuple[models.Model, dict]]:
        number = 0
        for model, records in self.records.items():
            for key, record in enumerate(records, 1):
                citations = record.get("citations") or []
                fields = {name: value for name, value in record.items() if name != "citations"}
                yield self._instance(model, key, fields)
                kind = ContentType.objects.get_for_model(model)
                for citation in citations:
                    number += 1
                    yield self._instance(Citation, number, citation, content_type=kind, object_id=key)

    def _instance(self, model: type[models.Model], key: int, fields: dict, **target) -> tuple[models.Model, dict]:
        instance, links = model(pk=key, **target), {}
        for name, value in fields.items():
            try:
                field: Any = model._meta.get_field(name)
                if field.many_to_many:
                    links[name] = [self._key(field.related_model, slug) for slug in value or []]
                elif field.is_relation:
                    setattr(instance, field.attname, value and self._key(field.related_model, value))
                else:
                    setattr(instance, name, field.to_python(value))
            except (FieldDoesNotExist, ValidationError, KeyError, TypeError) as error:
                self._fault(model, key, fields, f"{name}: {error}")
        self._guard(instance, lambda: instance.clean_fields(exclude=["id", *self._relations(model)]))
        return instance, links

    def _relations(self, model: type[models.Model]) -> list[str]:
        return [field.name for field in model._meta.fields if field.is_relation]

    def _check(self, instance: models.Model) -> None:
        """All rules of the record but those that PostgreSQL keeps by itself."""
        relations = self._relations(type(instance))
        instance.full_clean(exclude=relations, validate_unique=False, validate_constraints=False)

    def _key(self, model: type[models.Model], name: str) -> int:
        try:
            return self.keys[model, str(name)]
        except KeyError:
            raise KeyError(f"there is no {model._meta.model_name} “{name}”") from None

    def _guard(self, instance: models.Model, act) -> None:
        try:
            act()
        except ValidationError as error:
            self._fault(type(instance), instance.pk, vars(instance), "; ".join(_sentences(error)))
        except IntegrityError as error:
            # PostgreSQL hears no more of this transaction: the faults found so far have to do.
            self._fault(type(instance), instance.pk, vars(instance), str(error))
            self._stop_on_errors()

    def _fault(self, model: type[models.Model], key: int, fields: dict, message: str) -> None:
        named = ("slug", "state", "organization", "field", "source")
        name = " ".join(str(fields[part]) for part in named if fields.get(part))
        self.errors.append(f"{model._meta.label_lower} #{key} {name}: {message}")

    def _stop_on_errors(self) -> None:
        if self.errors:
            raise ContentError("\n".join(self.errors))

    def _reset_sequences(self, used: set[type[models.Model]]) -> None:
        with connection.cursor() as cursor:
            for statement in connection.ops.sequence_reset_sql(no_style(), list(used)):
                cursor.execute(statement)


def _sentences(error: ValidationError) -> list[str]:
    if hasattr(error, "message_dict"):
        return [f"{field}: {' '.join(messages)}" for field, messages in error.message_dict.items()]
    return error.messages
