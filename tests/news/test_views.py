import pytest

from tests.factories.documents import DocumentFactory
from tests.factories.news import ArticleFactory, PublicationFactory
from tests.factories.participants import StateFactory
from tests.factories.sources import CitationFactory
from tests.factories.timeline import EventFactory
from tests.pages import LANGUAGES, address, queries_of

pytestmark = pytest.mark.django_db


@LANGUAGES
def test_news_are_listed_latest_first_without_drafts(client, language):
    ArticleFactory(title_en="Older", title_ru="Раньше", dated="2021-10-12")
    ArticleFactory(title_en="Newer", title_ru="Позже", dated="2024-12-17")
    ArticleFactory(title_en="Draft", title_ru="Черновик", status="draft")

    page = client.get(f"/{language}/news/").content.decode()

    later, earlier, draft = {"en": ("Newer", "Older", "Draft"), "ru": ("Позже", "Раньше", "Черновик")}[language]
    assert page.index(later) < page.index(earlier)
    assert draft not in page


def test_news_can_be_narrowed_by_kind_and_year(client):
    ArticleFactory(title_en="Speech of 2021", kind="speech", dated="2021-10-12")
    ArticleFactory(title_en="Speech of 2024", kind="speech", dated="2024")
    ArticleFactory(title_en="Report of 2021", kind="news", dated="2021-10-12")

    page = client.get("/en/news/", {"kind": "speech", "year": "2021"}).content.decode()

    assert "Speech of 2021" in page
    assert "Speech of 2024" not in page
    assert "Report of 2021" not in page


@pytest.mark.parametrize("query", [{"kind": "gossip"}, {"year": "1850"}, {"year": "\0"}])
def test_a_filter_that_is_not_legal_gives_a_message_and_all_the_news(client, query):
    ArticleFactory(title_en="Charter signed")

    page = client.get("/en/news/", query).content.decode()

    assert "Some values could not be used" in page
    assert "Charter signed" in page


@pytest.mark.parametrize("number", ["2", "0", "99", "last", "\0"])
def test_any_number_of_a_page_of_the_news_is_answered(client, number):
    ArticleFactory.create_batch(30)

    assert client.get("/en/news/", {"page": number}).status_code == 200


def test_an_article_links_to_its_event_states_and_documents_and_they_to_it(client):
    event, state, document = EventFactory(), StateFactory(), DocumentFactory()
    article = ArticleFactory(event=event)
    article.states.add(state)
    article.documents.add(document)

    page = client.get(address(article, "en")).content.decode()

    for thing in (event, state, document):
        assert f'href="{address(thing, "en")}"' in page
        assert f'href="{address(article, "en")}"' in client.get(address(thing, "en")).content.decode()


def test_an_article_does_not_show_an_event_or_document_that_is_a_draft(client):
    article = ArticleFactory(event=EventFactory(title_en="Hidden event", status="draft"))
    article.documents.add(DocumentFactory(title_en="Hidden document", status="draft"))

    page = client.get(address(article, "en")).content.decode()

    assert "Hidden" not in page


def test_an_article_in_one_language_only_is_shown_as_such_in_the_other(client):
    article = ArticleFactory(title_ru=None, body_en="<p>The text.</p>", body_ru=None)

    page = client.get(address(article, "ru")).content.decode()

    assert '<div lang="en">' in page
    assert "The text." in page


def test_a_picture_carries_its_alternative_text_in_the_language_of_the_page(client):
    article = ArticleFactory(image="news/hall.jpg", image_alt_en="The hall", image_alt_ru="Зал")

    assert 'alt="Зал"' in client.get(address(article, "ru")).content.decode()
    assert 'alt="The hall"' in client.get("/en/news/").content.decode()


def test_what_is_not_known_of_a_publication_is_said_to_be_not_known(client):
    publication = PublicationFactory(issued=None, authors_en="", authors_ru="")

    assert client.get(address(publication, "en")).content.decode().count("not known") == 2


def test_a_publication_stands_among_the_publications_and_on_the_page_of_news(client):
    publication = PublicationFactory(
        title_en="CICA and Central Asia", authors_en="M. Laumulin", authors_ru="М. Лаумулин"
    )

    for page in ("/en/news/", "/en/publications/"):
        assert f'href="{address(publication, "en")}"' in client.get(page).content.decode()


def test_the_pages_cost_the_same_queries_with_many_more_rows(client):
    article, publication = ArticleFactory(event=EventFactory()), PublicationFactory()
    pages = ["/en/news/", "/en/publications/", address(article, "en"), address(publication, "en")]

    def fill():
        article.documents.add(DocumentFactory())
        article.states.add(StateFactory())
        CitationFactory(record=article, field="body")
        CitationFactory(record=publication, field="body")
        ArticleFactory()
        PublicationFactory()

    fill()
    before = [queries_of(client, page) for page in pages]
    for _time in range(15):
        fill()

    after = [queries_of(client, page) for page in pages]

    assert after == before
    assert max(after) <= 12
