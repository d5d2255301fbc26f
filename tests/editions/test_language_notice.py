"""What readers are told when the two languages of a page do not stand alike, and what is asked of who publishes."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from apps.editions import freshness
from apps.news.models import Article
from tests.desk.forms import address, errors, opened
from tests.factories.about import QuestionFactory, TextFactory
from tests.factories.catalogue import MeasureFactory
from tests.factories.desk import EditorFactory
from tests.factories.news import ArticleFactory

OLDER = {"en": "The English text is older than the Russian", "ru": "русский пока не обновлён"}


@pytest.fixture
def in_march(monkeypatch):
    monkeypatch.setattr(freshness, "today", lambda: date(2026, 3, 3))


def page(client, record, language: str) -> str:
    found = client.get(f"/{language}{record.get_absolute_url()[3:].partition('#')[0]}")
    assert found.status_code == 200
    return found.content.decode().replace("\xa0", " ")


def changed(record, **values):
    for name, value in values.items():
        setattr(record, name, value)
    record.save()
    return record


@pytest.mark.parametrize(("moved", "lags"), [("en", "ru"), ("ru", "en")])
def test_only_readers_of_the_older_text_are_told_and_led_to_the_newer(db, client, in_march, moved, lags):
    article = changed(
        ArticleFactory(slug="ministers"), **{f"title_{moved}": "Ministers agreed / Министры договорились"}
    )
    told = page(client, article, lags)
    assert OLDER[lags] in told
    assert {"en": "3 March 2026", "ru": "3 марта 2026"}[lags] in told
    assert f'<a href="/{moved}/news/ministers/" hreflang="{moved}">' in told.partition("<main")[2]
    assert not any(sentence in page(client, article, moved) for sentence in OLDER.values())


def test_a_page_that_is_up_to_date_says_nothing(db, client):
    article = changed(ArticleFactory(title_en="Ministers met"), title_en="ministers  met")
    for language in ("en", "ru"):
        assert not any(sentence in page(client, article, language) for sentence in OLDER.values())


def test_a_part_that_is_behind_is_told_on_the_page_of_its_thing(db, client):
    measure = changed(MeasureFactory(), text_ru="Обмен сведениями о пожарах.")
    assert OLDER["en"] in page(client, measure.area, "en")


@pytest.mark.parametrize("factory", [QuestionFactory, TextFactory])
def test_texts_about_the_portal_and_answers_are_told_of_too(db, client, factory):
    text = factory(**({"slug": "what-is-cica"} if factory is TextFactory else {}))
    name = "title" if factory is TextFactory else "question"
    assert OLDER["ru"] in page(client, changed(text, **{f"{name}_en": "Another"}), "ru")


def test_the_notice_costs_no_query(db, client):
    article = ArticleFactory()
    page(client, article, "ru")
    with CaptureQueriesContext(connection) as before:
        page(client, article, "ru")
    changed(article, title_en="Ministers agreed")
    with CaptureQueriesContext(connection) as after:
        assert OLDER["ru"] in page(client, article, "ru")
    assert len(after) == len(before)


# --- publishing in one language


ONLY = {"one_language_reason_en": "A statement of a delegation.", "one_language_reason_ru": "Заявление <делегации>."}


@pytest.mark.parametrize("missing", ["en", "ru"])
def test_publishing_asks_for_both_languages_or_a_reason(db, missing):
    article = ArticleFactory.build(**{f"title_{missing}": ""})
    with pytest.raises(ValidationError) as refused:
        article.clean()
    assert f"title_{missing}" in refused.value.message_dict
    vars(article).update(ONLY)
    article.clean()


def test_the_reason_is_asked_for_in_both_languages(db):
    article = ArticleFactory.build(title_ru="", one_language_reason_en="Only in English.")
    with pytest.raises(ValidationError, match="Say in both languages why it is published in one only"):
        article.clean()


def test_a_text_that_need_not_be_there_may_lack_in_both_languages_but_not_in_one(db):
    ArticleFactory.build(lead_en="", lead_ru="").clean()
    with pytest.raises(ValidationError) as refused:
        ArticleFactory.build(lead_en="In short", lead_ru="").clean()
    assert list(refused.value.message_dict) == ["lead_ru"]


def test_a_draft_may_stand_in_one_language(db):
    ArticleFactory.build(status="draft", title_ru="").clean()


def test_the_form_that_is_refused_keeps_what_was_typed(db, client):
    client.force_login(EditorFactory(), backend="django.contrib.auth.backends.ModelBackend")
    article = ArticleFactory(status="draft")
    response = opened(client, Article, article).save(client, status="published", lead_ru="Набрано сейчас")
    told = "Write it in both languages, or say below why it is published in one only."
    assert errors(response) == {"lead_en": [told]}
    assert "Набрано сейчас" in response.content.decode()
    assert client.get(address(Article, "change", article.pk)).status_code == 200


def test_readers_of_the_missing_language_are_told_why_and_since_when(db, client, in_march):
    article = ArticleFactory(title_ru="", **ONLY)
    told = page(client, article, "ru")
    assert "Опубликовано только на английском языке с 3 марта 2026 г.: Заявление &lt;делегации&gt;." in told
    assert "A statement of a delegation" not in page(client, article, "en")


def test_what_lacks_only_in_part_is_said_to(db, client, in_march):
    told = page(client, ArticleFactory(lead_en="", lead_ru="Коротко", **ONLY), "en")
    assert "Published in part in Russian only since 3 March 2026: A statement of a delegation." in told


def test_what_was_scheduled_in_one_language_tells_it_from_the_day_of_publication(db, client):
    article = ArticleFactory(title_ru="", published_at=timezone.now() + timezone.timedelta(days=1), **ONLY)
    Article.objects.filter(pk=article.pk).update(published_at=timezone.make_aware(timezone.datetime(2026, 3, 3)))
    assert "только на английском языке с 3 марта 2026 г." in page(client, article, "ru")


def test_nothing_is_said_once_the_text_is_there(db, client):
    article = changed(ArticleFactory(title_ru="", **ONLY), title_ru="Заявление")
    assert "только на английском" not in page(client, article, "ru")
