"""The whole in one file: a data package that programs can check, the same bytes for the same data."""

import csv
import io
import json
from datetime import timedelta
from pathlib import Path
from zipfile import ZipFile

import pytest
from django.utils import timezone
from frictionless import Package

from apps.opendata.download import archive
from apps.opendata.records.kinds import KINDS
from tests.factories.news import ArticleFactory
from tests.factories.participants import StateFactory
from tests.factories.participation import ParticipationFactory
from tests.factories.timeline import EventFactory


def files() -> dict[str, str]:
    with ZipFile(io.BytesIO(archive())) as archived:
        return {name: archived.read(name).decode() for name in archived.namelist()}


def rows(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text)))


def test_the_whole_content_is_a_valid_data_package_with_every_record(content, tmp_path: Path):
    with ZipFile(io.BytesIO(archive())) as archived:
        archived.extractall(tmp_path)
    report = Package(str(tmp_path / "datapackage.json")).validate()
    assert report.valid, report.flatten(["name", "rowNumber", "fieldName", "message"])[:10]
    counts = {task.name: task.stats.get("rows") for task in report.tasks}
    assert counts.pop("codebook") > 300
    assert counts == {name: kind.published().count() for name, kind in KINDS.items()}


@pytest.mark.django_db
def test_the_same_data_make_the_same_bytes():
    ParticipationFactory()
    assert archive() == archive()


@pytest.mark.django_db
def test_it_names_its_files_its_keys_and_its_licence():
    package = json.loads(files()["datapackage.json"])
    assert package["licenses"][0]["name"] == "CC-BY-4.0"
    tables = {resource["name"]: resource for resource in package["resources"]}
    assert tables.keys() == {*KINDS, "codebook"}
    schema = tables["participations"]["schema"]
    assert schema["primaryKey"] == "id"
    assert {"fields": "state_id", "reference": {"resource": "states", "fields": "id"}} in schema["foreignKeys"]
    types = {field["name"]: field["type"] for field in schema["fields"]}
    assert (types["start_earliest"], types["is_planned"], types["note_ru"]) == ("date", "boolean", "string")
    assert {"fields": "amends_id", "reference": {"resource": "", "fields": "id"}} in tables["documents"]["schema"][
        "foreignKeys"
    ]


@pytest.mark.django_db
def test_a_table_has_the_rows_of_the_api(client):
    ParticipationFactory(state=StateFactory(slug="qatar", name_ru="Катар"), start="2011-06")
    (row,) = rows(files()["participations.csv"])
    (told,) = client.get("/api/v1/participations/").json()["results"]
    assert row["id"] == told["id"]
    assert (row["state_id"], row["state_name_ru"]) == ("http://testserver/states/qatar/", "Катар")
    assert (row["start_earliest"], row["start_latest"], row["end_latest"]) == ("2011-06-01", "2011-06-30", "")


@pytest.mark.django_db
@pytest.mark.parametrize(
    "hidden",
    [
        {"status": "draft"},
        {"published_at": timezone.now() + timedelta(days=2)},
        {"status": "withdrawn", "withdrawal_reason_en": "Why", "withdrawal_reason_ru": "Почему"},
    ],
    ids=["draft", "scheduled", "withdrawn"],
)
def test_what_is_not_before_readers_is_not_in_the_file(hidden):
    EventFactory(slug="hush-hush", **hidden)
    assert [name for name, text in files().items() if "hush-hush" in text] == []


@pytest.mark.django_db
def test_no_cell_is_a_formula():
    ArticleFactory(title_en="=1+1")
    assert rows(files()["articles.csv"])[0]["title_en"] == "'=1+1"


@pytest.mark.django_db
def test_the_codebook_says_in_both_languages_what_each_field_means():
    book = rows(files()["codebook.csv"])
    assert {row["kind"] for row in book} == set(KINDS)
    start = next(row for row in book if (row["kind"], row["field"]) == ("participations", "start"))
    assert start["columns"] == "start_earliest, start_latest"
    assert (start["meaning_en"], start["meaning_ru"]) == ("From", "Начало")
    assert [row for row in book if not (row["meaning_en"] and row["meaning_ru"])] == []


@pytest.mark.django_db
def test_the_file_says_in_both_languages_what_it_is_and_on_what_terms():
    found = files()
    assert "http://testserver/en/data/" in found["README.md"]
    assert "http://testserver/ru/data/" in found["README.md"]
    assert found["LICENCE.txt"].count("CC BY 4.0") == 4


@pytest.mark.django_db
def test_who_has_the_file_is_told_that_it_has_not_changed(client):
    response = client.get("/data/cica.zip")
    assert response.headers["Content-Type"] == "application/zip"
    assert response.headers["Access-Control-Allow-Origin"] == "*"
    assert client.get("/data/cica.zip", headers={"if-none-match": response.headers["ETag"]}).status_code == 304
    assert client.post("/data/cica.zip").status_code == 405
