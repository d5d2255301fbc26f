"""The ribbon of chairmanships, and the list that says the same."""

import datetime
from itertools import pairwise
from xml.etree.ElementTree import Element

import html5lib
import pytest

from apps.chairmanships.models import Chairmanship
from apps.chairmanships.ribbon import Ribbon, reach
from tests.factories.chairmanships import ChairmanshipFactory
from tests.factories.participants import StateFactory
from tests.factories.timeline import EventFactory
from tests.house.crawl import SVG, text
from tests.pages import LANGUAGES, address

pytestmark = pytest.mark.django_db
DAY = datetime.date


@pytest.fixture
def terms():
    """Three terms, latest first; the planned end of the latest has passed."""
    second = EventFactory(title_en="Second hand-over", title_ru="Вторая передача", starts="2020-09-24")
    third = EventFactory(title_en="Third hand-over", title_ru="Третья передача", starts="2024-12-17")
    summit = EventFactory(title_en="Next Summit", title_ru="Следующий саммит", starts="2025-10", is_planned=True)
    tajikistan = StateFactory(name_en="Tajikistan", name_ru="Таджикистан", iso2="TJ")
    kazakhstan = StateFactory(name_en="Kazakhstan", name_ru="Казахстан", iso2="KZ")
    azerbaijan = StateFactory(name_en="Azerbaijan", name_ru="Азербайджан", iso2="AZ")
    planned = {"end": "2025-10", "is_end_planned": True, "closing_event": summit}
    return [
        ChairmanshipFactory(state=azerbaijan, start="2024-12-17", event=third, **planned),
        ChairmanshipFactory(state=kazakhstan, start="2020-09-24", end="2024-12-17", event=second),
        ChairmanshipFactory(state=tajikistan, start="2018-09-24", end="2020-09-24", event=EventFactory(status="draft")),
    ]


def titles(client, address: str) -> list[str]:
    return [text(title) for title in page_of(client, address).iter(f"{SVG}title")]


def page_of(client, address: str) -> Element:
    return html5lib.parse(client.get(address).content.decode(), namespaceHTMLElements=False)


# --- how far a term reaches


def test_a_planned_end_that_has_passed_makes_all_after_it_uncertain(terms):
    found = reach(terms[0], DAY(2026, 3, 1))
    assert found == (DAY(2024, 12, 17), DAY(2026, 3, 1), (DAY(2024, 12, 17), DAY(2025, 10, 1)))


def test_a_planned_end_that_lies_ahead_makes_all_to_it_uncertain(terms):
    found = reach(terms[0], DAY(2025, 3, 1))
    assert found == (DAY(2024, 12, 17), DAY(2025, 10, 31), (DAY(2024, 12, 17), DAY(2025, 3, 1)))


def test_a_term_that_ended_is_certain_but_where_its_bounds_are_not():
    term = ChairmanshipFactory(start="2014-05-20 to 2014-05-21", end="2018-09")
    found = reach(term, DAY(2020, 1, 1))
    assert found == (DAY(2014, 5, 20), DAY(2018, 9, 30), (DAY(2014, 5, 21), DAY(2018, 9, 1)))


def test_on_a_day_within_it_a_term_reaches_to_that_day(terms):
    assert reach(terms[1], DAY(2022, 1, 1)).last == DAY(2022, 1, 1)


def test_a_planned_term_is_certain_on_no_day():
    term = ChairmanshipFactory(start="2030", end="2032", is_planned=True)
    assert reach(term, DAY(2026, 1, 1)).certain is None


# --- how it is drawn


def test_bands_hang_below_one_another_without_a_gap(terms):
    bands = Ribbon(terms, DAY(2026, 3, 1)).bands
    for above, below in pairwise(bands):
        assert above.whole.y + above.whole.height == below.whole.y


