"""What the database keeps apart is answered by a sentence beside the field, and nothing typed is lost."""

from urllib.parse import urlencode

import pytest
from django.forms import BaseInlineFormSet

from apps.catalogue.models import Area, Coordination
from apps.chairmanships.models import Chairmanship
from apps.core.formsets import RowFormSet
from apps.members.models import Member
from apps.observers.models import Observer
from apps.participants.models import Place, State
from tests.desk.forms import Form, address, errors, opened
from tests.factories.catalogue import AreaFactory, CoordinationFactory
from tests.factories.chairmanships import ChairmanshipFactory
from tests.factories.members import MemberFactory
from tests.factories.observers import ObserverFactory
from tests.factories.participants import FormerNameFactory, PlaceFactory, StateFactory

ONE_CHAIR = "Another state chairs in this period. End its term first."
ONE_STATUS = "This state already holds a status in this period. End that one first."
ONE_COORDINATOR = "Another state coordinates this area in this period. End that term first."


def test_a_chairmanship_that_overlaps_is_refused_at_its_start(desk):
    ChairmanshipFactory(start="2020-09-24", end="2024-12-17")
    form = opened(desk, Chairmanship)
    response = form.save(desk, state=StateFactory().pk, slug="second", start="2022-01-01", theme_ru="Тема")
    assert errors(response) == {"start": [ONE_CHAIR]}
    assert Form(response.content.decode(), "").values["theme_ru"] == "Тема"


def test_the_refusal_is_told_in_russian_to_who_reads_russian(desk):
    desk.cookies["django_language"] = "ru"
    ChairmanshipFactory(start="2020-09-24", end="2024-12-17")
    response = opened(desk, Chairmanship).save(desk, state=StateFactory().pk, slug="second", start="завтра")
    assert "исправьте" in response.content.decode().lower()


def test_an_observer_cannot_be_member_at_the_same_time(desk):
    state = ObserverFactory(start="2006").state
    response = opened(desk, Member).save(desk, state=state.pk, start="2014-05-20")
    assert errors(response) == {"start": [ONE_STATUS]}
    assert not Member.objects.exists()


def test_a_row_that_overlaps_is_refused_at_the_row(desk):
    former = FormerNameFactory(start="1992", end="2022-06-01")
    form = opened(desk, State, former.state)
    form.add_row("names", name_en="Turkestan", name_ru="Туркестан", start="2000", end="2001")
    assert errors(form.save(desk)) == {"names-1": {"start": ["It bore another name in this period already."]}}


def test_a_shared_boundary_moves_in_one_save(desk):
    place = PlaceFactory()
    FormerNameFactory(state=None, place=place, start="1998-05-06", end="2019-03-20")
    FormerNameFactory(state=None, place=place, start="2019-03-20", end="2022-09-17")
    form = opened(desk, Place, place)
    response = form.publish(desk, names__0__end="2019-03-23", names__1__start="2019-03-23")
    assert response.status_code == 302, errors(response)
    assert [str(name.start) for name in place.names.all()] == ["1998-05-06", "2019-03-23"]


def test_two_terms_change_places_in_one_save(desk):
    area = AreaFactory()
    CoordinationFactory(area=area, start="2004-01-01", end="2010-01-01")
    CoordinationFactory(area=area, start="2010-01-01", end="2020-01-01")
    rows = {"0__start": "2010-01-01", "0__end": "2020-01-01", "1__start": "2004-01-01", "1__end": "2010-01-01"}
    form = opened(desk, Area, area)
    response = form.save(desk, **{f"coordinations__{name}": value for name, value in rows.items()})
    assert response.status_code == 302, errors(response)


def test_dates_the_wrong_way_round_are_refused_at_the_end(desk):
    form = opened(desk, State, StateFactory())
    form.add_row("participations", status="member", start="2014-05-20", end="2010")
    assert errors(form.save(desk)) == {"participations-0": {"end": ["The period ends before it begins."]}}


def test_a_row_that_clashes_with_one_of_another_thing_is_refused_at_the_row(desk):
    held = CoordinationFactory(start="2021-10-12")
    form = opened(desk, State, StateFactory())
    form.add_row("coordinations", area=held.area.pk, role="coordinator", start="2022")
    assert errors(form.save(desk)) == {"coordinations-0": {"start": [ONE_COORDINATOR]}}


def test_two_terms_of_a_state_change_places_on_the_form_of_the_state(desk):
    first = CoordinationFactory(start="2004-01-01", end="2010-01-01")
    CoordinationFactory(area=first.area, state=first.state, start="2010-01-01", end="2020-01-01")
    form = opened(desk, State, first.state)
    response = form.save(desk, coordinations__0__end="2012-01-01", coordinations__1__start="2012-01-01")
    assert response.status_code == 302, errors(response)


@pytest.fixture
def overtaken(monkeypatch):
    """Somebody else's row comes in after the form was found valid: only the database can tell."""
    monkeypatch.setattr(RowFormSet, "clean", BaseInlineFormSet.clean)


def test_a_clash_that_only_the_database_sees_is_told_on_the_form(desk, overtaken):
    held = CoordinationFactory(start="2021-10-12")
    form = opened(desk, State, StateFactory(name_en="Kuwait"))
    form.add_row("coordinations", area=held.area.pk, role="coordinator", start="2022")
    response = form.save(desk, name_en="State of Kuwait")
    assert errors(response) == {"__all__": [ONE_COORDINATOR]}
    assert Form(response.content.decode(), "").values["coordinations-0-start"] == "2022"
    assert "successfully" not in response.content.decode()
    assert Coordination.objects.get() == held
    assert not State.objects.filter(name_en="State of Kuwait").exists()


def test_going_back_to_an_earlier_version_that_clashes_by_now_is_refused(desk):
    first = ChairmanshipFactory(start="2018-09-24", end="2024-12-17")
    first.end = Chairmanship._meta.get_field("end").to_python("2020-09-24")
    first.save()
    ChairmanshipFactory(start="2020-09-24", end="2024-12-17")
    query = urlencode({"restore": first.history.earliest().history_date.isoformat(), "all": "1"})
    page = f"{address(Chairmanship, 'change', first.pk)}?{query}"
    response = Form(desk.get(page).content.decode(), page).save(desk)
    assert errors(response) == {"start": [ONE_CHAIR]}
    first.refresh_from_db()
    assert str(first.end) == "2020-09-24"


@pytest.mark.parametrize("model", [Member, Observer])
def test_a_participation_without_a_participant_is_refused(desk, model):
    assert errors(opened(desk, model).save(desk, start="2014")).keys() & {"state", "organization"}


def test_a_refused_row_of_a_proxy_keeps_its_status(desk):
    member = MemberFactory(start="2014")
    response = opened(desk, Member, member).publish(desk, start="by 2001-09")
    assert response.status_code == 302
    member.refresh_from_db()
    assert (str(member.start), member.status) == ("by 2001-09", "member")
