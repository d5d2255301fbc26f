"""Meetings for calendars, read back as a calendar program would."""

import datetime
from urllib.parse import urlsplit

import icalendar
import pytest
from django.utils import timezone

from apps.timeline.models import Event
from tests.factories.bodies import BodyFactory, SessionFactory
from tests.factories.participants import FormerNameFactory, PlaceFactory
from tests.factories.timeline import EventFactory
from tests.pages import LANGUAGES, queries_of

pytestmark = pytest.mark.django_db

DAY = datetime.date
TIMELINE = "/en/timeline.ics"


def read(client, address: str) -> icalendar.Calendar:
    response = client.get(address)
    assert response.status_code == 200, address
    assert response.headers["Content-Type"] == "text/calendar; charset=utf-8"
    lines = response.content.split(b"\r\n")
    assert b"\n" not in b"".join(lines), "every line ends as RFC 5545 has it"
    assert max(map(len, lines)) <= 75
    calendar = icalendar.Calendar.from_ical(response.content)
    assert not calendar.errors
    assert (calendar["VERSION"], calendar["PRODID"]) == ("2.0", "-//CICA//CICA portal//EN")
    return calendar


def entries(client, address: str) -> list[icalendar.Event]:
    found = read(client, address).events
    assert all({"UID", "DTSTAMP", "DTSTART", "SUMMARY", "SEQUENCE"} <= {*entry} for entry in found)
    return found


def slugs(client, address: str) -> set[str]:
    return {urlsplit(str(entry["URL"])).path.split("/")[-2] for entry in entries(client, address)}


@pytest.mark.parametrize(
    ("starts", "ends", "last"),
    [("2022-10-12", "2022-10-13", DAY(2022, 10, 14)), ("2021-12-31", None, DAY(2022, 1, 1))],
)
def test_the_days_of_a_meeting_are_whole_days_and_the_end_is_excluded(client, starts, ends, last):
    event = EventFactory(starts=starts, ends=ends)
    (entry,) = entries(client, f"/en/events/{event.slug}.ics")
    assert entry["DTSTART"].dt == datetime.date.fromisoformat(starts)
    assert entry["DTEND"].dt == last
    assert entry["DTSTART"].params["VALUE"] == "DATE"


def test_a_known_time_is_that_of_the_place(client):
    event = EventFactory(starts="2022-10-12", start_time=datetime.time(9, 30))
    (entry,) = entries(client, f"/en/events/{event.slug}.ics")
    assert entry["DTSTART"].dt == datetime.datetime(2022, 10, 12, 9, 30)  # noqa: DTZ001 (nobody knows the zone)
    assert "DTEND" not in entry


@LANGUAGES
def test_an_entry_speaks_the_language_of_its_address(client, language):
    place = PlaceFactory(name_en="Astana", name_ru="Астана")
    FormerNameFactory(place=place, state=None, name_en="Almaty Old", name_ru="Верный", start="1900", end="2000")
    event = EventFactory(
        title_en="First; meeting, long", title_ru="Первая встреча " * 9, starts="1999-09-14", place=place
    )
    (entry,) = entries(client, f"/{language}/events/{event.slug}.ics")
    assert str(entry["SUMMARY"]) == getattr(event, f"title_{language}").strip()
    assert str(entry["LOCATION"]) == {"en": "Almaty Old", "ru": "Верный"}[language]
    assert str(entry["URL"]) == f"http://testserver/{language}/events/{event.slug}/"


def test_an_entry_is_the_same_in_both_languages_and_under_another_address(client):
    event = EventFactory(slug="meeting")
    ids = {str(entries(client, f"/{language}/timeline.ics")[0]["UID"]) for language in ("en", "ru")}
    Event.objects.filter(pk=event.pk).update(slug="renamed")
    assert ids == {str(entries(client, TIMELINE)[0]["UID"])} == {f"event-{event.pk}@testserver"}


def test_a_change_gives_a_higher_number_and_its_moment(client):
    event = EventFactory(published_at=timezone.now() - datetime.timedelta(days=1))
    before = entries(client, TIMELINE)[0]
    Event.objects.filter(pk=event.pk).update(updated_at=timezone.now() + datetime.timedelta(hours=1))
    after = entries(client, TIMELINE)[0]
    assert after["SEQUENCE"] > before["SEQUENCE"] > 0
    assert after["LAST-MODIFIED"].dt > before["LAST-MODIFIED"].dt
    assert after["DTSTAMP"].dt == after["LAST-MODIFIED"].dt