def test_a_band_is_the_longer_the_longer_its_term(terms):
    _azerbaijan, kazakhstan, tajikistan = Ribbon(terms, DAY(2026, 3, 1)).bands
    assert kazakhstan.whole.height > 2 * tajikistan.whole.height > 0


def test_a_theme_takes_no_more_lines_than_there_is_room_for():
    term = ChairmanshipFactory(start="2018-09-24", end="2020-09-24", theme_en="peace and " * 24 + "peace")
    (band,) = Ribbon([term], DAY(2026, 1, 1)).bands
    assert len(band.lines) > 1
    assert band.lines[-1][0].endswith("…")
    assert band.lines[-1][1] <= band.whole.y + band.whole.height


def test_a_term_of_a_few_days_has_no_name_beside_it_nor_a_flag():
    term = ChairmanshipFactory(state=StateFactory(iso2="KZ"), start="2018-09-24", end="2018-09-30")
    (band,) = Ribbon([term], DAY(2026, 1, 1)).bands
    assert not band.has_name
    assert not band.flag
    assert not band.lines


def test_a_ribbon_without_terms_is_no_ribbon():
    with pytest.raises(ValueError, match="a term at least"):
        Ribbon([], DAY(2026, 1, 1))


# --- the page


@LANGUAGES
def test_the_ribbon_and_the_list_name_the_same_terms_in_the_same_order(client, terms, language):
    page = page_of(client, f"/{language}/chairmanships/")
    drawn = [link.get("href") for link in page.iter(f"{SVG}a") if "/chairmanships/" in link.get("href")]
    listed = [a.get("href") for p in page.iter("p") if p.get("class") == "event-title" for a in p.iter("a")]
    assert drawn == listed == [address(term, language) for term in terms]


def test_the_ribbon_leads_to_the_hand_overs_that_readers_see_and_to_the_planned_one(client, terms):
    found = titles(client, "/en/chairmanships/")[3:]
    assert found == [
        "October 2025: Next Summit",
        "17 December 2024: Third hand-over",
        "24 September 2020: Second hand-over",
    ]


def test_the_ribbon_says_that_the_end_is_not_confirmed(client, terms):
    assert titles(client, "/en/chairmanships/")[0].endswith("planned until October 2025; end not confirmed")


@LANGUAGES
def test_today_the_page_says_that_the_next_chair_is_not_known(client, terms, language):
    words = {"en": "Next chair: not known", "ru": "Преемник пока неизвестен"}[language]
    assert words in text(page_of(client, f"/{language}/chairmanships/"))
    assert words not in text(page_of(client, f"/{language}/chairmanships/?on=2022-01-01"))


def test_where_the_next_chair_is_known_it_is_drawn_as_planned(client, terms):
    ChairmanshipFactory(state=StateFactory(name_en="Qatar"), start="2030", end="2032", is_planned=True)
    page = client.get("/en/chairmanships/").content.decode()
    assert "Next chair: not known" not in page
    assert titles(client, "/en/chairmanships/")[0].startswith("Qatar, 2030")


def test_the_ribbon_of_another_day_ends_with_it(client, terms):
    found = titles(client, "/en/chairmanships/?on=2022-01-01")
    assert [title.partition(",")[0] for title in found[:2]] == ["Kazakhstan", "Tajikistan"]
    assert "Next Summit" not in " ".join(found)


def test_the_ribbon_changes_when_a_record_changes(client, terms):
    Chairmanship.objects.filter(pk=terms[1].pk).update(state=terms[2].state)
    found = titles(client, "/en/chairmanships/")
    assert [title.partition(",")[0] for title in found[:3]] == ["Azerbaijan", "Tajikistan", "Tajikistan"]


def test_without_terms_there_is_no_ribbon(client):
    response = client.get("/en/chairmanships/?on=1995-01-01")
    assert response.status_code == 200
    assert not list(html5lib.parse(response.content.decode(), namespaceHTMLElements=False).iter(f"{SVG}image"))
