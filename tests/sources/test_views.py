import pytest
from django.core.exceptions import ValidationError

from apps.sources.urls import urlpatterns
from tests.factories.about import PrincipleFactory
from tests.factories.bodies import HolderFactory
from tests.factories.catalogue import CoordinationFactory, MeasureFactory
from tests.factories.chairmanships import PriorityFactory
from tests.factories.participants import FormerNameFactory, PlaceFactory, StateFactory
from tests.factories.participation import ParticipationFactory
from tests.factories.sources import CitationFactory, SourceFactory
from tests.factories.timeline import EventFactory
from tests.pages import LANGUAGES, address, queries_of

pytestmark = pytest.mark.django_db


@LANGUAGES
def test_sources_are_listed_in_the_alphabet_of_the_reader_with_the_number_of_facts(client, language):
    SourceFactory(title_en="Zeitung", title_ru="Агентство")
    annals = SourceFactory(title_en="Annals", title_ru="Ведомости")
    CitationFactory(record=EventFactory(), source=annals)
    CitationFactory(record=EventFactory(), source=annals)

    page = client.get(f"/{language}/sources/").content.decode()

    first, second = {"en": ("Annals", "Zeitung"), "ru": ("Агентство", "Ведомости")}[language]
    assert page.index(f">{first}<") < page.index(f">{second}<")
    if language == "en":
        assert "2 facts" in page


def test_sources_can_be_narrowed_by_grade_and_language(client):
    SourceFactory(title_en="Charter page", grade="official", language="en")
    SourceFactory(title_en="Russian page", grade="official", language="ru")
    SourceFactory(title_en="Evening paper", grade="press", language="en")

    page = client.get("/en/sources/", {"grade": "official", "language": "en"}).content.decode()

    assert "Charter page" in page
    assert "Russian page" not in page
    assert "Evening paper" not in page


def test_a_filter_that_is_not_legal_gives_a_message_and_all_the_sources(client):
    SourceFactory(title_en="Charter page")

    page = client.get("/en/sources/", {"grade": "gossip"}).content.decode()

    assert "Some values could not be used" in page
    assert "Charter page" in page


@LANGUAGES
def test_a_source_shows_what_rests_on_it_each_record_leading_to_the_page_where_it_stands(client, language):
    source, state = SourceFactory(), StateFactory()
    records = [
        state,
        ParticipationFactory(state=state),
        FormerNameFactory(state=state),
        FormerNameFactory(state=None, place=PlaceFactory(state=state)),
        CoordinationFactory(),
        MeasureFactory(),
        HolderFactory(),
        PriorityFactory(),
        PrincipleFactory(),
    ]
    for record in records:
        CitationFactory(record=record, source=source)

    page = client.get(address(source, language)).content.decode()

    for record in records:
        assert f'<a href="{address(record.page, language)}">' in page


def test_a_source_names_the_fact_its_standing_and_what_it_states(client):
    source = SourceFactory()
    CitationFactory(
        record=EventFactory(),
        source=source,
        field="theme",
        standing="differs",
        stated_en="in June",
        reasoning_en="A later paper corrects it.",
    )

    page = client.get(address(source, "en")).content.decode()

    assert "theme" in page
    assert "states otherwise" in page
    assert "in June" in page
    assert "A later paper corrects it." in page


def test_a_source_does_not_show_what_is_a_draft_or_part_of_a_draft(client):
    source = SourceFactory()
    draft = EventFactory(title_en="Secret meeting", status="draft")
    CitationFactory(record=draft, source=source)
    CitationFactory(record=ParticipationFactory(state=StateFactory(name_en="Atlantis", status="draft")), source=source)

    page = client.get(address(source, "en")).content.decode()

    assert "Secret meeting" not in page
    assert "Atlantis" not in page


def test_a_citation_of_a_record_that_is_gone_or_of_a_fact_no_longer_cited_does_no_harm(client):
    source = SourceFactory()
    gone = CitationFactory(record=EventFactory(), source=source)
    CitationFactory(record=EventFactory(title_en="Still there"), source=source, field="no_such_fact")
    type(gone).objects.filter(pk=gone.pk).update(object_id=999_999)

    assert "Still there" in client.get(address(source, "en")).content.decode()


def test_a_source_without_address_or_day_of_retrieval_says_so(client):
    page = client.get(address(SourceFactory(url=""), "en")).content.decode()
    dayless = client.get(address(SourceFactory(), "en")).content.decode()

    assert "no address is recorded" in page
    assert "the day is not recorded" in dayless


def test_a_draft_source_is_not_found_and_not_listed(client):
    source = SourceFactory(title_en="Unread", status="draft")

    assert client.get(address(source, "en")).status_code == 404
    assert "Unread" not in client.get("/en/sources/").content.decode()


def test_a_source_without_any_fact_says_so(client):
    assert "Nothing on this portal rests on it yet." in client.get(address(SourceFactory(), "en")).content.decode()


def test_the_pages_cost_the_same_queries_with_many_more_facts(client):
    source = SourceFactory()

    def fill():
        for record in (
            EventFactory(),
            ParticipationFactory(),
            CoordinationFactory(),
            MeasureFactory(),
            HolderFactory(),
            PriorityFactory(),
            FormerNameFactory(),
        ):
            CitationFactory(record=record, source=source)
        SourceFactory()

    fill()
    before = queries_of(client, "/en/sources/"), queries_of(client, address(source, "en"))
    for _time in range(10):
        fill()

    after = queries_of(client, "/en/sources/"), queries_of(client, address(source, "en"))

    assert after == before
    assert after[0] <= 12
    assert after[1] <= 20


@pytest.mark.parametrize("status", ["draft", "withdrawn"])
def test_a_fact_neither_names_nor_leads_to_a_source_that_is_not_published(client, status):
    reason = {"withdrawal_reason_en": "Retracted", "withdrawal_reason_ru": "Отозван"}
    source = SourceFactory(title_en="Annals", status=status, **reason)
    event = CitationFactory(record=EventFactory(), source=source).record

    page = client.get(address(event, "en")).content.decode()

    assert "Annals" not in page
    assert "A source that is not published here" in page
    assert address(source, "en") not in page


def test_later_pages_of_a_long_list_have_titles_of_their_own(client):
    SourceFactory.create_batch(61)

    assert "<title>Sources — Page 2 of 2 — CICA</title>" in client.get("/en/sources/", {"page": 2}).content.decode()


def test_no_source_may_have_the_address_of_another_page_of_the_app():
    fixed = {
        str(page.pattern).removeprefix("sources/").strip("/") for page in urlpatterns if "<" not in str(page.pattern)
    }
    for slug in filter(None, fixed):
        with pytest.raises(ValidationError) as refused:
            SourceFactory.build(slug=slug).full_clean()
        assert refused.value.message_dict["slug"] == [
            "Another page of the portal has this address. Choose another one."
        ]
