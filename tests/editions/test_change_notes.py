"""Readers are told what changed on a page, and when; small corrections stay quiet."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.apps import apps

from apps.editions.models import Publishable
from tests.factories.core import every_factory
from tests.factories.documents import DocumentFactory
from tests.factories.editions import ChangeNoteFactory
from tests.pages import LANGUAGES, address, queries_of

FACTORIES = every_factory()
THINGS = [m for m in apps.get_models() if issubclass(m, Publishable) and m.has_own_page and not m._meta.proxy]
MARCH = datetime(2026, 3, 3, 12, tzinfo=ZoneInfo("Asia/Almaty"))


def words(client, page: str) -> str:
    return " ".join(client.get(page).content.decode().replace("\N{NO-BREAK SPACE}", " ").split())


@LANGUAGES
@pytest.mark.parametrize("model", THINGS, ids=lambda model: model._meta.label_lower)
def test_the_foot_of_every_page_of_a_thing_tells_what_changed(client, db, language, model):
    thing = FACTORIES[model](published_at=MARCH)
    note = {"text_en": "The date was corrected.", "text_ru": "Исправлена дата."}
    ChangeNoteFactory(record=thing, noted_at=MARCH + timedelta(days=31), **note)
    page = words(client, address(thing, language))
    told = {
        "en": ["Published on 3 March 2026", "last updated on 3 April 2026", "3 April 2026</time>"],
        "ru": ["Опубликовано 3 марта 2026 г.", "последнее изменение — 3 апреля 2026 г.", "3 апреля 2026 г.</time>"],
    }
    assert [each for each in (*told[language], note[f"text_{language}"]) if each not in page] == []


def test_a_change_of_which_nobody_is_told_does_not_make_a_page_look_newer(client, db):
    document = DocumentFactory(published_at=MARCH)
    document.lead_en = "Corrected a comma."
    document.save()
    page = words(client, address(document, "en"))
    assert "Published on 3 March 2026" in page
    assert "last updated" not in page


def test_the_latest_note_stands_first(client, db):
    document = DocumentFactory(published_at=MARCH)
    for days, text in ((2, "Earlier."), (5, "Later.")):
        ChangeNoteFactory(record=document, noted_at=MARCH + timedelta(days=days), text_en=text)
    page = words(client, address(document, "en"))
    assert page.index("Later.") < page.index("Earlier.")
    assert "last updated on 8 March 2026" in page


def test_notes_cost_one_query_however_many_there_are(client, db):
    document = DocumentFactory()
    ChangeNoteFactory(record=document)
    few = queries_of(client, address(document, "en"))
    ChangeNoteFactory.create_batch(20, record=document)
    assert queries_of(client, address(document, "en")) == few
