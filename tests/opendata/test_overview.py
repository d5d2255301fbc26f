"""The pages on data: what there is, in which forms and on what terms; the codebook; how programs ask."""

import pytest

from apps.opendata.forms import FORMS
from apps.opendata.records.kinds import KINDS
from tests.factories.participants import StateFactory
from tests.factories.timeline import EventFactory
from tests.pages import LANGUAGES, queries_of

pytestmark = pytest.mark.django_db


# --- overview


def test_the_overview_counts_what_is_published(client):
    EventFactory()
    EventFactory(status="draft")
    kinds = {row["kind"]: row["number"] for row in client.get("/en/data.json").json()["kinds"]}
    assert kinds.keys() == KINDS.keys()
    assert (kinds["events"], kinds["states"]) == (1, 0)


def test_the_overview_counts_in_one_query(client):
    StateFactory()
    assert queries_of(client, "/en/data/") <= 2


@LANGUAGES
def test_the_overview_names_every_form_with_an_example_that_answers(client, language):
    html = client.get(f"/{language}/data/").content.decode()
    for suffix in FORMS:
        assert f"<code>.{suffix}</code>" in html
    for address in ("/data/cica.zip", f"/{language}/members.json", f"/{language}/documents.csv", "/data/schema.json"):
        assert f'href="{address}"' in html
        assert client.get(address).status_code == 200, address


@LANGUAGES
def test_the_overview_states_the_licence(client, language):
    html = client.get(f"/{language}/data/").content.decode()
    assert '<a href="https://creativecommons.org/licenses/by/4.0/" rel="license">CC BY 4.0</a>' in html


# --- codebook


@LANGUAGES
def test_the_codebook_explains_every_field_of_every_kind(client, language):
    html = client.get(f"/{language}/data/codebook/").content.decode()
    for name, kind in KINDS.items():
        assert f'id="{name}"' in html
        for field in kind.serializer().fields:
            assert f"<code>{field}</code>" in html, (name, field)


def test_the_codebook_explains_once_what_all_records_have(client):
    html = client.get("/en/data/codebook/").content.decode()
    assert html.count("<code>citations</code>") == 1
    assert html.count("<code>is_planned</code>") == 2  # an event is planned in a sense of its own


def test_the_codebook_names_codes_in_the_language_of_the_page(client):
    assert "<code>member</code> государство-член" in client.get("/ru/data/codebook/").content.decode()


def test_every_line_of_the_codebook_has_a_type_and_a_meaning_in_both_languages(client):
    lines = client.get("/en/data/codebook.json").json()["fields"]
    assert len(lines) > 300
    lacking = [line for line in lines if not all((*line["type"].values(), *line["meaning"].values()))]
    assert lacking == []


# --- api


@LANGUAGES
def test_the_page_on_the_api_names_every_list_with_its_filters(client, language):
    html = client.get(f"/{language}/data/api/").content.decode()
    for name in KINDS:
        assert f'href="/api/v1/{name}/"' in html
    assert f'href="/api/v1/openapi.json?lang={language}"' in html
    lists = {row["kind"]: row["filters"] for row in client.get(f"/{language}/data/api.json").json()["lists"]}
    assert {"state", "area", "role"} <= set(lists["coordinations"])


def test_the_page_on_the_api_says_how_often_one_may_ask(client, settings):
    settings.API_RATE = 30
    assert "30 times a minute" in client.get("/en/data/api/").content.decode()
