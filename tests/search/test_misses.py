"""What is searched for in vain is gathered, written now and then, and when the process ends."""

from types import SimpleNamespace

import pytest

from apps.search import misses
from apps.search.misses import PAUSE, Gathered, Miss
from apps.search.query import read

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def clock(monkeypatch):
    """Nothing gathered before; the clock stands still until told otherwise."""
    now = [0.0]
    monkeypatch.setattr(misses, "time", SimpleNamespace(monotonic=lambda: now[0]))
    monkeypatch.setattr(misses, "gathered", Gathered())
    return now


def counted() -> dict[str, int]:
    return dict(Miss.objects.values_list("text", "number"))


def test_misses_are_written_together_after_a_pause(clock):
    for text in ("atlantis", "lemuria", "atlantis"):
        Miss.objects.note(read(text))
    assert counted() == {}

    clock[0] = PAUSE
    Miss.objects.note(read("atlantis"))

    assert counted() == {"atlantis": 3, "lemuria": 1}


def test_many_misses_are_written_in_as_few_queries_as_one(clock, django_assert_max_num_queries):
    Miss.objects.create(text="atlantis", number=2)
    for text in ("atlantis", *(f"land {number}" for number in range(100))):
        Miss.objects.note(read(text))

    with django_assert_max_num_queries(8):
        Miss.objects.write_rest()

    assert Miss.objects.count() == 101
    assert counted()["atlantis"] == 3


def test_what_is_gathered_still_is_written_when_the_process_ends():
    Miss.objects.note(read("atlantis"))
    Miss.objects.note(read("lemuria"))

    Miss.objects.write_rest()
    Miss.objects.write_rest()

    assert counted() == {"atlantis": 1, "lemuria": 1}


@pytest.mark.parametrize("text", ["+7 717 257 65 10", "717-257-65-10", "name@example.org", "pass 1234567", "x", "42"])
def test_what_may_be_personal_or_is_no_word_is_not_counted(text):
    Miss.objects.note(read(text))

    assert counted() == {}
