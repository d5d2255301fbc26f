"""What a page that was cited tells of corrections since, as data."""

import datetime
import json

import pytest
from jsonschema import Draft202012Validator

from apps.core.day import today
from apps.participation.models import Participation
from tests.citing.aging import age
from tests.factories.core import many
from tests.factories.documents import DocumentFactory, DocumentFileFactory
from tests.factories.participants import FormerNameFactory, StateFactory
from tests.factories.participation import ParticipationFactory
from tests.factories.sources import CitationFactory, SourceFactory
from tests.pages import LANGUAGES, queries_of

YESTERDAY = (today() - datetime.timedelta(days=1)).isoformat()


@pytest.fixture
def state(db):
    state = StateFactory(
        slug="qatar", name_en="Qatar", name_ru="Катар", official_name_en="Former", official_name_ru="Был"
    )
    ParticipationFactory(state=state, start="2014-05-20")
    age()
    state.refresh_from_db()
    return state


def data(client, address: str = "/en/states/qatar", seen: str = YESTERDAY) -> dict:
    """The data of a page that was cited then: as the schema has them."""
    found = client.get(f"{address}.json?seen={seen}").json()
    schema = json.loads(client.get("/data/schema.json").content)
    Draft202012Validator(schema, format_checker=Draft202012Validator.FORMAT_CHECKER).validate(found)
    return found


def changes(client, *asked: str) -> list[dict]:
    return data(client, *asked)["since"]["changes"]


def test_a_page_that_was_not_cited_says_nothing_of_it(client, state):
    assert "since" not in client.get("/en/states/qatar.json").json()


def test_it_says_when_the_page_was_seen_and_since_when_that_is_known(client, state):
    found = data(client)["since"]
    assert found["first"] == f"{YESTERDAY}T00:00:00+05:00"
    assert found["last"] == f"{YESTERDAY}T23:59:59+05:00"
    assert found["kept_since"] < found["first"]
    assert found["changes"] == []


@LANGUAGES
def test_former_and_present_values_stand_in_both_languages(client, state, language):
    state.official_name_en, state.official_name_ru = "Present", "Стало"
    state.save()
    held = Participation.objects.get()
    held.start = Participation._meta.get_field("start").to_python("2015-06-04")
    held.save()

    first, second = changes(client, f"/{language}/states/qatar")

    assert first["change"] == "corrected"
    assert first["is_shown"]
    assert first["record"]["id"] == "http://testserver/states/qatar/"
    assert first["record"]["name"] == {"en": "Qatar", "ru": "Катар"}
    official = {"then": {"en": "Former", "ru": "Был"}, "now": {"en": "Present", "ru": "Стало"}}
    assert first["fields"] == [{"field": "official_name", **official}]
    (start,) = second["fields"]
    assert start["then"]["en"] == "20\N{NO-BREAK SPACE}May 2014"
    assert start["now"]["ru"].startswith("4\N{NO-BREAK SPACE}июня 2015")


def test_what_changed_in_one_language_alone_is_told_of_that_one(client, state):
    state.official_name_ru = "Стало"
    state.save()
    (change,) = changes(client)
    (field,) = change["fields"]
    assert change["record"]["name"]["en"] == "Qatar"
    assert (field["then"], field["now"]) == ({"en": None, "ru": "Был"}, {"en": None, "ru": "Стало"})


def test_what_came_and_what_is_gone_is_told(client, state):
    former = FormerNameFactory(state=state, name_en="Soviet name")
    age()
    former.delete()
    CitationFactory(record=state, field="name", source=SourceFactory())
    told = {(each["change"], each["record"]["kind"], each["is_shown"]) for each in changes(client)}
    assert told == {("added", "citations", True), ("gone", "former-names", False)}


def test_what_is_not_published_is_not_named(client, state):
    held = Participation.objects.get()
    held.document = DocumentFactory(status="draft", title_en="Secret words", title_ru="Тайные слова")
    held.save()
    document = DocumentFactory(status="draft", title_en="Secret paper")
    document.title_en = "Secret book"
    document.save()
    for address in ("/en/states/qatar", "/en/documents"):
        told = json.dumps(data(client, address), ensure_ascii=False)
        assert "Secret" not in told
        assert "Тайные" not in told


def test_a_field_bears_its_name_in_data(client, db):
    document = DocumentFactory(slug="act", url="https://example.org/1")
    file = DocumentFileFactory(document=document)
    age()
    document.refresh_from_db()
    document.url = "https://example.org/2"
    document.save()
    file.delete()
    found = changes(client, "/en/documents/act")
    assert [field["field"] for each in found for field in each["fields"]] == ["web_address"]
    assert None in [each["record"] for each in found]


@pytest.mark.parametrize("seen", ["2001-01-01", "2100-01-01", "x"])
def test_what_cannot_be_told_is_a_problem(client, state, seen):
    found = data(client, "/ru/states/qatar", seen)
    assert "since" not in found
    assert len(found["problems"]) == 1


def test_a_page_that_is_reckoned_anew_promises_nothing(client, state):
    assert data(client, "/en/quality")["problems"]
    assert data(client, "/en/data/codebook")["problems"]


def test_many_corrections_cost_as_many_queries_as_one(client, db):
    def members(number: int) -> int:
        states = many(StateFactory.build_batch(number))
        many(ParticipationFactory.build(state=state) for state in states)
        for model in (type(states[0]), Participation):
            model.history.bulk_history_create(model.objects.exclude(pk__in=model.history.values("id")))
        age()
        for state in states:
            state.name_en += " corrected"
        type(states[0]).history.bulk_history_create(states, update=True)
        return queries_of(client, f"/en/members.json?seen={YESTERDAY}")

    few = members(2)
    assert members(60) == few <= 25
