"""The page that counts how well the facts of each app are sourced."""

import pytest

from apps.sources import quality
from tests.factories.about import TextFactory
from tests.factories.bodies import BodyFactory, HolderFactory, MeetingRuleFactory, OfficeFactory
from tests.factories.core import many
from tests.factories.participants import FormerNameFactory, StateFactory
from tests.factories.participation import ParticipationFactory
from tests.factories.sources import CitationFactory, SourceFactory
from tests.factories.timeline import EventFactory
from tests.pages import LANGUAGES, address, queries_of

NOTHING = {"place": None, "host": None, "format": "", "theme_en": "", "theme_ru": "", "body_en": "", "body_ru": ""}


def counts(app: str) -> dict[str, int]:
    rows, _total = quality.rows()
    return {what: number for what, number in next(row for row in rows if row.app == app).cells if number}


@pytest.mark.django_db
def test_facts_are_counted_by_how_they_are_sourced():
    event = EventFactory(starts="2011-06", ends="2011-07-02", **NOTHING)
    CitationFactory(record=event, field="starts", source=SourceFactory(grade="press"))
    CitationFactory(record=event, field="starts", standing="differs")

    assert counts("timeline") == {"facts": 2, "press": 1, "unsourced": 1, "imprecise": 1, "disputed": 1}


@pytest.mark.django_db
def test_every_app_that_keeps_facts_has_a_row_and_the_last_row_is_their_sum():
    EventFactory(ends=None, **NOTHING)
    HolderFactory()

    rows, total = quality.rows()

    assert {"participants", "timeline", "documents", "bodies", "about", "news"} <= {row.app for row in rows}
    for what in quality.LABELS:
        assert dict(total.cells)[what] == sum(dict(row.cells)[what] for row in rows)


@pytest.mark.django_db
def test_drafts_and_what_belongs_to_them_are_not_counted():
    EventFactory(status="draft")
    state = StateFactory(status="draft")
    ParticipationFactory(state=state)
    FormerNameFactory(state=state)

    assert counts("timeline") == counts("participation") == counts("participants") == {}


@pytest.mark.django_db
def test_texts_about_the_portal_itself_state_no_facts():
    TextFactory(slug="legal-terms")
    TextFactory(slug="accessibility")

    assert counts("about") == {}


@pytest.mark.django_db
@pytest.mark.parametrize("column", ["title_en", "title_ru"])
def test_a_record_without_one_language_is_counted_once(column):
    EventFactory(ends=None, **{**NOTHING, column: "", "theme_en": "Trust"})

    assert counts("timeline")["language"] == 1


@pytest.mark.django_db
def test_sources_too_are_counted_if_they_lack_a_language():
    SourceFactory(title_ru="")
    SourceFactory(title_ru="", status="draft")

    assert counts("sources") == {"language": 1}


@pytest.mark.django_db
@LANGUAGES
def test_a_number_leads_to_the_list_of_what_it_counts(client, language):
    event = EventFactory(title_en="First Summit", title_ru="Первый саммит", starts="2011", ends=None, **NOTHING)
    path = f"/{language}/quality/"
    assert "?app=timeline&amp;list=imprecise#list" in client.get(path).content.decode()

    page = client.get(path, {"app": "timeline", "list": "imprecise"}).content.decode()

    assert f'<a href="{address(event, language)}">' in page
    assert {"en": "2011", "ru": "2011"}[language] in page


@pytest.mark.parametrize("what", sorted(quality.LISTED))
def test_each_list_answers_for_each_app(client, content, what):
    rows, _total = quality.rows()

    for row in rows:
        assert client.get("/en/quality/", {"app": row.app, "list": what}).status_code == 200


@pytest.mark.parametrize(
    "asked", [{"app": "timeline"}, {"list": "unsourced"}, {"app": "x", "list": "y"}, {"app": "timeline", "list": "'"}]
)
@pytest.mark.django_db
def test_a_list_that_does_not_exist_gives_a_message_and_the_table(client, asked):
    page = client.get("/en/quality/", asked).content.decode()

    assert "This list is empty, or there is none of that name." in page
    assert "<table>" in page


@pytest.mark.django_db
def test_the_counts_and_lists_cost_the_same_queries_with_many_more_rows(client):
    def fill(times: int):
        bodies = many(BodyFactory.build() for _time in range(times))
        offices = many(OfficeFactory.build(body=body) for body in bodies)
        many(HolderFactory.build(office=office) for office in offices)
        many(MeetingRuleFactory.build(body=body) for body in bodies)
        events = many(EventFactory.build() for _time in range(times))
        many(CitationFactory.build(record=event, field="starts", source=source) for event in events)

    source = SourceFactory()
    paths = ["/en/quality/", "/en/quality/?app=bodies&list=unsourced"]
    fill(1)
    before = [queries_of(client, path) for path in paths]
    fill(99)

    after = [queries_of(client, path) for path in paths]

    assert all(now <= then <= 20 for now, then in zip(after, before, strict=True))


@pytest.mark.django_db
@LANGUAGES
def test_the_page_is_named_on_the_sources_and_at_the_foot_of_every_page(client, language):
    for path in (f"/{language}/sources/", f"/{language}/"):
        assert f"/{language}/quality/" in client.get(path).content.decode()
