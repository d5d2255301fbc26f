"""What a page that was cited tells of corrections since."""

import datetime

import pytest
from django.utils import timezone, translation

from apps.citing.seen import read_seen
from apps.core.day import today
from apps.participation.models import Participation
from tests.citing.aging import age
from tests.factories.core import many
from tests.factories.documents import DocumentFactory
from tests.factories.news import ArticleFactory
from tests.factories.participants import FormerNameFactory, StateFactory
from tests.factories.participation import ParticipationFactory
from tests.factories.sources import CitationFactory, SourceFactory
from tests.pages import LANGUAGES, queries_of

YESTERDAY = (today() - datetime.timedelta(days=1)).isoformat()
NOTHING = "Nothing shown here has been corrected since."


@pytest.fixture
def state(db):
    state = StateFactory(slug="kazakhstan", name_en="Kazakhstan", name_ru="Казахстан", official_name_en="Former words")
    ParticipationFactory(state=state, start="2002-06-04")
    age()
    return state


def page(client, address: str = "/en/states/kazakhstan/", seen: str = YESTERDAY) -> str:
    response = client.get(f"{address}?seen={seen}")
    assert response.status_code == 200
    html = response.content.decode()
    assert 'content="noindex"' in html
    return " ".join(html.partition('class="page citing-since"')[2].partition('<div class="page')[0].split())


def corrected(state, **values) -> None:
    for name, value in values.items():
        setattr(state, name, value)
    state.save()


# --- when


@pytest.mark.parametrize(
    "text", ["x", "2026-13-01", "2026-11-22T25:00Z", "2026-11-22T10:15", "22.11.2026", "\x00", "9" * 999]
)
def test_what_is_no_moment_is_refused_in_words(text):
    with pytest.raises(ValueError, match="neither a day nor a moment"):
        read_seen(text)


@pytest.mark.parametrize("text", ["9999-12-31", "9999-12-31T23:59Z"])
def test_nobody_has_cited_in_the_future(text):
    with pytest.raises(ValueError, match="future"):
        read_seen(text)


def test_a_day_is_the_secretariats_and_a_moment_a_minute():
    day, moment = read_seen("2020-03-01"), read_seen("2020-03-01T10:15Z")
    assert day.first.isoformat() == "2020-03-01T00:00:00+06:00"
    assert day.last - day.first == datetime.timedelta(days=1, microseconds=-1)
    assert moment.first.isoformat() == "2020-03-01T10:15:00+00:00"
    assert moment.last - moment.first == datetime.timedelta(minutes=1, microseconds=-1)


@pytest.mark.parametrize("text", ["0001-01-01", "0001-01-01T00:00:00Z"])
def test_the_first_day_of_all_is_a_day(text):
    assert read_seen(text).first.year == 1900


# --- what


def test_where_nothing_was_corrected_the_page_says_so(client, state):
    assert NOTHING in page(client)


def test_former_and_present_values_stand_side_by_side(client, state):
    corrected(state, official_name_en="Present words")
    told = page(client)
    assert "<del>Former words</del>" in told
    assert "<ins>Present words</ins>" in told
    assert NOTHING not in told


def test_a_correction_made_before_the_page_was_seen_is_not_told(client, state):
    corrected(state, official_name_en="Present words")
    age(3)
    assert NOTHING in page(client)


def test_the_text_of_the_other_language_is_not_shown_here_and_not_told(client, state):
    corrected(state, official_name_ru="Иные слова")
    assert NOTHING in page(client)
    assert "Иные слова" in page(client, "/ru/states/kazakhstan/")


def test_what_was_put_back_is_no_correction(client, state):
    corrected(state, official_name_en="Slip")
    corrected(state, official_name_en="Former words")
    assert NOTHING in page(client)


def test_a_moment_within_the_day_is_told_from_what_came_after(client, state):
    corrected(state, official_name_en="Present words")
    hour_ago = timezone.now() - datetime.timedelta(hours=1)
    assert "Present words" in page(client, seen=f"{hour_ago.astimezone(datetime.UTC):%Y-%m-%dT%H:%MZ}")


def test_what_came_on_the_very_day_and_stayed_so_is_no_correction(client, db):
    article = ArticleFactory()
    article.documents.add(DocumentFactory())
    article.save()
    assert NOTHING in page(client, article.get_absolute_url(), today().isoformat())


def test_a_row_that_is_corrected_is_told_with_its_values(client, state):
    corrected(Participation.objects.get(), start=Participation._meta.get_field("start").to_python("2003-06-04"))
    told = page(client)
    assert "<del>4 June 2002</del>" in told
    assert "<ins>4 June 2003</ins>" in told


def test_a_citation_that_is_added_is_told(client, state):
    CitationFactory(record=state, field="official_name", source=SourceFactory(title_en="New source"))
    assert "Added:" in page(client)
    assert "New source" in page(client)


