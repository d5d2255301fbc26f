"""The history of records: who changed what, when and why; and the way back."""

from datetime import timedelta

import pytest
from django.contrib import admin
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from apps.core.admin import RecordAdmin
from apps.desk.history import History
from apps.news.models import Article
from apps.participants.models import FormerName, State
from tests.desk.forms import Form, address, errors, opened
from tests.factories.core import every_factory
from tests.factories.documents import DocumentFactory
from tests.factories.news import ArticleFactory
from tests.factories.participants import FormerNameFactory, StateFactory
from tests.factories.sources import CitationFactory

FACTORIES = every_factory()
RECORDED = [model for model, site in admin.site._registry.items() if isinstance(site, RecordAdmin)]
YESTERDAY = timezone.now() - timedelta(days=1)


def aged(record, by: timedelta = timedelta(days=1)) -> None:
    """Let all that the history knows of the record, and of its rows, have happened earlier."""
    relations = (*record._meta.related_objects, *record._meta.private_fields)
    for model in {type(record), *(relation.related_model for relation in relations)}:
        if hasattr(model, "history"):
            for version in model.history.all():
                version.history_date -= by
                version.save()


def page(desk, record, query: str = "") -> str:
    name = "compare" if query.startswith("?old") else "history"
    response = desk.get(address(type(record), name, record.pk) + query)
    assert response.status_code == 200
    return response.content.decode()


def entries(desk, record) -> list:
    return desk.get(address(type(record), "history", record.pk)).context["page"].object_list


def told(entry) -> dict:
    """What an entry changed: {(kind of change, field): (old, new)}."""
    return {(change.kind, field.field): (field.old, field.new) for change in entry.changes for field in change.fields}


@pytest.fixture
def article(db) -> Article:
    """A draft whose Russian text was rewritten today."""
    article = ArticleFactory(status="draft", title_en="Yesterday", title_ru="Вчера", lead_en="Old", lead_ru="Старое")
    aged(article)
    return article


@pytest.mark.parametrize("model", RECORDED, ids=lambda model: model._meta.label_lower)
def test_every_record_has_a_history_that_opens(desk, model):
    record = FACTORIES[model]()
    assert "history-entries" in page(desk, record)
    assert desk.get(address(model, "compare", record.pk) + "?old=2026-01-01T00:00:00Z").status_code == 200


def test_each_saving_tells_who_when_why_and_which_words_in_which_language(desk, article):
    opened(desk, Article, article).save(desk, title_ru="Вчера и сегодня", _note="Asked for by the protocol")
    entry = entries(desk, article)[0]
    assert (entry.by.username[:6], entry.reason) == ("editor", "Asked for by the protocol")
    assert told(entry) == {("~", "title_ru"): ("Вчера", "Вчера и сегодня")}
    assert "<ins>и сегодня</ins>" in page(desk, article)
    assert "(Russian)" in page(desk, article)


def test_an_empty_reason_is_not_called_none(desk, article):
    assert "None" not in page(desk, article)


def test_the_rows_of_a_form_are_part_of_its_history(desk):
    state = StateFactory(status="draft")
    former = FormerNameFactory(state=state, name_en="Kirghiz Republic")
    CitationFactory(record=state)
    aged(state)
    form = opened(desk, State, state)
    prefix = next(name.rpartition("-")[0] for name, value in form.values.items() if value == "Kirghiz Republic")
    assert errors(form.save(desk, **{f"{prefix}-name_en": "Kyrgyz Republic"})) == {}
    latest, first = entries(desk, state)
    assert told(latest) == {("~", "name_en"): ("Kirghiz Republic", "Kyrgyz Republic")}
    assert {change.about for change in first.changes} >= {"State", "Former name"}
    former.delete()
    assert [change.kind for change in entries(desk, state)[0].changes] == ["-"]


def test_a_history_is_turned_page_by_page(desk, article):
    for number in range(60):
        article.title_en = f"Title {number}"
        article.save()
        aged(article, timedelta(hours=1))
    assert len(entries(desk, article)) == 25
    response = desk.get(address(Article, "history", article.pk) + "?p=3")
    assert len(response.context["page"].object_list) == 61 - 50


def test_a_long_history_costs_no_more_queries_than_a_short_one(desk, article):
    def cost() -> int:
        page(desk, article)
        with CaptureQueriesContext(connection) as queries:
            page(desk, article)
        return len(queries)

    article.documents.add(DocumentFactory())
    aged(article)
    few = cost()
    for number in range(20):
        CitationFactory(record=article)
        article.documents.add(DocumentFactory())
        article.title_en = f"Title {number}"
        article.save()
        aged(article)
    assert cost() <= few + 2


def test_any_two_moments_can_be_compared(desk, article):
    for title in ("Second", "Third"):
        article.title_en = title
        article.save()
        aged(article)
    latest, middle, first = entries(desk, article)
    compared = desk.get(address(Article, "compare", article.pk), {"old": latest.key, "new": first.key})
    ((_row, change),) = compared.context["compared"]
    assert [(field.old, field.new) for field in change.fields] == [("Yesterday", "Third")]
    compared = desk.get(address(Article, "compare", article.pk), {"old": first.key, "new": middle.key})
    ((_row, change),) = compared.context["compared"]
    assert [(field.old, field.new) for field in change.fields] == [("Yesterday", "Second")]
    assert not compared.context["can_restore"]


def test_before_a_record_was_made_there_is_nothing_to_bring_back(desk, article):
    compared = desk.get(address(Article, "compare", article.pk), {"old": "2001-01-01T00:00:00Z"})
    ((_row, change),) = compared.context["compared"]
    assert (change.kind, compared.context["can_restore"]) == ("+", False)


