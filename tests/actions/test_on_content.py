"""Each action on the whole starting content: the day before stays as it was, the day itself shows what follows."""

import datetime
from typing import Any

import pytest
from django.db import connection, transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from apps.actions.accession import JoinForm, ObserverJoinsForm
from apps.actions.chair import HandOverForm
from apps.actions.coordination import CoordinatorForm
from apps.actions.forms import ActionForm
from apps.actions.office import SecretaryGeneralForm
from apps.actions.renaming import RenameForm
from apps.catalogue.models import Area
from apps.chairmanships.models import Chairmanship
from apps.core.tokens import fill
from apps.participants.models import State
from apps.participation.models import Participation
from apps.sources.models import Source
from apps.timeline.models import Event
from tests.actions.steps import carried_out
from tests.chronicle.days import figures, names, of_day, section, snapshot
from tests.house.crawl import text

DAY = datetime.date(2026, 11, 20)
EVE = DAY - datetime.timedelta(days=1)

pytestmark = pytest.mark.usefixtures("content")


def state(slug: str) -> State:
    return State.objects.get(slug=slug)


def observer() -> State:
    return Participation.objects.on(DAY).filter(status="observer").of_states().earliest("pk").state


def each_action() -> list[tuple[type[ActionForm], dict[str, Any], str]]:
    """The actions, what is typed, and which part of the whole changes on the day."""
    area = Area.objects.get(slug="sme")
    summit = Event.objects.get(slug="seventh-summit").pk
    nepal = {"name_en": "Nepal", "name_ru": "Непал", "iso2": "NP", "iso3": "NPL"}
    return [
        (HandOverForm, {"state": state("qatar").pk, "event": summit}, "chair"),
        (JoinForm, {"status": "observer", "event": summit, **nepal}, "status"),
        (ObserverJoinsForm, {"state": observer().pk, "event": summit}, "status"),
        (CoordinatorForm, {"area": area.pk, "state": state("qatar").pk, "role": "coordinator"}, "coordination"),
        (SecretaryGeneralForm, {"name_en": "Aida Nur", "name_ru": "Аида Нур"}, "office"),
        (RenameForm, {"bearer": f"state {state('turkiye').pk}", "name_en": "Anatolia", "name_ru": "Анатолия"}, "name"),
    ]


def done(form_class: type[ActionForm], **values: Any) -> None:
    carried_out(form_class, **{"date": DAY, "source": Source.objects.earliest("pk").pk, **values})
    connection.check_constraints()


def without(part: str, whole: dict[str, dict]) -> dict[str, dict]:
    return {key: value for key, value in whole.items() if key != part}


@pytest.mark.parametrize("number", range(6))
def test_the_day_before_stays_as_it_was_and_only_one_part_of_the_day_changes(client, number):
    form_class, values, part = each_action()[number]
    before = {day: snapshot(day) for day in (EVE, DAY)}
    done(form_class, **values)

    after = {day: snapshot(day) for day in (EVE, DAY)}
    if part == "name":  # a name that was today's is now a former one
        before, after = ({day: without("name", whole) for day, whole in found.items()} for found in (before, after))
    assert after[EVE] == before[EVE]
    assert without(part, after[DAY]) == without(part, before[DAY])
    assert after[DAY] != before[DAY] or part == "name"
    for day in (EVE, DAY):
        for language in ("en", "ru"):
            assert of_day(client, day, language).html
    assert Chairmanship.objects.on(DAY).count() == 1


def test_the_whole_of_both_days_says_who_chairs(client):
    form_class, values = handing_over()
    done(form_class, **values)
    assert text(section(of_day(client, EVE), "chair")).startswith("In the chair Azerbaijan")
    assert text(section(of_day(client, DAY), "chair")).startswith("In the chair Qatar")


def handing_over() -> tuple[type[ActionForm], dict[str, Any]]:
    form_class, values, _part = each_action()[0]
    return form_class, values


def test_a_member_more_and_an_observer_less_on_the_day(client):
    form_class, values, _part = each_action()[2]
    name = observer().name_en
    done(form_class, **values)
    assert [figures(of_day(client, day))[:2] for day in (EVE, DAY)] == [[28, 10], [29, 9]]
    assert name in names(of_day(client, EVE), "observer_states")
    assert name in names(of_day(client, DAY), "members")


def test_a_state_bears_its_former_name_until_the_day(client):
    form_class, values, _part = each_action()[5]
    done(form_class, **values)
    assert "Türkiye" in names(of_day(client, EVE), "members")
    assert "Anatolia" in names(of_day(client, DAY), "members")


def test_living_numbers_in_texts_follow():
    before = fill("{members} {chair} {secretary_general}", None, "en")
    for form_class, values, _part in [each_action()[number] for number in (0, 2, 4)]:
        done(form_class, **values)
    assert before == "28 Azerbaijan Kairat Sarybay"
    assert fill("{members} {chair} {secretary_general}", None, "en") == "29 Qatar Aida Nur"
    assert fill("{members} {chair} {secretary_general}", None, "ru") == "29 Катар Аида Нур"


DATES = st.dates(datetime.date(2024, 12, 18), DAY)
WRITTEN = st.builds(lambda day, form: day.strftime(form), DATES, st.sampled_from(["%Y-%m-%d", "by %Y-%m-%d"]))


@given(first=WRITTEN, second=DATES)
@settings(max_examples=10, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_however_often_the_chair_passes_there_is_one_on_each_day(first, second):
    with transaction.atomic():
        form_class, values = handing_over()
        done(form_class, **values, date=first)
        started = Chairmanship.objects.get(slug__startswith="qatar").start.counts_from
        if second > started:
            done(form_class, **(values | {"state": state("kazakhstan").pk, "date": second}))
        for day in {started, second, started - datetime.timedelta(days=1), DAY}:
            assert Chairmanship.objects.in_chair(day).count() == 1
        last = "Kazakhstan" if second > started else "Qatar"
        assert Chairmanship.objects.in_chair(DAY).get().state.name_en == last
        transaction.set_rollback(True)
