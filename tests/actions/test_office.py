"""A new Secretary General takes office."""

import datetime

import pytest
from django.db import connection

from apps.actions.office import SecretaryGeneralForm
from apps.bodies.models import Holder
from apps.bodies.tokens import secretary_general
from tests.actions.steps import carried_out, told
from tests.factories.bodies import BodyFactory, HolderFactory, OfficeFactory

DAY = datetime.date(2026, 10, 20)
EVE = datetime.date(2026, 10, 19)
NAMES = {"name_en": "Aida Nur", "name_ru": "Аида Нур"}


@pytest.fixture
def office(db):
    return OfficeFactory(body=BodyFactory(kind="administrative"), rank="head", start="2022-10-13")


@pytest.fixture
def present(office):
    return HolderFactory(office=office, name_en="Kairat Sarybay", name_ru="Кайрат Сарыбай", start="2022-10-13")


def test_the_head_of_the_secretariat_changes_on_that_day(present, qatar):
    carried_out(SecretaryGeneralForm, **NAMES, state=qatar.pk)
    connection.check_constraints()
    assert (secretary_general(EVE), secretary_general(DAY)) == ("Kairat Sarybay", "Aida Nur")
    new = Holder.objects.get(state=qatar)
    assert (new.office, new.name_ru) == (present.office, "Аида Нур")
    assert {citation.field for citation in new.citations.all()} == {"name", "start", "state"}
    assert Holder.objects.on(DAY).count() == 1


def test_the_post_is_the_one_that_there_is_on_that_day(present):
    OfficeFactory(body=present.office.body, rank="head", start="2006", end="2022-10-13")
    OfficeFactory(body=present.office.body, rank="deputy", start="2025")
    OfficeFactory(body=BodyFactory(kind="working"), rank="head", start="2025")
    carried_out(SecretaryGeneralForm, **NAMES)
    assert Holder.objects.get(name_en="Aida Nur").office == present.office


def test_deputies_stay(present):
    deputy = HolderFactory(office=OfficeFactory(body=present.office.body, rank="deputy"), start="2023")
    carried_out(SecretaryGeneralForm, **NAMES)
    deputy.refresh_from_db()
    assert deputy.end is None


def test_the_first_one_of_all_has_nobody_to_follow(office):
    carried_out(SecretaryGeneralForm, **NAMES)
    assert secretary_general(DAY) == "Aida Nur"


def test_a_day_without_the_post_or_before_the_predecessor_is_refused(present):
    found = told(SecretaryGeneralForm, **NAMES, date="2020-01-01")
    assert found["date"] == [
        "No post of head of the Secretariat is recorded for that day.",
    ]
    found = told(SecretaryGeneralForm, **NAMES, date="2022-10-13")
    assert found == {"date": ["Give a later day: what this ends counts since 13\N{NO-BREAK SPACE}October 2022."]}


def test_the_name_is_asked_for_in_both_languages(present):
    assert told(SecretaryGeneralForm, name_en="Aida Nur") == {"name_ru": ["This field is required."]}
