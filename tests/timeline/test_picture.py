"""The picture of the timeline, and the table that says the same."""

import datetime
import re
from itertools import pairwise
from xml.etree.ElementTree import Element

import html5lib
import pytest
from django.utils.safestring import mark_safe

from apps.core.dates import PartialDate
from apps.core.registry import Lane, Mark
from apps.timeline.lanes import KINDS
from apps.timeline.models import Event
from apps.timeline.picture import Picture
from tests.factories.chairmanships import ChairmanshipFactory
from tests.factories.documents import DocumentFactory
from tests.factories.participants import StateFactory
from tests.factories.participation import ParticipationFactory
from tests.factories.timeline import EventFactory
from tests.house.crawl import SVG, text
from tests.pages import LANGUAGES

DOTS = Lane("dots", 10, "Dots", "dot", "meeting")
BARS = Lane("bars", 20, "Bars", "bar", "member")


def drawn(*dates: str, years: range = range(2000, 2010), lane: Lane = DOTS):
    marks = [Mark.of_days(date, f"/{date}/", PartialDate.parse(date)) for date in dates]
    return Picture([(lane, marks)], years, datetime.date(2005, 1, 1)).rows[0].drawn


def page_of(client, address: str) -> Element:
    return html5lib.parse(client.get(address).content.decode(), namespaceHTMLElements=False)


def rows_of(page: Element) -> dict[str, list[str]]:
    """What the table says of each lane."""
    lanes: dict[str, list[str]] = {}
    for body in next(t for t in page.iter("table") if "picture-data" in t.find("caption").get("id")).iter("tbody"):
        head, *rows = body.iter("tr")
        lanes[text(head)] = [": ".join(text(cell) for cell in row) for row in rows]
    return lanes


def lanes_of(page: Element) -> dict[str, list[str]]:
    """What the picture says in each lane, mark by mark."""
    return {
        text(lane.find(f"{SVG}text")): [text(title) for title in lane.iter(f"{SVG}title")]
        for lane in page.iter(f"{SVG}g")
    }


# --- how it is drawn


def test_every_kind_of_event_stands_in_one_lane():
    kinds = [kind for _lane, kinds in KINDS for kind in kinds]
    assert sorted(kinds) == sorted(Event.Kind)


def test_a_mark_lies_the_further_to_the_right_the_later_it_is():
    places = [one.x for one in drawn("2001-01-01", "2004-06-30", "2009-12-31")]
    assert places == sorted(places)
    assert len(set(places)) == 3


def test_a_day_known_to_the_year_only_takes_the_whole_year_and_is_no_dot():
    year, day = drawn("2003", "2003-06-15")
    assert year.form == "span"
    assert day.form == "dot"
    assert year.left < day.left < day.right < year.right


def test_a_planned_day_is_no_dot():
    planned = Mark.of_days("Planned", "/", PartialDate.parse("2003-06-15"), is_planned=True)
    picture = Picture([(DOTS, [planned])], range(2000, 2010), datetime.date(2003, 1, 1))
    one = picture.rows[0].drawn[0]
    assert (one.form, one.is_planned) == ("span", True)


def test_marks_of_a_year_that_would_lie_on_one_another_are_one_with_their_number():
    (group,) = drawn("2003-06-15", "2003-06-16", "2003-06-17")
    assert (group.form, group.number) == ("group", 3)
    assert group.url.endswith("/timeline/2003/")
    assert "2003" in group.title


def test_a_group_says_whether_all_its_days_are_known():
    (known,) = drawn("2003-06-15", "2003-06-16")
    (in_part,) = drawn("2003-06", "2003-06-16")
    assert known.is_certain
    assert not in_part.is_certain


def test_marks_of_two_years_that_would_lie_on_one_another_stand_in_two_rows():
    before, after = drawn("2003-12-31", "2004-01-01")
    assert before.y != after.y


def test_no_two_marks_of_a_row_touch():
    dates = [f"{year}-{month:02}-{day:02}" for year in range(2000, 2010) for month in (1, 7, 12) for day in (1, 28)]
    found = sorted(drawn(*dates, "2004", "2005-02 to 2007-03"), key=lambda one: (one.y, one.left))
    for one, following in pairwise(found):
        assert one.y < following.y or one.right < following.left


def test_a_long_name_is_cut_where_it_is_pointed_at_and_goes_to_the_left_at_the_right_end():
    title = mark_safe("Bread &amp; butter " * 8)  # noqa: S308 (ours)
    marks = [Mark.of_days(title, "/", PartialDate.parse(date)) for date in ("2001-05-01", "2009-05-01")]
    early, late = Picture([(DOTS, marks)], range(2000, 2010), datetime.date(2005, 1, 1)).rows[0].drawn
    assert str(early.label).startswith("1\N{NO-BREAK SPACE}May 2001: Bread &amp; butter")
    assert str(early.label).endswith("…")
    assert late.is_label_before
    assert not early.is_label_before


def test_a_bar_is_hatched_where_it_is_not_certain():
    day = datetime.date
    first, end, last = day(2001, 1, 1), day(2004, 1, 1), day(2005, 1, 1)
    marks = [Mark("Known", "/", "", first, end, (first, end)), Mark("Planned end", "/", "", first, last, (first, end))]
    known, planned = Picture([(BARS, marks)], range(2000, 2010), last).rows[0].drawn
    assert not known.is_hatched
    assert planned.is_hatched


