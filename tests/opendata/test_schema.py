"""The JSON Schema of the data of pages."""

import copy
import json

import pytest
from jsonschema import Draft202012Validator
from jsonschema.exceptions import ValidationError

from apps.opendata.contents import CONTENTS
from apps.opendata.records.kinds import KINDS
from tests.factories.members import MemberFactory


@pytest.fixture
def validator(client) -> Draft202012Validator:
    response = client.get("/data/schema.json")
    assert response.headers["Content-Type"] == "application/schema+json"
    assert response.headers["Access-Control-Allow-Origin"] == "*"
    schema = response.json()
    Draft202012Validator.check_schema(schema)
    assert schema["$id"] == "http://testserver/data/schema.json"
    return Draft202012Validator(schema)


def test_the_schema_knows_every_kind_and_what_pages_tell_besides(client, db, validator):
    assert {f"record-{name}" for name in KINDS} == set(validator.schema["$defs"])
    assert {content.name for content in CONTENTS.values()} <= set(validator.schema["properties"])


def test_every_field_of_a_record_says_what_it_means(client, db, validator):
    for name, record in validator.schema["$defs"].items():
        bare = [field for field, schema in record["properties"].items() if not schema.get("description")]
        assert bare == [], name


def test_the_words_of_the_schema_are_the_same_in_any_language(client, db, validator):
    assert client.get("/data/schema.json", headers={"Accept-Language": "ru"}).json() == validator.schema


@pytest.mark.parametrize(
    "spoil",
    [
        lambda found: found.pop("day"),
        lambda found: found.update(extra=1),
        lambda found: found["records"]["states"][0].pop("name"),
        lambda found: found["records"]["states"][0]["name"].update(de="Katar"),
        lambda found: found["records"]["participations"][0]["start"].update(earliest=2002),
        lambda found: found["records"]["participations"][0]["status"].update(code="king"),
        lambda found: found["records"].update(unknown=[]),
        lambda found: found.update(record=found["records"]["participations"][0]["state"]),
    ],
)
def test_the_schema_refuses_what_is_not_so(client, db, validator, spoil):
    MemberFactory(start="2002-06-04")
    found = json.loads(client.get("/en/members.json").content)
    validator.validate(found)
    wrong = copy.deepcopy(found)
    spoil(wrong)
    with pytest.raises(ValidationError):
        validator.validate(wrong)
