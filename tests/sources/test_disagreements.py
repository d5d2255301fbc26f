"""The page of facts on which sources differ."""

import pytest

from tests.factories.bodies import BodyFactory
from tests.factories.core import many
from tests.factories.participants import StateFactory
from tests.factories.participation import ParticipationFactory
from tests.factories.sources import CitationFactory, SourceFactory
from tests.factories.timeline import EventFactory
from tests.pages import LANGUAGES, address, queries_of

pytestmark = pytest.mark.django_db

ADDRESS = "/en/sources/disagreements/"


def disputed(record, field: str, **more):
    """A citation that differs, and one that the portal follows."""
    CitationFactory(record=record, field=field, source=SourceFactory(title_en="Followed", title_ru="Принято"))
    reasons = {"reasoning_en": "Written later.", "reasoning_ru": "Написано позже."}
    return CitationFactory(record=record, field=field, standing="differs", **{**reasons, **more})


@LANGUAGES
def test_a_disagreement_shows_both_statements_when_they_were_written_and_why_one_is_followed(client, language):
    event = EventFactory(starts="2025-07-02")
    source = SourceFactory(title_en="Gazette", title_ru="Газета", grade="press", issued="2025-06-30")
    disputed(event, "starts", source=source, stated_en="in June", stated_ru="в июне")

    page = client.get(f"/{language}/sources/disagreements/").content.decode().replace("\xa0", " ")

    wanted = {
        "en": ("2 July 2025", "Followed", "Gazette", "30 June 2025", "in June", "Written later."),
        "ru": ("2 июля 2025", "Принято", "Газета", "30 июня 2025", "в июне", "Написано позже."),
    }[language]
    for text in (*wanted, address(event, language), address(source, language)):
        assert text in page


def test_disagreements_stand_under_their_kinds_of_things(client):
    disputed(BodyFactory(name_en="Contact Group"), "name")
    disputed(EventFactory(title_en="First Summit"), "starts")
    disputed(EventFactory(title_en="Second Summit"), "starts")

    page = client.get(ADDRESS).content.decode()

    places = [
        page.index(text) for text in (">Events</h2>", "First Summit", "Second Summit", ">Bodies</h2>", "Contact Group")
    ]
    assert places == sorted(places)


def test_what_no_source_denies_does_not_stand_there(client):
    CitationFactory(record=EventFactory(title_en="Quiet meeting"), field="starts")

    page = client.get(ADDRESS).content.decode()

    assert "Quiet meeting" not in page
    assert "No disagreement between sources is on record." in page


def test_what_is_only_denied_says_that_it_is_unsourced(client):
    CitationFactory(record=EventFactory(), field="starts", standing="differs")

    assert "the value is unsourced" in client.get(ADDRESS).content.decode()


def test_drafts_and_their_parts_stay_unseen(client):
    disputed(EventFactory(title_en="Secret meeting", status="draft"), "starts")
    disputed(ParticipationFactory(state=StateFactory(name_en="Atlantis", status="draft")), "start")

    page = client.get(ADDRESS).content.decode()

    assert "Secret meeting" not in page
    assert "Atlantis" not in page


def test_a_citation_whose_record_is_gone_does_no_harm(client):
    gone = disputed(EventFactory(), "starts")
    type(gone).objects.filter(pk=gone.pk).update(object_id=999_999)

    assert client.get(ADDRESS).status_code == 200


def test_many_disagreements_cost_no_more_queries(client):
    def fill(times: int):
        events = many(EventFactory.build() for _time in range(times))
        bodies = many(BodyFactory.build() for _time in range(times))
        states = many(StateFactory.build() for _time in range(times))
        held = many(ParticipationFactory.build(state=state, start="2000") for state in states)
        for records, field in ((events, "starts"), (bodies, "name"), (held, "start")):
            said = {"field": field, "source": source}
            many(CitationFactory.build(record=record, **said) for record in records)
            many(CitationFactory.build(record=record, standing="differs", **said) for record in records)

    source = SourceFactory()
    fill(1)
    before = queries_of(client, ADDRESS)
    fill(99)

    assert max(queries_of(client, f"{ADDRESS}?page={number}") for number in (1, 4, 5, 10)) <= before <= 20


def test_a_long_list_has_pages_each_with_its_title(client):
    for _time in range(31):
        disputed(EventFactory(), "starts")

    assert "Page 2 of 2" in client.get(ADDRESS, {"page": 2}).content.decode()


@LANGUAGES
def test_the_page_is_named_on_the_sources_and_at_the_foot_of_every_page(client, language):
    for path in (f"/{language}/sources/", f"/{language}/"):
        assert f"/{language}/sources/disagreements/" in client.get(path).content.decode()