@pytest.mark.parametrize("query", ["", "?old=", "?old=nonsense", "?old=0001-01-01T00:00:00Z", "?old=2026-13-45T99:00Z"])
def test_a_moment_that_is_none_leads_back_to_the_list_with_a_sentence(desk, article, query):
    response = desk.get(address(Article, "compare", article.pk) + query, follow=True)
    assert response.redirect_chain == [(address(Article, "history", article.pk), 302)]
    assert "moment" in response.content.decode()


@pytest.mark.parametrize("key", ["0", "abc", "99999999999999999999", "²"])
def test_a_record_that_never_was_has_no_history(desk, key):
    assert desk.get(address(Article, "history", key)).status_code == 404


def test_the_history_of_a_deleted_record_can_still_be_read(desk, article):
    key = article.pk
    article.delete()
    response = desk.get(address(Article, "history", key))
    assert [change.kind for change in response.context["page"].object_list[0].changes] == ["-"]


# --- the way back


def filled(desk, record, **query) -> Form:
    """The form as the comparison fills it."""
    query = {"restore": YESTERDAY_NOON.isoformat(), **query}
    response = desk.get(address(type(record), "change", record.pk), query)
    assert response.status_code == 200
    return Form(response.content.decode(), address(type(record), "change", record.pk))


YESTERDAY_NOON = timezone.now() - timedelta(hours=12)


def test_restoring_yesterdays_russian_text_leaves_the_english_alone(desk, article):
    article.title_en, article.title_ru, article.lead_ru = "Today", "Сегодня", "Новое"
    article.save()
    form = filled(desk, article, language="ru")
    assert errors(form.save(desk)) == {}
    article.refresh_from_db()
    assert (article.title_en, article.title_ru, article.lead_ru) == ("Today", "Вчера", "Старое")
    assert entries(desk, article)[0].reason.startswith("Back to what stood there on")


def test_what_readers_see_comes_back_only_after_somebody_else_has_approved_it(desk):
    article = ArticleFactory(title_en="Yesterday", title_ru="Вчера")
    aged(article)
    article.title_en, article.title_ru = "Today", "Сегодня"
    article.save()
    form = filled(desk, article, language="ru")
    form.publish(desk)
    article.refresh_from_db()
    assert (article.title_en, article.title_ru) == ("Today", "Вчера")
    latest = entries(desk, article)[0]
    assert latest.by.username.startswith("administrator")
    assert latest.reason.startswith("Proposal")
    assert told(latest) == {("~", "title_ru"): ("Сегодня", "Вчера")}


def test_only_the_ticked_fields_come_back(desk, article):
    article.title_ru, article.lead_ru = "Сегодня", "Новое"
    article.save()
    filled(desk, article, take=f":{article.pk}:title_ru").save(desk)
    article.refresh_from_db()
    assert (article.title_ru, article.lead_ru) == ("Вчера", "Новое")


def test_until_then_readers_see_nothing_of_it(desk, client):
    article = ArticleFactory(title_ru="Вчера")
    aged(article)
    article.title_ru = "Сегодня"
    article.save()
    filled(desk, article, language="ru").save(desk)
    article.refresh_from_db()
    assert article.title_ru == "Сегодня"
    assert article.history.count() == 2


def test_nothing_changes_until_the_form_is_sent(desk, article):
    article.title_en = "Today"
    article.save()
    filled(desk, article, all=1)
    article.refresh_from_db()
    assert article.title_en == "Today"


def test_everything_comes_back_but_the_address_and_the_publication(desk, article):
    article.title_en, article.slug = "Today", "today"
    document = DocumentFactory()
    article.documents.add(document)
    article.save()
    filled(desk, article, all=1).save(desk)
    article.refresh_from_db()
    assert (article.title_en, article.slug, article.documents.count()) == ("Yesterday", "today", 0)


def test_rows_that_are_gone_come_back_and_rows_that_came_are_left_out(desk):
    state = StateFactory(status="draft")
    lost = FormerNameFactory(state=state, name_en="Lost", name_ru="Утраченное", start="1991", end="1995")
    aged(state)
    lost.delete()
    FormerNameFactory(state=state, name_en="Added", start="1996", end="1999")
    assert errors(filled(desk, state, all=1).save(desk)) == {}
    (back,) = FormerName.objects.filter(state=state)
    assert (back.name_en, back.name_ru, str(back.start)) == ("Lost", "Утраченное", "1991")


def test_the_comparison_offers_what_can_come_back(desk, article):
    article.title_ru = "Сегодня"
    article.save()
    html = page(desk, article, f"?old={YESTERDAY_NOON.isoformat().replace('+', '%2B')}")
    assert f'name="take" value=":{article.pk}:title_ru"' in html
    assert 'name="language" value="ru"' in html


@pytest.mark.parametrize("query", [{"restore": "x"}, {"restore": "1999-01-01T00:00:00Z"}, {"take": ":1:nothing"}])
def test_a_form_that_cannot_be_filled_opens_as_it_stands(desk, article, query):
    assert filled(desk, article, **query).values["title_en"] == "Yesterday"


def test_the_library_form_that_reverts_without_review_leads_to_the_comparison(desk, article):
    version = article.history.first()
    response = desk.get(address(Article, "simple_history", article.pk, version.pk))
    assert response.url.startswith(address(Article, "compare", article.pk))
    assert desk.post(address(Article, "simple_history", article.pk, version.pk), {"title_en": "x"}).status_code == 302
    article.refresh_from_db()
    assert article.title_en == "Yesterday"


def test_a_history_belongs_to_its_record_alone(desk, article, rf):
    other = ArticleFactory()
    request = rf.get("/")
    request.user = type("User", (), {"has_perm": lambda self, name: True})()
    history = History(admin.site.get_model_admin(Article), request, other)
    assert len(history.entries) == 1
