"""Two states beside each other: /compare/<state>/<state>/."""

import datetime
from collections import Counter

import pytest

from apps.chronicle.comparison import Verdict, points, same_time, sides
from apps.core.dates import PartialDate
from apps.participants.models import State
from tests.chronicle.days import section
from tests.factories.bodies import HolderFactory
from tests.factories.catalogue import AreaFactory, CoordinationFactory
from tests.factories.chairmanships import ChairmanshipFactory
from tests.factories.participants import FormerNameFactory, StateFactory
from tests.factories.participation import ParticipationFactory
from tests.factories.sources import CitationFactory
from tests.factories.timeline import EventFactory
from tests.house.crawl import Page, read, text
from tests.house.validity import complaints
from tests.pages import LANGUAGES, queries_of

db = pytest.mark.django_db
Day = datetime.date
PATH = "/en/compare/china/japan/"


@pytest.fixture
def pair(db) -> tuple[State, State]:
    first = StateFactory(slug="china", name_en="China", name_ru="Китай")
    return first, StateFactory(slug="japan", name_en="Japan", name_ru="Япония")


def told(page: Page) -> Counter[str]:
    """All that the page says of points and in lists, in whatever order, without the marks of sources."""
    keys = {element.get("aria-labelledby") for element in page.all("section")} - {"sources", None}
    return Counter(
        text(element, without="footnotes")
        for key in keys
        for element in section(page, key).iter()
        if element.tag in ("dd", "h3") or "person-line" in element.get("class", "")
    )


def verdicts(pair, day: str = "2026-01-01") -> dict[str, list[str]]:
    """The keys of the points by verdict."""
    return {
        verdict.value: [point.key for point in found] for verdict, found in points(*sides(pair, Day.fromisoformat(day)))
    }


# --- what is the same and what differs


@LANGUAGES
@pytest.mark.parametrize(
    ("states", "day"),
    [("kazakhstan/turkiye", ""), ("china/japan", "?on=2021-10-12"), ("australia/sri-lanka", "?on=2005-01-01")],
)
def test_the_reverse_order_shows_the_same_facts(content, client, language, states, day):
    first, second = states.split("/")

    page = read(client, f"/{language}/compare/{first}/{second}/{day}")
    reverse = read(client, f"/{language}/compare/{second}/{first}/{day}")

    assert told(page) == told(reverse)
    assert len(told(page)) > 8
    assert page.text_of("h3") != reverse.text_of("h3")
    assert {link for link in page.links if "#source" in link}
    assert page.links_of("canonical")[0].get("href") == reverse.links_of("canonical")[0].get("href")


@LANGUAGES
def test_the_page_is_valid_light_and_quick(content, client, language):
    page = read(client, f"/{language}/compare/kazakhstan/turkiye/")

    assert [*page.parse_errors, *complaints(page.root)] == []
    assert page.brotli_bytes <= 45_000
    assert page.queries <= 20


def test_status_is_that_of_the_day(pair):
    china, japan = pair
    ParticipationFactory(state=china, start="1999-09-14")
    ParticipationFactory(state=japan, status="observer", start="by 2001-09-05", end="2010-06-08")
    ParticipationFactory(state=japan, start="2010-06-08")

    assert "status" in verdicts(pair, "2011-01-01")["same"]
    assert "status" in verdicts(pair, "2005-01-01")["different"]
    assert "status" in verdicts(pair, "2000-01-01")["unknown"]
    assert "status" in verdicts(pair, "1995-01-01")["unknown"]


def test_both_joined_at_one_event_though_its_day_is_not_known(pair):
    event = EventFactory(title_en="Third Summit")
    for state in pair:
        ParticipationFactory(state=state, start="2010-06", event=event)

    assert "since" in verdicts(pair)["same"]


