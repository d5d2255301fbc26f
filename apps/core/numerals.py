"""Number words, in every form that a sentence may give them."""

import re

_WORDS = {
    "en": """
        1 one, 2 two, 3 three, 4 four, 5 five, 6 six, 7 seven, 8 eight, 9 nine, 10 ten, 11 eleven, 12 twelve,
        13 thirteen, 14 fourteen, 15 fifteen, 16 sixteen, 17 seventeen, 18 eighteen, 19 nineteen, 20 twenty,
        30 thirty, 40 forty, 50 fifty, 60 sixty, 70 seventy, 80 eighty, 90 ninety, 100 hundred
    """,
    "ru": """
        1 один одна одно одного одной одному одним одном одну, 2 два две двух двум двумя,
        3 три трёх трех трём трем тремя, 4 четыре четырёх четырех четырём четырем четырьмя, 5 пять пяти пятью,
        6 шесть шести шестью, 7 семь семи семью, 8 восемь восьми восемью восьмью, 9 девять девяти девятью,
        10 десять десяти десятью, 11 одиннадцать одиннадцати одиннадцатью, 12 двенадцать двенадцати двенадцатью,
        13 тринадцать тринадцати тринадцатью, 14 четырнадцать четырнадцати четырнадцатью,
        15 пятнадцать пятнадцати пятнадцатью, 16 шестнадцать шестнадцати шестнадцатью,
        17 семнадцать семнадцати семнадцатью, 18 восемнадцать восемнадцати восемнадцатью,
        19 девятнадцать девятнадцати девятнадцатью, 20 двадцать двадцати двадцатью, 30 тридцать тридцати тридцатью,
        40 сорок сорока, 50 пятьдесят пятидесяти пятьюдесятью, 60 шестьдесят шестидесяти шестьюдесятью,
        70 семьдесят семидесяти семьюдесятью, 80 восемьдесят восьмидесяти восемьюдесятью, 90 девяносто девяноста,
        100 сто ста
    """,
}
_VALUES = {
    language: {
        word: int(entry.split()[0]) for entry in " ".join(text.split()).split(", ") for word in entry.split()[1:]
    }
    for language, text in _WORDS.items()
}
# What may follow a figure, «28-ми», and what makes it an ordinal, «28-е».
_AFTER_FIGURE = {"en": "", "ru": r"(?:-(?:х|ми|ти|и|ью|ю))?(?!-(?:е|я|й|го|му|м)\b)"}


def pattern(language: str) -> str:
    """A regular expression of a number below a thousand, in figures or in words: “27”, “twenty-seven”, «28-ми»."""
    words = "|".join(sorted(_VALUES[language], key=len, reverse=True))
    figures = rf"\d{{1,3}}{_AFTER_FIGURE[language]}\b(?![.,]?\d|%|\s%)"
    return rf"(?<![\d.,:/№\w-])(?:{figures}|(?:{words})(?:[ -](?:{words}))*\b)"


def value(number: str, language: str) -> int:
    """The number that such words or figures name."""
    if figures := re.match(r"\d+", number):
        return int(figures[0])
    return sum(_VALUES[language][word] for word in re.split("[ -]", number.lower()))
