"""The map of the participants: /map/, and the drawing that other pages show too."""

import datetime
import re

import pytest
from hypothesis import given

from apps.chronicle.atlas import HEIGHT, WIDTH, draw, named, position
from apps.participation.models import Participation
from tests.chronicle.days import DAYS, few_days
from tests.factories.core import many
from tests.factories.participants import OrganizationFactory, PlaceFactory, StateFactory
from tests.factories.participation import ParticipationFactory
from tests.house.crawl import SVG, Page, read, text
from tests.house.validity import complaints
from tests.pages import LANGUAGES, queries_of

Day = datetime.date
db = pytest.mark.django_db


def of_day(client, day: Day | str = "", language: str = "en") -> Page:
    return read(client, f"/{language}/map/" + (f"?on={day}" if day else ""))


def marks(page: Page) -> dict[str, str]:
    """By the name beside each mark, where it leads."""
    picture = next(svg for svg in page.all(f"{SVG}svg") if svg.get("class") == "map")
    return {text(next(a.iter(f"{SVG}text"))): a.get("href", "") for a in picture.iter(f"{SVG}a")}


def rows(page: Page) -> dict[str, list[str]]:
    """The table: by name of the participant, its link, its status and its capital or seat."""
    found = {}
    for row in next(page.all("tbody")).iter("tr"):
        head, status, place = list(row)
        link = next(head.iter("a"))
        found[text(link)] = [link.get("href", ""), text(status), text(place)]
    return found


def member(north: float, east: float, **options) -> Participation:
    place = PlaceFactory(latitude=north, longitude=east)
    return ParticipationFactory(state=StateFactory(capital=place), **options)


# --- the projection


@pytest.mark.parametrize(
    ("north", "east", "point"),
    [
        (43.2380, 76.9450, (463, 248)),
        (30.0444, 31.2357, (121, 289)),
        (35.6762, 139.6503, (881, 183)),
        (-6.2088, 106.8456, (742, 664)),
        (53.9045, 27.5615, (217, 79)),
        (48.2, 16.37, (136, 85)),
    ],
)
def test_places_lie_where_the_program_that_drew_the_land_puts_them(north, east, point):
    assert position(north, east) == point


@pytest.mark.parametrize(("north", "east"), [(38.9072, -77.0369), (-35.2809, 149.13), (-32, -102), (-90, 0), (90, 0)])
def test_a_place_beyond_the_edge_has_no_point(north, east):
    assert position(north, east) is None


# --- names beside the marks


def test_names_hide_neither_each_other_nor_a_mark():
    crowd = tuple((f"A long name {n}", (400 + 30 * (n % 4), 300 + 9 * n)) for n in range(12))
    shown = [name for name in named(crowd) if name.has_room]
    assert 2 <= len(shown) < 12
    assert all(abs(one.y - two.y) >= 12 or abs(one.x - two.x) > 20 for one in shown for two in shown if one is not two)


def test_a_name_for_which_no_place_is_left_chooses_before_the_others():
    crowd = (
        ("Short", (500, 340)),
        ("A longer name", (460, 360)),
        ("Another name", (490, 350)),
        ("One more", (480, 360)),
    )
    assert [name.text for name in named(crowd) if name.has_room] == [text for text, _point in crowd]


def test_a_name_at_the_edge_stands_within_the_picture():
    left, right = named((("Somewhere far", (10, 300)), ("Somewhere else", (990, 300))))
    assert (left.anchor, right.anchor) == ("start", "end")
    assert 0 < left.x < right.x < WIDTH


# --- with the starting content


def test_the_map_shows_the_states_of_today_and_leads_to_their_pages(content, client):
    page = of_day(client)
    assert marks(page)["Kazakhstan"] == "/en/states/kazakhstan/"
    assert marks(page)["Türkiye"] == "/en/states/turkiye/"
    assert {"Israel", "Palestine", "United States"}.isdisjoint(marks(page))
    assert rows(page)["Israel"][2] == "not recorded"
    assert rows(page)["United States"][2] == "Washington beyond the edge of the map"


@given(day=DAYS)
@few_days
def test_the_table_lists_who_counts_on_the_day_and_the_map_marks_those_with_a_place_on_it(content, client, day):
    page = of_day(client, day)
    listed, drawn = rows(page), marks(page)
    assert len(listed) == Participation.objects.published().on(day).count()
    places = {link.partition("?")[0]: place for link, _status, place in listed.values()}
    assert set(drawn.values()) <= {link for link, *_ in listed.values()}
    for link, place in places.items():
        is_drawn = any(href.partition("?")[0] == link for href in drawn.values())
        assert is_drawn == (place != "not recorded" and not place.endswith("beyond the edge of the map"))