@pytest.mark.parametrize(
    ("one", "other", "verdict"),
    [
        ("1999-09-14", "1999-09-14", Verdict.SAME),
        ("1999-09-14", "1999-09-15", Verdict.DIFFERENT),
        ("2011", "2011", Verdict.UNKNOWN),
        ("2011", "2012", Verdict.DIFFERENT),
        ("by 2001-09-05", "2004-10-22", Verdict.DIFFERENT),
        ("by 2001-09-05", "2001-09-05", Verdict.UNKNOWN),
        ("by 2001-09-05", "by 2001-09-05", Verdict.UNKNOWN),
        ("after 2008-08-25", "2008-08-25", Verdict.DIFFERENT),
    ],
)
def test_dates_are_never_called_the_same_or_different_unless_they_surely_are(one, other, verdict):
    dates = PartialDate.parse(one), PartialDate.parse(other)

    assert same_time(*dates) == same_time(*reversed(dates)) == verdict
    assert same_time(dates[0], None) == Verdict.UNKNOWN


def test_the_chair_is_the_same_where_both_or_neither_held_it_by_that_day(pair):
    china, japan = pair
    ChairmanshipFactory(state=china, start="2014-05-20", end="2018-09-24")
    ChairmanshipFactory(state=japan, start="2018-09-24", end="2020-09-24")

    assert "chair" in verdicts(pair, "2013-01-01")["same"]
    assert "chair" in verdicts(pair, "2015-01-01")["different"]
    assert "chair" in verdicts(pair, "2019-01-01")["same"]


def test_a_planned_term_is_none_held(pair):
    ChairmanshipFactory(state=pair[0], start="2026-10", end=None, is_planned=True)

    assert "chair" in verdicts(pair, "2030-01-01")["same"]


@pytest.mark.parametrize(
    ("mine", "theirs", "verdict"),
    [
        (("coordinator", "2010-01-01", None), ("co_coordinator", "2010-01-01", None), "different"),
        (("co_coordinator", "2010-01-01", None), ("co_coordinator", "2012-01-01", None), "same"),
        (("co_coordinator", "2010-01-01", "2012-01-01"), ("co_coordinator", "2012-01-01", None), "different"),
        (("co_coordinator", "2010", "2012"), ("co_coordinator", "2012", None), "unknown"),
        (("co_coordinator", "2010-01-01", None), ("co_coordinator", "by 2025-09-25", None), "unknown"),
    ],
)
def test_the_same_role_at_the_same_time_is_the_same(pair, mine, theirs, verdict):
    area = AreaFactory()
    for state, (role, start, end) in zip(pair, (mine, theirs), strict=True):
        CoordinationFactory(state=state, area=area, role=role, start=start, end=end)

    assert "area" in verdicts(pair, "2020-01-01")[verdict]
    assert "area" in verdicts(tuple(reversed(pair)), "2020-01-01")[verdict]


def test_an_area_of_one_alone_is_different_and_not_known_before_the_day_by_which_it_began(pair):
    CoordinationFactory(state=pair[0], start="by 2025-09-25")

    assert "alone" in verdicts(pair)["different"]
    assert "alone" in verdicts(pair, "2020-01-01")["unknown"]


def test_what_came_later_is_not_told_of_a_day_before(pair):
    for state in pair:
        ParticipationFactory(state=state, start="2014-05-20")
        HolderFactory(state=state, start="2018-09-24")
        EventFactory(host=state, starts="2019-06-15")
        FormerNameFactory(state=state, start="2019-01-01", end="2022-01-01")

    then, now = (sides(pair, Day(year, 1, 1)) for year in (2014, 2026))

    assert [side.records for side in then] == [[state] for state in pair]
    assert [len(side.records) for side in now] == [5, 5]


# --- the page


def test_a_fact_stands_with_its_source_and_its_way_on(client, pair):
    china, _japan = pair
    event = EventFactory(slug="first-ministerial", title_en="First Ministerial Meeting")
    held = ParticipationFactory(state=china, start="1999-09-14", event=event)
    CitationFactory(record=held, field="start", source__title_en="Chronicle of the Secretariat")

    page = read(client, PATH)

    assert "Since 14 September 1999" in text(section(page, "status"))
    assert "/en/events/first-ministerial/" in page.links
    assert "Chronicle of the Secretariat" in page.html
    assert "none on record" in text(section(page, "status"))


def test_a_change_of_a_record_changes_the_page(client, pair):
    held = [ParticipationFactory(state=state, start="1999-09-14") for state in pair]
    assert "14 September 1999" in text(section(read(client, PATH), "same"))

    held[0].start = PartialDate.parse("2001-01-01")
    held[0].save()

    assert "China 1 January 2001" in text(section(read(client, PATH), "different"), without="footnotes")


