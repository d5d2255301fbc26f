import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from apps.search.query import LONGEST, MOST_TERMS, plain, read


def typed(text: str) -> list[str]:
    return [term.typed for term in read(text).terms]


def days(text: str) -> list[str] | None:
    found = read(text).days
    return found and [day.isoformat() for day in found]


def test_words_are_folded_and_signs_left_out():
    assert typed("Türkiye, İstanbul (ё-МОЁ)!") == ["turkiye", "istanbul", "е мое"]


def test_a_letter_of_two_signs_counts_as_one():
    assert plain("Юсуфи\u0306") == "юсуфй"


@pytest.mark.parametrize("text", ['"меры доверия"', "«меры доверия»", "“меры доверия”", "„меры доверия“"])
def test_quotation_marks_of_all_kinds_make_a_phrase_that_is_not_guessed_at(text):
    (term,) = read(text).terms

    assert term.is_phrase
    assert term.spellings == ("меры доверия",)


def test_a_quotation_mark_that_is_never_closed_is_ignored():
    assert [(term.typed, term.is_phrase) for term in read('"меры доверия').terms] == [
        ("меры", False),
        ("доверия", False),
    ]


def test_a_minus_before_a_word_or_a_phrase_excludes_it():
    query = read('summit -china −"new york" - 2014 confidence-building')

    assert [term.typed for term in query.excluded] == ["china", "new york"]
    assert [term.typed for term in query.terms] == ["summit", "2014", "confidence building"]


def test_a_hyphen_joins_words_that_stand_side_by_side():
    assert typed("государство-член Нур-Султан") == ["государство член", "нур султан"]


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("4 июня 2002", "2002-06-04", "2002-06-04"),
        ("саммит 4 июня 2002 г.", "2002-06-04", "2002-06-04"),
        ("4 June 2002", "2002-06-04", "2002-06-04"),
        ("4th of June, 2002", "2002-06-04", "2002-06-04"),
        ("June 4, 2002", "2002-06-04", "2002-06-04"),
        ("2002-06-04", "2002-06-04", "2002-06-04"),
        ("(04.06.2002)", "2002-06-04", "2002-06-04"),
        ("June 2002", "2002-06-01", "2002-06-30"),
        ("в июне 2002 года", "2002-06-01", "2002-06-30"),
        ("МАЙ 2014", "2014-05-01", "2014-05-31"),
        ("Feb. 2012", "2012-02-01", "2012-02-29"),
        ("2012-02", "2012-02-01", "2012-02-29"),
        ("summit 2014", "2014-01-01", "2014-12-31"),
        ("2002–2010", "2002-01-01", "2010-12-31"),
        ("31.02.2014 или 2015", "2015-01-01", "2015-12-31"),
    ],
)
def test_a_date_is_read_in_both_languages(text, first, last):
    assert days(text) == [first, last]


@pytest.mark.parametrize("text", ["june", "28 members", "1789", "20140", '"4 июня 2002"', "summit -2014"])
def test_what_is_no_date_is_not_read_as_one(text):
    assert days(text) is None


def test_the_words_of_a_date_are_known_as_such_and_are_not_guessed_at():
    query = read("саммит 4 июня 2002 г.")

    assert [(term.typed, term.is_date) for term in query.terms] == [
        ("саммит", False),
        ("4", True),
        ("июня", True),
        ("2002", True),
        ("г", True),
    ]
    assert all(len(term.spellings) == 1 for term in query.terms if term.is_date)


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("rfpf[cnfy", "казахстан"),
        ("Nehwb.", "турцию"),
        ("сшсф", "cica"),
        ("ыщс", "soc"),
        ("kazahstan", "казахстан"),
        ("kazakhstan", "казахстан"),
        ("qazaqstan", "казахстан"),
        ("tadzhikistan", "таджикистан"),
        ("sarybay", "сарыбай"),
        ("mongolia", "монголия"),
        ("yaponiya", "япония"),
        ("malayziya", "малайзия"),
        ("Nur-Sultan", "нур султан"),
        ("казахстан", "kazakhstan"),
        ("казахстан", "kazahstan"),
        ("душанбе", "dushanbe"),
        ("тюркпа", "turkpa"),
        ("CBМДА", "свмда"),  # the first two letters are Latin
    ],
)
def test_a_word_may_have_been_meant_in_the_other_layout_or_script(text, meant):
    (term,) = read(text).terms

    assert term.typed == plain(text)
    assert meant in term.spellings[1:]


def test_a_question_is_cut_politely():
    many = read(" ".join(f"word{number}" for number in range(30)))
    long = read("а" * 10_000)

    assert len(many.terms) == MOST_TERMS
    assert many.is_cut
    assert len(long.text) == LONGEST
    assert long.is_cut
    assert not read("two words").is_cut


@pytest.mark.parametrize("text", ["", "   ", "-", "- - -", '""', "«»", "\x00", "!?…", "\u202e"])
def test_nothing_is_looked_for_where_nothing_is_said(text):
    assert read(text).terms == ()


@given(st.text(st.characters(codec=None), max_size=300))
def test_whatever_is_typed_can_be_read(text):
    query = read(text)

    assert len(query.text) <= LONGEST
    assert "\x00" not in query.text
    query.text.encode()
    assert all(spelling == plain(spelling) != "" for term in query.terms for spelling in term.spellings)
    assert query.days is None or isinstance(query.days[0], datetime.date)
