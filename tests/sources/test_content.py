"""The starting content: read, linked, checked, and loaded all or not at all."""

import pytest
from django.core.management import CommandError, call_command
from django.utils import translation

from apps.participants.models import State
from apps.sources.models import Citation, Source
from apps.timeline.models import Event

pytestmark = pytest.mark.django_db

SOURCE = """
- slug: infographic
  code: S2
  title_en: Infographic
  title_ru: Инфографика
  grade: official
  status: published
"""
EVENT = """
- slug: first-summit
  title_en: First Summit
  title_ru: Первый саммит
  kind: summit
  starts: "2002-06-04"
  status: published
  body_en: <p onclick="alert(1)">Account</p><script>alert(1)</script>
  body_ru: <p>Рассказ</p>
  citations:
    - {field: starts, source: S2, place_en: timeline, place_ru: хронология}
"""


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "sources.source.yaml").write_text(SOURCE)
    (tmp_path / "timeline.event.yaml").write_text(EVENT)
    return tmp_path


@pytest.mark.parametrize("language", ["en", "ru", None])
def test_content_loads_the_same_whatever_language_is_active(folder, language):
    with translation.override(language):
        call_command("load_content", folder=folder)

    event = Event.objects.get()
    assert (event.title_en, event.title_ru) == ("First Summit", "Первый саммит")
    assert event.citations.get().source == Source.objects.get(code="S2")
    assert event.history.get().title_ru == "Первый саммит"


def test_content_is_sanitised_when_it_is_loaded(folder):
    call_command("load_content", folder=folder)

    assert Event.objects.get().body_en == "<p>Account</p>"


def test_a_database_with_content_is_left_alone(folder, capsys):
    call_command("load_content", folder=folder)
    Event.objects.update(title_en="Edited by staff")

    call_command("load_content", folder=folder)

    assert Event.objects.get().title_en == "Edited by staff"
    assert "nothing was loaded" in capsys.readouterr().out


def test_a_check_keeps_nothing(folder):
    call_command("load_content", "--check", folder=folder)

    assert not Event.objects.exists()


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ("starts: tomorrow", "is not a date"),
        ("starts: '2002'\n  colour: red", "colour"),
        ("starts: '2002'\n  place: atlantis", "there is no place “atlantis”"),
        ("starts: '2002'\n  kind: party", "kind"),
        ("starts: '2002'\n  ends: '2001'", "timeline_event_ends_after_start"),
    ],
)
def test_a_wrong_record_is_named_and_nothing_is_loaded(folder, wrong, said):
    (folder / "timeline.event.yaml").write_text(EVENT.replace('starts: "2002-06-04"', wrong))

    with pytest.raises(CommandError, match=said) as refused:
        call_command("load_content", folder=folder)

    assert "timeline.event #1 first-summit" in str(refused.value)
    assert not Source.objects.exists()


def test_new_records_get_keys_after_those_of_the_content(folder):
    call_command("load_content", folder=folder)

    state = State.objects.create(slug="new", iso2="XX", iso3="XXX", name_en="New", name_ru="Новое")
    source = Source.objects.create(slug="new", title_en="New", title_ru="Новый", grade="press")

    assert state.pk
    assert source.pk == 2
    assert Citation.objects.count() == 1
