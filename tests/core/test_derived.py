"""What is derived from records is kept with each, or made anew once after many."""

import pytest

from apps.core import derived


@pytest.fixture
def unsearched() -> None:
    """In place of the one for all other tests, which puts off what is tried here."""


@pytest.fixture
def made() -> list[str]:
    return []


@pytest.fixture
def remake(made):
    def remake() -> None:
        made.append("anew")

    return remake


def test_alone_nothing_is_put_off(remake, made):
    assert not derived.is_put_off(remake)
    assert made == []


def test_what_many_records_put_off_is_made_once_after_them(remake, made):
    with derived.once():
        assert derived.is_put_off(remake)
        assert derived.is_put_off(remake)
        assert made == []

    assert made == ["anew"]
    assert not derived.is_put_off(remake)


def test_what_no_record_put_off_is_not_made(made):
    with derived.once():
        pass

    assert made == []


def test_a_block_within_another_leaves_it_to_the_outer(remake, made):
    with derived.once():
        with derived.once():
            derived.is_put_off(remake)
        assert made == []

    assert made == ["anew"]


def test_a_block_that_fails_makes_nothing_and_is_over(remake, made):
    def fail() -> None:
        with derived.once():
            derived.is_put_off(remake)
            raise ValueError("no")

    with pytest.raises(ValueError, match="no"):
        fail()

    assert made == []
    assert not derived.is_put_off(remake)