def test_names_are_those_of_the_day(client, pair):
    FormerNameFactory(state=pair[1], name_en="Nippon", end="2010-01-01")

    assert read(client, f"{PATH}?on=2005-01-01").text_of("h1") == ["China and Nippon"]
    assert read(client, PATH).text_of("h1") == ["China and Japan"]


@LANGUAGES
def test_the_states_page_leads_to_the_comparison_without_a_script(client, pair, language):
    page = read(client, f"/{language}/states/china/?on=2020-01-01")
    (way,) = [link.get("href") for link in page.all("a") if "/compare/" in link.get("href")]

    assert way == f"/{language}/compare/?first=china&on=2020-01-01"
    (form,) = [form for form in read(client, way).all("form") if form.get("class") == "filter-form"]
    fields = {field.get("name"): field.get("value") for field in form.iter("input")}
    answer = client.get(form.get("action"), {**fields, "first": "china", "second": "japan"})
    assert answer["Location"] == f"/{language}/compare/china/japan/?on=2020-01-01"


def test_what_was_chosen_first_stays_chosen(client, pair):
    page = read(client, "/en/compare/?first=china")

    assert [option.get("value") for option in page.all("option") if option.get("selected") is not None] == ["china"]
    assert "No state of this portal" not in page.html


@pytest.mark.parametrize("path", ["/en/compare/china/china/", "/en/compare/?first=china&second=china"])
def test_one_state_chosen_twice_leads_to_its_page(client, pair, path):
    assert client.get(path)["Location"] == "/en/states/china/"


def test_an_unknown_state_is_a_404_with_the_choice_as_a_way_on(client, pair):
    StateFactory(slug="draft", status="draft")
    for slug in ("atlantis", "draft"):
        page = read(client, f"/en/compare/china/{slug}/")
        assert page.status == 404
        assert f"No state of this portal is called “{slug}”" in page.html
        assert {"china", "japan"} <= {option.get("value") for option in page.all("option")}


@pytest.mark.parametrize("second", ["atlantis", "\0", "<script>", ""])
def test_a_choice_that_cannot_be_shown_gives_a_message_and_the_choice_again(client, pair, second):
    answer = client.get("/en/compare/", {"first": "china", "second": second})

    assert answer.status_code == 200
    assert ("No state of this portal" in answer.content.decode()) == bool(second)
    assert "<script>" not in answer.content.decode()


def test_pairs_are_kept_from_search_engines_and_the_choice_is_not(client, pair):
    assert '<meta name="robots" content="noindex">' not in client.get("/en/compare/").content.decode()
    for path in (PATH, "/en/compare/japan/china/", f"{PATH}?on=2020-01-01", "/en/compare/china/atlantis/"):
        assert client.get(path).content.decode().count('<meta name="robots" content="noindex">') == 1


def test_the_choice_suggests_those_that_share_most_areas(client, pair):
    other = StateFactory(slug="india", name_en="India")
    for states in ((*pair, other), pair):
        area = AreaFactory()
        for state in states:
            CoordinationFactory(state=state, area=area, role="co_coordinator", start="2010-01-01")

    found = section(read(client, "/en/compare/"), "together")

    assert [text(item) for item in found.iter("li")] == [
        "China and Japan roles in 2 areas together",
        "China and India roles in 1 area together",
        "India and Japan roles in 1 area together",
    ]
    assert "together" not in [
        s.get("aria-labelledby") for s in read(client, "/en/compare/?on=2005-01-01").all("section")
    ]


def test_it_costs_the_same_queries_with_many_more_rows(client, pair):
    def fill(times: int):
        for state in pair * times:
            event = EventFactory(host=state)
            ParticipationFactory(state=state, start=event.starts, end=event.starts, event=event)
            CoordinationFactory(state=state, event=event)
            ChairmanshipFactory(state=state, event=event)
            HolderFactory(state=state, event=event)
            FormerNameFactory(state=state, start="2000-01-01", end="2000-01-01")

    fill(1)
    before = queries_of(client, PATH)
    fill(12)

    after = queries_of(client, PATH)

    assert after == before
    assert after <= 20
