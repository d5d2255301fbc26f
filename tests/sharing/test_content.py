"""Pictures of the whole starting content."""

import pytest
from django.test import Client

from apps.core.languages import LANGUAGES
from apps.home.sitemaps import MODELS
from apps.sharing.card import Card
from apps.sharing.drawing import BOTTOM, MARGIN, TOP, WIDTH, draw, fitting

HEAVIEST = 60_000  # bytes


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_longest_titles_of_all_content_are_whole_and_light(content, language):
    names = {
        getattr(thing, f"{field}_{language}")
        for model in MODELS
        for field in ("title", "name")
        if hasattr(model, f"{field}_{language}")
        for thing in model.objects.all()
    }
    longest = sorted(filter(None, names), key=len)[-12:]
    assert len(longest) == 12
    for title in longest:
        card = Card(
            language, title, "вид документа", "между ноябрём 2015 г. и апрелем 2016 г.", "bt", "По состоянию", False
        )
        assert not any(line.endswith("…") for line in fitting(title, WIDTH - 3 * MARGIN - 180, BOTTOM - TOP - 116)[1])
        assert len(draw(card)) <= HEAVIEST


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.__name__)
def test_a_thing_is_shared_until_it_is_withdrawn(content, model):
    thing = model.objects.published().first()
    before = Client().get(thing.get_absolute_url()).text
    thing.status, thing.withdrawal_reason_en, thing.withdrawal_reason_ru = "withdrawn", "Reason", "Причина"
    thing.save()
    after = Client().get(thing.get_absolute_url()).text

    assert "og:image" in before
    assert "og:image" not in after
