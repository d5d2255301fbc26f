"""A number with its noun: “28 Member States”, «21 государство-член», «в 28 государствах-членах»."""

from collections.abc import Mapping
from dataclasses import dataclass

NBSP = "\N{NO-BREAK SPACE}"

# The cases of Russian, as texts ask for them; English has one form for all.
CASES = ("nom", "gen", "dat", "acc", "ins", "prep")


@dataclass(frozen=True)
class Noun:
    """What is counted. `en` is singular and plural; `ru` gives for each case the forms after 1, 2 and 5."""

    en: tuple[str, str]
    ru: Mapping[str, tuple[str, str, str]]

    def __post_init__(self):
        if missing := set(CASES) - self.ru.keys():
            raise ValueError(f"«{self.en[0]}» lacks the cases {', '.join(sorted(missing))}.")

    def form(self, number: int, case: str, language: str) -> str:
        """The noun as it stands after that number, without it."""
        if language == "ru":
            return self.ru[case][russian_form(number)]
        return self.en[number != 1]

    def counted(self, number: int, case: str, language: str) -> str:
        """The number and the noun, which no line break parts."""
        return f"{number}{NBSP}{self.form(number, case, language)}"


def russian_form(number: int) -> int:
    """Which of three forms stands after the number: 0 after 1 and 21, 1 after 2 and 22, 2 after 5, 11 and 111."""
    last, teens = number % 10, number % 100 in range(11, 15)
    if last == 1 and not teens:
        return 0
    return 1 if last in (2, 3, 4) and not teens else 2