def test_the_name_of_a_short_bar_stands_beside_it_within_the_picture_and_touches_nothing():
    def bar(name: str, first: int, last: int) -> Mark:
        days = datetime.date(first, 1, 1), datetime.date(last, 1, 1)
        return Mark(name, "/", "", *days, days)

    marks = [bar("Tajikistan", 2000, 2001), bar("Kazakhstan", 2001, 2008), bar("Azerbaijan", 2009, 2010)]
    early, long, late = Picture([(BARS, marks)], range(2000, 2010), datetime.date(2010, 1, 1)).rows[0].drawn
    assert early.name_at > early.right
    assert long.left < long.name_at < long.right
    assert late.name_at + late.name_width < late.left
    assert early.y != long.y
    for one, following in pairwise(sorted([early, long, late], key=lambda one: (one.y, one.left))):
        assert one.y < following.y or one.reach[1] < following.reach[0]


def test_what_lies_outside_of_the_years_is_not_drawn_but_what_lasts_into_them_is():
    day = datetime.date
    early, late = day(1998, 1, 1), day(2001, 1, 1)
    bar = Mark("Term", "/", "1998–2001", early, late, (early, late))
    picture = Picture(
        [(DOTS, [Mark.of_days("Early", "/", PartialDate.of(early))]), (BARS, [bar])], range(2000, 2002), late
    )
    assert [row.lane for row in picture.rows] == [BARS]
    assert picture.rows[0].drawn[0].left == picture.axis.start


# --- the page


@pytest.fixture
def events(db):
    EventFactory(title_en="First Summit", title_ru="Первый саммит", kind="summit", starts="2002-06-04")
    EventFactory(title_en="Forum of 2003", title_ru="Форум 2003 года", kind="advisory", starts="2003")
    EventFactory(title_en="Ministers & guests", title_ru="Министры и гости", kind="ministerial", starts="2014-05-20")
    DocumentFactory(title_en="Almaty Act", title_ru="Алматинский акт", adopted="2002-06-04")
    DocumentFactory(title_en="Undated", title_ru="Без даты", adopted=None)
    mongolia = StateFactory(name_en="Mongolia", name_ru="Монголия")
    ParticipationFactory(state=mongolia, start="by 2001-09-05")
    ChairmanshipFactory(state=mongolia, start="2002-06-04", end="2010-06-08")


@LANGUAGES
def test_the_picture_and_the_table_say_the_same(client, events, language):
    page = page_of(client, f"/{language}/timeline/")
    assert lanes_of(page) == rows_of(page)
    assert sum(len(marks) for marks in lanes_of(page).values()) == 6


def test_a_number_in_the_picture_is_that_of_the_rows_of_the_table(client, content):
    page = page_of(client, "/en/timeline/")
    for lane, marks in lanes_of(page).items():
        groups = [re.fullmatch(rf"\d{{4}}\. {re.escape(lane)}: (\d+)", mark) for mark in marks]
        assert sum(int(group[1]) if group else 1 for group in groups) == len(rows_of(page)[lane])


def test_a_document_of_unknown_date_is_not_in_the_picture(client, events):
    assert lanes_of(page_of(client, "/en/timeline/"))["Documents"] == ["4 June 2002: Almaty Act"]


def test_the_picture_shows_what_the_filter_leaves(client, events):
    page = page_of(client, "/en/timeline/?kind=summit")
    assert lanes_of(page) == {"Summits": ["4 June 2002: First Summit"]}
    assert "Only events of the kind chosen" in text(page)


def test_the_picture_of_a_decade_has_its_years_alone(client, events):
    page = page_of(client, "/en/timeline/?decade=2010")
    assert list(lanes_of(page)) == ["In the chair", "Ministerial meetings"]
    years = [text(year) for year in page.iter(f"{SVG}text") if re.fullmatch(r"\d{4}", text(year))]
    assert years == [str(year) for year in range(2010, 2020)]


def test_a_decade_in_which_nothing_was_known_has_no_picture(client, events):
    assert not lanes_of(page_of(client, "/en/timeline/?decade=2020&kind=summit"))
    assert not lanes_of(page_of(client, "/en/timeline/?decade=2010&on=2005-01-01"))


def test_the_picture_of_another_day_shows_what_had_happened_by_then(client, events):
    lanes = lanes_of(page_of(client, "/en/timeline/?on=2002-01-01"))
    assert lanes == {"New members": ["by 5 September 2001: Mongolia (member state)"]}


def test_the_picture_changes_when_a_record_changes(client, events):
    Event.objects.filter(kind="summit").update(kind="conference")
    lanes = lanes_of(page_of(client, "/en/timeline/"))
    assert "Summits" not in lanes
    assert lanes["Forums and conferences"] == ["4 June 2002: First Summit", "2003: Forum of 2003"]


def test_a_decade_is_reached_by_a_link_that_keeps_the_kind_and_forgets_the_page(client, events):
    page = page_of(client, "/en/timeline/?kind=summit&page=2")
    hrefs = {text(a): a.get("href") for a in page.iter("a")}
    assert hrefs["2000–2009"] == "?kind=summit&decade=2000"
    assert hrefs["All years"] == "?kind=summit"