def test_a_row_that_is_gone_is_told(client, state):
    former = FormerNameFactory(state=state, name_en="Soviet name")
    age()
    former.delete()
    told = page(client)
    assert "Removed or withdrawn:" in told
    assert "Soviet name" in told


def test_a_thing_that_leaves_a_list_is_told(client, db):
    document = DocumentFactory(title_en="Lost charter")
    DocumentFactory()
    age()
    document.status, document.withdrawal_reason_en, document.withdrawal_reason_ru = "withdrawn", "Reason", "Причина"
    document.save()
    told = page(client, "/en/documents/")
    assert "Removed or withdrawn:" in told
    assert "Lost charter" in told


def test_what_was_a_draft_then_is_added_and_its_former_words_stay_unknown(client, state):
    document = DocumentFactory(status="draft", title_en="Secret words")
    DocumentFactory()
    age()
    corrected(document, status="published", title_en="Public words")
    told = page(client, "/en/documents/")
    assert "Added:" in told
    assert "Public words" in told
    assert "Secret words" not in told


def test_a_draft_is_not_named_by_what_points_to_it(client, state):
    membership = Participation.objects.get()
    corrected(membership, document=DocumentFactory(status="draft", title_en="Secret words"))
    assert "Secret words" not in page(client)
    corrected(DocumentFactory(status="draft", title_en="More secrets"), title_en="Other secrets")
    assert "secrets" not in page(client, "/en/documents/")


def test_what_people_wrote_is_shown_as_text(client, state):
    corrected(state, official_name_en="<script>alert(1)</script>")
    assert "<script>" not in page(client)


def test_a_long_list_is_folded(client, db):
    states = [StateFactory() for _n in range(7)]
    for state in states:
        ParticipationFactory(state=state)
    age()
    for state in states:
        corrected(state, name_en=f"{state.name_en} corrected")
    assert "<details>" in page(client, "/en/members/")


def test_a_source_tells_what_was_corrected_in_it_and_in_what_rests_on_it(client, state):
    source = SourceFactory(slug="paper", title_en="Paper")
    citation = CitationFactory(record=state, field="official_name", source=source, place_en="page 1")
    hidden = CitationFactory(record=DocumentFactory(status="draft"), source=source, stated_en="Secret words")
    age()
    source.refresh_from_db()
    corrected(source, title_en="Other paper")
    corrected(citation, place_en="page 2")
    corrected(hidden, stated_en="Other secret words")
    told = page(client, "/en/sources/paper/")
    assert "2 records shown here" in told
    assert "Kazakhstan, official name" in told
    assert "<ins>page 2</ins>" in told
    assert "secret" not in told.lower()
    assert "Other paper" in page(client, "/en/sources/")


# --- what cannot be told


@LANGUAGES
@pytest.mark.parametrize("address", ["quality/", "data/"])
def test_a_page_that_is_reckoned_anew_promises_nothing(client, state, language, address):
    told = page(client, f"/{language}/{address}")
    assert 'role="alert"' in told
    with translation.override(language):
        assert NOTHING not in told


@LANGUAGES
@pytest.mark.parametrize("seen", ["2001-01-01", "2100-01-01", "x"])
def test_what_cannot_be_told_is_said_and_the_page_stands(client, state, language, seen):
    told = page(client, f"/{language}/states/kazakhstan/", seen)
    assert 'role="alert"' in told
    with translation.override(language):
        assert NOTHING not in told


def test_the_canonical_address_does_not_say_when_it_was_cited(client, state):
    html = client.get(f"/en/states/kazakhstan/?seen={YESTERDAY}").content.decode()
    assert '<link rel="canonical" href="http://testserver/en/states/kazakhstan/">' in html


@pytest.mark.parametrize("address", ["/en/on/2021-10-12/", "/en/changes/2001-09-05/2025-12-31/", "/en/"])
def test_pages_of_days_and_the_front_page_tell_it_too(client, state, address):
    assert NOTHING in page(client, address)


# --- at what cost


def test_many_corrections_cost_as_many_queries_as_one(client, db):
    def members(number: int) -> int:
        states = many(StateFactory.build_batch(number))
        many(ParticipationFactory.build(state=state) for state in states)
        for model in (type(states[0]), Participation):
            model.history.bulk_history_create(without_history(model))
        age()
        for state in states:
            state.name_en += " corrected"
        type(states[0]).history.bulk_history_create(states, update=True)
        for row in Participation.objects.all():
            row.note_en = f"{row.note_en} corrected"
            row.save()
        return queries_of(client, f"/en/members/?seen={YESTERDAY}")

    def without_history(model):
        return model.objects.exclude(pk__in=model.history.values("id"))

    few = members(2)
    assert members(60) == few <= 20
