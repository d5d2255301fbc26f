"""Staff see the page of a draft before anybody else does."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from django.utils import timezone

from apps.catalogue.models import Edition
from apps.news.models import Article
from tests.desk.forms import address
from tests.factories.catalogue import EditionFactory
from tests.factories.news import ArticleFactory
from tests.pages import address as public

DRAFT = {"status": "draft"}
AHEAD = {"published_at": timezone.now() + timedelta(days=3)}


def preview(article, language: str = "en") -> str:
    return address(type(article), "preview", article.pk) + f"?language={language}"


@pytest.mark.parametrize("unseen", [DRAFT, AHEAD], ids=["draft", "scheduled"])
def test_what_readers_do_not_see_yet_is_shown_to_staff_as_it_will_be(desk, client, unseen):
    article = ArticleFactory(title_en="Not yet", title_ru="Ещё нет", **unseen)
    before = Article.objects.values().get()
    for language, title in (("en", "Not yet"), ("ru", "Ещё нет")):
        html = desk.get(preview(article, language)).content.decode()
        assert f'<html lang="{language}"' in html
        assert title in html
        assert 'name="robots" content="noindex"' not in html.partition("</head>")[0]
    assert Article.objects.values().get() == before
    assert client.get(public(article, "en")).status_code == 404


def test_view_on_site_leads_to_the_preview_until_there_is_a_site_to_view(desk):
    draft, published = ArticleFactory(**DRAFT), ArticleFactory()
    assert address(Article, "preview", draft.pk) in desk.get(address(Article, "change", draft.pk)).content.decode()
    assert "/preview/" not in desk.get(address(Article, "change", published.pk)).content.decode()


def test_the_preview_says_that_it_is_one_and_changes_its_language(desk):
    draft = ArticleFactory(**DRAFT)
    html = desk.get(preview(draft, "ru")).content.decode()
    assert "Предварительный просмотр" in html or "Preview" in html
    assert f'href="{preview(draft, "en")}"' in html
    assert f'href="{public(draft, "en")}"' not in html.partition("<body")[2]


def test_a_preview_is_kept_by_nobody(desk):
    response = desk.get(preview(ArticleFactory(**DRAFT)))
    assert "no-store" in response["Cache-Control"]
    assert "noindex" in response["X-Robots-Tag"]


def test_what_stands_on_the_page_of_others_is_shown_there(desk):
    edition = EditionFactory(title_en="The edition of 2027", **DRAFT)
    assert "The edition of 2027" in desk.get(address(Edition, "preview", edition.pk)).content.decode()


@pytest.mark.parametrize("query", ["?language=de", "?language=", ""])
def test_a_language_that_is_none_gives_the_one_of_the_desk(desk, query):
    page = address(Article, "preview", ArticleFactory(**DRAFT).pk) + query
    assert '<html lang="en"' in desk.get(page).content.decode()


def test_nobody_else_sees_a_preview(db):
    draft = ArticleFactory(**DRAFT)
    assert Client().get(preview(draft)).status_code == 302


@pytest.mark.parametrize("key", ["0", "abc", "99999999999999999999"])
def test_there_is_no_preview_of_what_is_not_there(desk, key):
    assert desk.get(address(Article, "preview", key)).status_code in (302, 404)


def test_who_looks_while_somebody_saves_is_told_to_try_again(desk, monkeypatch):
    def busy(*_args):
        raise ValidationError("Somebody else is saving the same record.")

    monkeypatch.setattr("apps.desk.previewing.previewed", busy)
    response = desk.get(preview(ArticleFactory(**DRAFT)), follow=True)
    assert "Somebody else is saving the same record." in response.content.decode()
