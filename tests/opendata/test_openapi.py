"""The description of the API: an OpenAPI 3.1 document that is valid, and true."""

from collections.abc import Iterator
from functools import cache

import pytest
import schemathesis
from django.core.handlers.wsgi import WSGIHandler
from django.core.signals import request_finished, request_started
from django.db import close_old_connections
from django.test import Client
from hypothesis import HealthCheck, Phase, given
from hypothesis import settings as hypothesis_settings
from jsonschema import Draft202012Validator, FormatChecker
from schemathesis.specs.openapi.checks import positive_data_acceptance

from apps.opendata.records.kinds import KINDS

ADDRESS = "/api/v1/openapi.json"
EXAMPLES = 6
"""How many requests are made up for each address."""


@cache
def described(language: str = "en") -> dict:
    """The document, of the whole starting content; made once, for it takes as long as all tests of it."""
    return Client().get(f"{ADDRESS}?lang={language}").json()


@pytest.fixture
def portal(content, settings) -> Iterator[WSGIHandler]:
    """The portal for clients other than Django's own: it keeps the test's connection, and compresses nothing."""
    settings.API_RATE = 100_000
    settings.MIDDLEWARE = [each for each in settings.MIDDLEWARE if "Compression" not in each]
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
    """Made-up requests, right and wrong: none fails, each answer is as described, what is wrong is refused.

    That what fits the description is accepted cannot be asked for: which things there are is not in it.
    """
    api = schemathesis.openapi.from_wsgi(ADDRESS, portal)
    for found in api.get_all_operations():

        @hypothesis_settings(
            max_examples=EXAMPLES,
            derandomize=True,
            database=None,
            deadline=None,
            phases=[Phase.explicit, Phase.generate],
            suppress_health_check=list(HealthCheck),
        )
        @given(case=found.ok().as_strategy())
        def ask(case):
            case.call_and_validate(excluded_checks=[positive_data_acceptance])

        ask()
