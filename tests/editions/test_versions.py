"""What a text is in each language: the original or a translation."""

import re

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils import translation

from tests.factories.about import QuestionnaireFactory, TextFactory
from tests.factories.documents import DocumentFactory
from tests.factories.news import ArticleFactory, PublicationFactory
from tests.pages import address

pytestmark = pytest.mark.django_db

NOT_KNOWN = "not known whether original or translation"


@pytest.mark.parametrize(
    ("written", "translated", "english", "russian"),
    [
        ("en", "official", "original", "official translation"),
        ("ru", "courtesy", "courtesy translation", "original"),
        ("ru", "", "translation", "original"),
        ("both", "", "written in both languages", "written in both languages"),
    ],
)
def test_a_text_is_the_original_in_the_language_it_was_written_in(written, translated, english, russian):
    article = ArticleFactory(original_language=written, translation=translated)

    assert [article.version_in(language) for language in ("en", "ru")] == [english, russian]


def test_what_is_not_known_is_said_to_be_so():
    document = DocumentFactory(authentic_language="")

    assert document.version_in("en") == f"text of the document: {NOT_KNOWN}"


def test_it_is_said_in_the_language_of_the_page():
    with translation.override("ru"):
        assert ArticleFactory(original_language="ru", translation="courtesy").version_in("ru") == "оригинал"


def test_what_is_told_of_a_publication_is_ours_in_both_languages():
    assert PublicationFactory(language="ru").version_in("ru") == "in our own words"


@pytest.mark.parametrize("written", ["both", ""])
def test_only_a_text_written_in_one_language_has_a_translation(written):
    document = DocumentFactory(authentic_language=written)
    document.translation = "courtesy"

    with pytest.raises(ValidationError, match="Only of a text written in one language"):
        document.full_clean()
    with pytest.raises(IntegrityError), transaction.atomic():
        document.save()


def test_the_page_of_a_document_names_the_language_that_counts_and_what_the_other_text_is(client):
    document = DocumentFactory(authentic_language="en", translation="courtesy")

    plain = client.get(address(document, "en")).content.decode()
    both = client.get(f"{address(document, 'ru')}?view=both").content.decode()

    assert "courtesy translation" in plain
    assert 'class="column-version">текст документа: перевод для сведения</span>' in both
    assert 'class="column-version">text of the document: original</span>' in both


def test_a_standing_text_says_so_if_it_is_a_translation(client):
    TextFactory(slug="what-is-cica", original_language="ru", translation="official")
    TextFactory(slug="scale")

    page = client.get("/en/about/").content.decode()

    assert page.count("official translation") == 1
    assert "written in both languages" not in page


def test_a_page_in_both_languages_says_over_its_columns_what_all_its_texts_are(client):
    TextFactory(slug="what-is-cica")
    text = TextFactory(slug="scale", original_language="both")
    QuestionnaireFactory()

    assert heads(client, "about") == ["written in both languages", "написано на обоих языках"]
    assert heads(client, "about/questions") == ["in our own words", "в нашем изложении"]
    text.original_language = "en"
    text.save()
    assert heads(client, "about") == []


def heads(client, page: str) -> list[str]:
    """What stands over the columns besides the languages."""
    return re.findall(r'class="column-version">([^<]*)', client.get(f"/en/{page}/?view=both").content.decode())
