"""A number and its noun: English singular and plural, Russian in six cases after any number."""

import pytest

from apps.core.nouns import CASES, NBSP, Noun
from apps.core.registry import tokens

NUMBERS = (1, 2, 5, 11, 21, 22, 25, 28, 101, 111)
AFTER = {1: 0, 2: 1, 5: 2, 11: 2, 21: 0, 22: 1, 25: 2, 28: 2, 101: 0, 111: 2}  # 0 after one, 1 after two, 2 after five
MEMBERS = {
    "nom": ("государство-член", "государства-члена", "государств-членов"),
    "gen": ("государства-члена", "государств-членов", "государств-членов"),
    "dat": ("государству-члену", "государствам-членам", "государствам-членам"),
    "acc": ("государство-член", "государства-члена", "государств-членов"),
    "ins": ("государством-членом", "государствами-членами", "государствами-членами"),
    "prep": ("государстве-члене", "государствах-членах", "государствах-членах"),
}
COUNTED = {token.key: token.noun for token in tokens() if token.noun}

each_number = pytest.mark.parametrize("number", NUMBERS)
each_case = pytest.mark.parametrize("case", CASES)


@each_number
@each_case
def test_member_states_stand_in_the_case_and_the_number_that_russian_asks_for(number, case):
    assert COUNTED["members"].counted(number, case, "ru") == f"{number}{NBSP}{MEMBERS[case][AFTER[number]]}"


@pytest.mark.parametrize(
    ("key", "case", "number", "expected"),
    [
        ("observer_states", "nom", 10, "государств-наблюдателей"),
        ("observer_states", "prep", 21, "государстве-наблюдателе"),
        ("observer_organizations", "acc", 21, "организацию-наблюдателя"),
        ("observer_organizations", "ins", 5, "организациями-наблюдателями"),
        ("partners", "nom", 22, "организации-партнёра"),
        ("partners", "dat", 6, "организациям-партнёрам"),
        ("areas", "acc", 101, "сферу"),
        ("areas", "prep", 18, "сферах"),
        ("dimensions", "gen", 5, "измерений"),
        ("dimensions", "nom", 111, "измерений"),
    ],
)
def test_every_other_noun_is_declined_as_a_russian_would(key, case, number, expected):
    assert COUNTED[key].form(number, case, "ru") == expected


@each_number
@pytest.mark.parametrize("key", COUNTED)
def test_a_noun_after_twenty_one_is_that_after_one_and_after_a_hundred_and_eleven_that_after_five(key, number):
    for case in CASES:
        assert COUNTED[key].form(number, case, "ru") == COUNTED[key].ru[case][AFTER[number]]


@each_number
@each_case
def test_english_has_one_form_for_one_and_another_for_all_else(number, case):
    expected = "Member State" if number == 1 else "Member States"
    assert COUNTED["members"].counted(number, case, "en") == f"{number}{NBSP}{expected}"


def test_a_noun_that_lacks_a_case_is_refused():
    with pytest.raises(ValueError, match="prep"):
        Noun(("area", "areas"), {case: ("сфера", "сферы", "сфер") for case in CASES if case != "prep"})
