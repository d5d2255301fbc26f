"""Pictures in news: readers who cannot see them are told what they show, or that they show nothing of weight."""

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError

from tests.factories.news import ArticleFactory

HALL = {"image": "news/hall.jpg", "image_alt_en": "The hall", "image_alt_ru": "Зал"}


def test_a_picture_that_only_decorates_needs_no_words(client, db):
    article = ArticleFactory(image="news/line.png", is_image_decorative=True)
    article.full_clean()
    assert 'alt=""' in client.get(article.get_absolute_url()).content.decode()


def test_a_picture_cannot_decorate_and_have_words(db):
    with pytest.raises(ValidationError) as told:
        ArticleFactory.build(**HALL, is_image_decorative=True).full_clean()
    assert "is_image_decorative" in told.value.message_dict


@pytest.mark.parametrize("missing", ["image_alt_en", "image_alt_ru"])
def test_a_picture_of_weight_is_described_in_both_languages(db, missing):
    with pytest.raises(IntegrityError):
        ArticleFactory(**HALL | {missing: ""})