@LANGUAGES
def test_the_map_is_valid_and_light(content, client, language):
    page = of_day(client, language=language)
    assert [*page.parse_errors, *complaints(page.root)] == []
    assert page.brotli_bytes <= 45_000
    assert queries_of(client, page.address) <= 12


def test_the_map_bears_the_names_of_its_day_and_keeps_the_day(content, client):
    page = of_day(client, "2021-10-12")
    assert marks(page)["Turkey"] == "/en/states/turkiye/?on=2021-10-12"
    assert rows(page)["Kazakhstan"][2] == "Nur-Sultan"


def test_the_map_of_the_first_day_is_empty_but_there(content, client):
    page = of_day(client, "1992-10-05")
    assert marks(page) == rows(page) == {}


def test_the_map_says_what_it_does_not_say(content, client):
    assert "expresses no opinion on the legal status" in of_day(client).html


# --- with records of the test


@db
def test_a_state_that_joins_gets_a_mark_in_the_shape_of_its_status(client):
    assert marks(of_day(client)) == {}
    member(50, 70)
    member(20, 80, status="observer")
    assert len(marks(of_day(client))) == len(rows(of_day(client))) == 2
    assert [line.kind for line in draw(Day(2020, 1, 1)).marks] == ["member", "observer"]
    assert 'class="is-member"' in of_day(client).html
    assert 'class="is-observer"' in of_day(client).html


@db
def test_a_state_that_left_has_no_mark_any_more(client):
    member(50, 70, end="2010-05-05")
    assert len(marks(of_day(client, "2010-05-04"))) == 1
    assert marks(of_day(client, "2010-05-05")) == {}


@db
def test_a_planned_membership_has_no_mark(client):
    member(50, 70, is_planned=True)
    assert marks(of_day(client)) == {}


@db
def test_a_state_of_which_nobody_knows_whether_it_had_joined_has_no_mark_and_is_named(client):
    held = member(50, 70, start="by 2005-01-01")
    page = of_day(client, "2003-01-01")
    assert marks(page) == {}
    assert re.search(f"Not known whether already so on that day:\\s*{held.state}", page.html)


@db
def test_a_place_without_coordinates_is_in_the_table_only(client):
    ParticipationFactory(state=StateFactory(capital=PlaceFactory(name_en="Nowhere")))
    page = of_day(client)
    assert marks(page) == {}
    assert [place for *_, place in rows(page).values()] == ["Nowhere position not recorded"]


@db
def test_an_organization_stands_at_its_seat_under_its_short_name(client):
    seat = PlaceFactory(latitude=40, longitude=70, name_en="Seat")
    organization = OrganizationFactory(seat=seat, abbreviation_en="ORG")
    ParticipationFactory(state=None, organization=organization, status="partner")
    page = of_day(client)
    assert marks(page) == {"ORG": f"/en/organizations/{organization.slug}/"}
    assert [place for *_, place in rows(page).values()] == ["Seat"]
    assert 'class="is-partner"' in page.html


@db
def test_those_that_share_a_place_stand_side_by_side():
    place = PlaceFactory(latitude=40, longitude=70)
    for _time in range(3):
        ParticipationFactory(state=StateFactory(capital=place))
    first, second, third = [line.point for line in draw(Day(2020, 1, 1)).marks]
    assert (second.x - first.x, third.x - second.x, {first.y, second.y, third.y}) == (22, 22, {first.y})


@db
def test_a_name_with_signs_of_mark_up_is_shown_as_it_is_written(client):
    held = member(50, 70)
    held.state.name_en = 'A & "B" < C'
    held.state.save()
    assert 'A & "B" < C' in marks(of_day(client))


@db
def test_the_map_takes_no_more_queries_with_a_hundred_times_the_rows(client):
    member(50, 70)
    before = queries_of(client, "/en/map/")
    places = many(PlaceFactory.build(latitude=n % 50, longitude=60 + n % 40) for n in range(100))
    states = many(
        StateFactory.build(capital=place, iso2=f"{chr(65 + n // 10)}{n % 10}") for n, place in enumerate(places)
    )
    many(ParticipationFactory.build(state=state) for state in states)
    assert queries_of(client, "/en/map/") == before
    assert all(0 < line.point.y < HEIGHT for line in draw(Day(2020, 1, 1)).marks)


@db
@LANGUAGES
def test_the_lists_of_participants_lead_to_the_map_and_the_growth(client, language):
    for page in ("members", "observers", "partners", "map", "growth"):
        links = read(client, f"/{language}/{page}/").links
        assert {f"/{language}/map/", f"/{language}/growth/"} <= set(links)


@db
@LANGUAGES
def test_the_page_of_a_day_leads_to_the_map_and_the_growth_of_that_day(client, language):
    links = read(client, f"/{language}/on/2014-05-20/").links
    assert {f"/{language}/map/?on=2014-05-20", f"/{language}/growth/?on=2014-05-20"} <= set(links)
