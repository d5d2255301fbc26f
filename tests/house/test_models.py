"""Every model of the portal keeps the rules of the house."""

import re

import pytest
from django.apps import apps
from django.contrib import admin
from django.core.management import call_command
from django.db.models import (
    BaseConstraint,
    BooleanField,
    CharField,
    DateField,
    DateTimeField,
    Field,
    Model,
    TextField,
    URLField,
)
from django.utils.functional import Promise
from modeltranslation.translator import NotRegistered, translator
from simple_history.utils import get_history_manager_for_model

from apps.accounts.roles import WORKINGS
from apps.core.languages import LANGUAGES
from apps.editions.models import Publishable
from tests.factories.core import every_factory

FACTORIES = every_factory()

# Texts that are the same in both languages.
LANGUAGELESS = {
    "slug": "addresses",
    "code": "marks of the desk",
    "number": "numbers in the Catalogue",
    "iso2": "codes",
    "iso3": "codes",
    "field": "names of fields",
    "old": "addresses",
    "new": "addresses",
}


def is_ours(model: type[Model]) -> bool:
    return model.__module__.startswith("apps.") and not model.__name__.startswith("Historical")


MODELS = [model for model in apps.get_models() if is_ours(model)]
TABLES = [model for model in MODELS if not model._meta.proxy]
CONTENT = [model for model in TABLES if model._meta.app_label not in WORKINGS]
each_model = pytest.mark.parametrize("model", MODELS, ids=lambda model: model._meta.label_lower)
each_table = pytest.mark.parametrize("model", TABLES, ids=lambda model: model._meta.label_lower)
each_content = pytest.mark.parametrize("model", CONTENT, ids=lambda model: model._meta.label_lower)


def name_in(model: type[Model], constraint: BaseConstraint) -> str:
    return constraint.name % {"app_label": model._meta.app_label, "class": model._meta.model_name}


def bilingual_fields(model: type[Model]) -> set[str]:
    try:
        return set(translator.get_options_for_model(model).all_fields)
    except NotRegistered:
        return set()


def own_fields(model: type[Model]) -> list[Field]:
    """Its fields as they are written in models.py, without the columns of the languages."""
    return [field for field in model._meta.local_fields if not hasattr(field, "translated_field")]


@each_table
def test_a_model_keeps_the_constraints_of_its_bases(model: type[Model]):
    bases = [base for base in model.__mro__[1:] if hasattr(base, "_meta")]
    inherited = {name_in(model, constraint) for base in bases for constraint in base._meta.constraints}
    assert inherited <= {constraint.name for constraint in model._meta.constraints}


@each_table
def test_a_constraint_says_in_its_name_whose_it_is_and_to_editors_what_is_wrong(model: type[Model]):
    of_every_page = {name_in(model, constraint) for constraint in Publishable._meta.constraints}
    for constraint in model._meta.constraints:
        assert re.fullmatch(rf"{model._meta.app_label}_{model._meta.model_name}_[a-z_]+", constraint.name)
        if constraint.name not in of_every_page:
            assert isinstance(constraint.violation_error_message, Promise), constraint.name
            assert constraint.violation_error_message != constraint.default_violation_error_message, constraint.name


@each_table
def test_a_relation_has_a_name_from_the_other_side(model: type[Model]):
    relations = [field for field in [*model._meta.local_fields, *model._meta.local_many_to_many] if field.remote_field]
    nameless = [field.name for field in relations if not re.fullmatch("[a-z_]+", field.remote_field.related_name or "")]
    assert nameless == []


@each_model
def test_a_model_has_a_factory_that_makes_a_valid_record(model: type[Model], db):
    FACTORIES[model]().full_clean()


@each_content
def test_staff_can_edit_a_model_in_the_admin(model: type[Model], rf):
    rows = {
        inline.model
        for site_admin in admin.site._registry.values()
        for inline in site_admin.get_inlines(rf.get("/"), None)
    }
    assert admin.site.is_registered(model) or model in rows


@each_content
def test_history_records_every_field_in_both_languages(model: type[Model]):
    columns = {field.attname for field in model._meta.local_concrete_fields}
    recorded = {field.attname for field in get_history_manager_for_model(model).model._meta.concrete_fields}
    assert columns <= recorded
    assert {f"{name}_{language}" for name in bilingual_fields(model) for language in LANGUAGES} <= recorded


@each_content
def test_every_text_for_readers_is_bilingual(model: type[Model]):
    texts = {
        field.name
        for field in own_fields(model)
        if isinstance(field, CharField | TextField) and not isinstance(field, URLField) and not field.choices
    }
    assert texts - bilingual_fields(model) == texts & LANGUAGELESS.keys()


@each_table
def test_a_yes_or_no_is_never_unknown(model: type[Model]):
    assert [field.name for field in model._meta.local_fields if isinstance(field, BooleanField) and field.null] == []


@each_table
def test_the_name_of_a_field_says_what_kind_of_thing_it_holds(model: type[Model]):
    endings = {DateField: "_on", DateTimeField: "_at"}
    misnamed = [f.name for f in own_fields(model) if type(f) in endings and not f.name.endswith(endings[type(f)])]
    misnamed += [f.name for f in own_fields(model) if isinstance(f, BooleanField) and not f.name.startswith("is_")]
    assert misnamed == []


@each_model
def test_editors_read_the_names_of_models_and_fields_in_their_language(model: type[Model]):
    fields = [*own_fields(model), *model._meta.local_many_to_many]
    untranslatable = [f.name for f in fields if not f.primary_key and not isinstance(f.verbose_name, Promise)]
    assert untranslatable == []
    assert isinstance(model._meta.verbose_name, Promise)
    assert isinstance(model._meta.verbose_name_plural, Promise)


def test_no_migration_is_missing(db):
    call_command("makemigrations", check=True, dry_run=True, verbosity=0)
