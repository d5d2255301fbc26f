"""The description of the API: an OpenAPI 3.1 document that is valid, and true."""

from collections.abc import Iterator
from copy import deepcopy
from functools import cache
from itertools import islice

import pytest
import schemathesis
from django.core.handlers.wsgi import WSGIHandler
from django.core.signals import request_finished, request_started
from django.db import close_old_connections
from django.test import Client
from hypothesis import HealthCheck, Phase, given
from hypothesis import settings as hypothesis_settings
from jsonschema import Draft202012Validator, FormatChecker
from schemathesis.generation import GenerationMode
from schemathesis.schemas import BaseSchema

from apps.core.day import today
from apps.opendata.api.filters import DAY
from apps.opendata.api.pagination import Pages
from apps.opendata.api.views import VIEWS
from apps.opendata.records.kinds import KINDS

ADDRESS = "/api/v1/openapi.json"
EXAMPLES = {GenerationMode.POSITIVE: 3, GenerationMode.NEGATIVE: 2}
"""How many requests are made up for each address."""
SOME = 40
"""How many of the records or choices that there are it is told."""


@cache
def described(language: str = "en") -> dict:
    """The document, of the whole starting content; made once, for it takes as long as all tests of it."""
    return Client().get(f"{ADDRESS}?lang={language}").json()


@pytest.fixture
def portal(content, settings) -> Iterator[WSGIHandler]:
    """The portal for clients other than Django's own: it keeps the test's connection, and compresses nothing."""
    settings.API_RATE = 100_000
    settings.MIDDLEWARE = [each for each in settings.MIDDLEWARE if "Compression" not in each]
    described()  # before: Django's client would connect again what is cut off here
    signals = (request_started, request_finished)
    for signal in signals:
        signal.disconnect(close_old_connections)
    yield WSGIHandler()
    for signal in signals:
        signal.connect(close_old_connections)


def test_it_is_openapi_3_1_and_names_every_list_and_record(content):
    document = described()
    assert document["openapi"].startswith("3.1.")
    assert document["servers"] == [{"url": "http://testserver/api/v1"}]
    assert {path.split("/")[1] for path in document["paths"]} == set(KINDS)
    assert len(document["paths"]) == 2 * len(KINDS)
    assert document["info"]["license"]["name"] == "CC BY 4.0"


def test_it_is_valid(content):
    schemathesis.openapi.from_dict(described()).validate()


def test_its_words_are_in_the_language_that_is_asked_for(content):
    parameters = described("ru")["paths"]["/coordinations/"]["get"]["parameters"]
    assert next(each for each in parameters if each["name"] == "area")["description"] == "сфера"
    assert Client().get(f"{ADDRESS}?lang=kz").status_code == 400


def test_its_examples_are_records_that_fit_their_schema(content):
    document = described()
    for operations in document["paths"].values():
        told = operations["get"]["responses"]["200"]["content"]["application/json"]
        schema = {**told["schema"], "components": document["components"]}
        Draft202012Validator(schema, format_checker=FormatChecker()).validate(told["example"])


def test_every_parameter_of_a_list_says_what_it_is(content):
    bare = [
        f"{path}?{parameter['name']}"
        for path, operations in described()["paths"].items()
        for parameter in operations["get"]["parameters"]
        if parameter["in"] == "query" and not parameter.get("description")
    ]
    assert bare == []


def test_schemathesis_finds_no_fault(portal):
    """Made-up requests, right and wrong: none fails, each answer is as described.

    What is right is accepted, once the description says which things there are; what is wrong is refused, though a
    value that is empty counts as not asked, as in forms.
    """
    right = schemathesis.openapi.from_dict(with_values(described()))
    right.app = portal
    ask_each(right, GenerationMode.POSITIVE, {200})
    wrong = schemathesis.openapi.from_dict(described())
    wrong.app = portal
    ask_each(wrong, GenerationMode.NEGATIVE, {400, 404})


def ask_each(api: BaseSchema, mode: GenerationMode, expected: set[int]) -> None:
    """Ask some requests of that mode at each address."""
    for found in api.get_all_operations():
        operation = found.ok()

        @hypothesis_settings(
            max_examples=EXAMPLES[mode],
            derandomize=True,
            database=None,
            deadline=None,
            phases=[Phase.explicit, Phase.generate],
            suppress_health_check=list(HealthCheck),
        )
        @given(case=operation.as_strategy(mode).filter(is_full))
        def ask(case):
            assert case.call_and_validate().status_code in expected, case.as_curl_command()

        ask()


def is_full(case: schemathesis.Case) -> bool:
    """Whether every parameter that it has, has a value."""
    return all(value != "" for value in (case.query or {}).values())


def with_values(document: dict) -> dict:
    """The document where each parameter whose values depend on the content has those of now."""
    document = deepcopy(document)
    for path, operations in document["paths"].items():
        kind = path.split("/")[1]
        filters = VIEWS[kind].filterset_class().form.fields
        parameters = operations["get"]["parameters"]
        for parameter in parameters:
            name = parameter["name"]
            if parameter["in"] == "path":
                values = [str(getattr(record, VIEWS[kind].lookup_field)) for record in KINDS[kind].published()[:SOME]]
            else:
                values = legal(name, filters)
            if values:
                parameter["schema"] = {"enum": values}
        operations["get"]["parameters"] = [each for each in parameters if each["name"] != Pages.cursor_query_param]
    return document


def legal(name: str, filters: dict) -> list[str]:
    """Some values that a parameter may have; none where the description says all of them."""
    if name == DAY:
        return [today().isoformat(), "2100-12-31"]  # other days may have other choices
    choices = getattr(filters.get(name), "choices", ())
    return [str(value) for value, _label in islice(choices, SOME) if str(value)]