def test_what_is_planned_is_tentative(client):
    EventFactory(slug="held")
    EventFactory(slug="planned", starts="2090-05-01", is_planned=True)
    status = {str(entry["URL"]).split("/")[-2]: str(entry["STATUS"]) for entry in entries(client, TIMELINE)}
    assert status == {"held": "CONFIRMED", "planned": "TENTATIVE"}


@pytest.mark.parametrize("starts", ["2026-10", "2026", "by 2026-10", "2026-10-01 to 2026-10-05"])
def test_a_day_that_is_not_known_is_not_made_up(client, starts):
    EventFactory(slug="vague", starts=starts)
    calendar = read(client, TIMELINE)
    assert calendar.events == []
    assert "1 event whose day is not known exactly" in str(calendar["DESCRIPTION"])
    assert client.get("/en/events/vague.ics").status_code == 404


def test_the_calendar_to_subscribe_to_has_the_filters_and_the_day_of_the_timeline(client):
    EventFactory(slug="old", kind="summit", starts="2002-06-04")
    EventFactory(slug="new", kind="summit", starts="2022-10-12")
    EventFactory(slug="other", kind="accession", starts="2002-06-04")
    assert slugs(client, TIMELINE) == {"old", "new", "other"}
    assert slugs(client, f"{TIMELINE}?kind=summit") == {"old", "new"}
    assert slugs(client, f"{TIMELINE}?kind=summit&on=2010-01-01") == {"old"}
    calendar = read(client, f"{TIMELINE}?kind=summit")
    assert str(calendar["URL"]) == "http://testserver/en/timeline/?kind=summit"
    assert calendar["REFRESH-INTERVAL"].dt == datetime.timedelta(days=1)
    assert calendar["X-PUBLISHED-TTL"] == "P1D"


def test_a_calendar_is_the_same_whoever_asks(client):
    EventFactory()
    assert client.get(TIMELINE).content == client.get(TIMELINE).content


def test_the_sessions_of_a_body_make_a_calendar(client):
    body = BodyFactory(slug="council", name_en="Council")
    SessionFactory(body=body, event=EventFactory(slug="first"))
    SessionFactory(body=body, event=EventFactory(status="draft"))
    EventFactory(slug="elsewhere")
    assert slugs(client, "/en/bodies/council.ics") == {"first"}
    assert "Council" in str(read(client, "/en/bodies/council.ics")["NAME"])


@pytest.mark.parametrize(
    "hidden",
    [
        {"status": "draft"},
        {"published_at": timezone.now() + datetime.timedelta(days=9)},
        {"status": "withdrawn", "withdrawal_reason_en": "Reason", "withdrawal_reason_ru": "Причина"},
    ],
)
def test_what_is_not_before_readers_stands_in_no_calendar(client, hidden):
    event = EventFactory(**hidden)
    assert entries(client, TIMELINE) == []
    assert client.get(f"/en/events/{event.slug}.ics").status_code == 404


@pytest.mark.parametrize("address", ["/en/members.ics", "/en/index.ics", "/en/news.ics", "/en/states/none.ics"])
def test_other_pages_have_no_calendar(client, address):
    assert client.get(address).status_code == 404


def test_what_is_typed_cannot_leave_its_line(client):
    event = EventFactory(title_en="A\r\nEND:VEVENT\r\nX: y, z; \\n", lead_en="\x0b", venue_en="\u2028B")
    (entry,) = entries(client, f"/en/events/{event.slug}.ics")
    assert "END:VEVENT" in str(entry["SUMMARY"])


@LANGUAGES
def test_the_pages_offer_their_calendars(client, language):
    event = EventFactory(slug="meeting")
    EventFactory(slug="vague", starts="2026")
    way = f'<p class="section-more"><a href="/{language}/events/'
    assert f'{way}meeting.ics"' in page(client, f"/{language}/events/{event.slug}/")
    assert way not in page(client, f"/{language}/events/vague/")
    assert f'href="/{language}/timeline.ics?kind=ministerial"' in page(
        client, f"/{language}/timeline/?kind=ministerial"
    )
    assert f'href="/{language}/events/meeting.ics"' in page(client, f"/{language}/events/{event.slug}/")
    assert "vague.ics" not in page(client, f"/{language}/events/vague/")


def page(client, address: str) -> str:
    return client.get(address).content.decode()


def test_a_calendar_costs_the_same_queries_with_many_more_rows(client):
    EventFactory(place=PlaceFactory())
    before = queries_of(client, TIMELINE)
    for _time in range(10):
        EventFactory(place=PlaceFactory())
    assert queries_of(client, TIMELINE) == before
