"""What else a word may have been meant to be: in the other keyboard layout, or in the letters of the other script."""

import re

_KEYS = "`qwertyuiop[]asdfghjkl;'zxcvbnm,."
_LETTERS = "ёйцукенгшщзхъфывапролджэячсмитьбю"
_SHIFTED_KEYS, _SHIFTED_LETTERS = "~{}:<>", "ёхъжбю"
_TO_RUSSIAN_KEYS = str.maketrans(_KEYS + _SHIFTED_KEYS, _LETTERS + _SHIFTED_LETTERS)
_TO_ENGLISH_KEYS = str.maketrans(_LETTERS, _KEYS)

# Letters of one script that look like those of the other: people and old documents mix them up.
_LIKE_LATIN = str.maketrans("авеікмнорстух", "abeikmhopctyx")
_LIKE_RUSSIAN = str.maketrans("abekmhopctyx", "авекмнорстух")

# How Russian letters are written in Latin ones, the usual way first. Longer Latin spellings are looked for first.
_LATIN_OF = {
    "а": ("a",), "б": ("b",), "в": ("v",), "г": ("g",), "д": ("d",), "е": ("e",), "ж": ("zh", "j"), "з": ("z",),
    "и": ("i",), "й": ("y", "i"), "к": ("k",), "л": ("l",), "м": ("m",), "н": ("n",), "о": ("o",), "п": ("p",),
    "р": ("r",), "с": ("s",), "т": ("t",), "у": ("u",), "ф": ("f",), "х": ("kh", "h"), "ц": ("ts", "c"),
    "ч": ("ch",), "ш": ("sh",), "щ": ("shch",), "ъ": ("",), "ы": ("y",), "ь": ("",), "э": ("e",),
    "ю": ("yu", "u"), "я": ("ya", "a"),
}  # fmt: skip
_RUSSIAN_OF = {
    "shch": ("щ",), "iya": ("ия",), "dzh": ("дж",), "yu": ("ю",), "ju": ("ю",), "iu": ("ю",), "ya": ("я",),
    "ja": ("я",), "ia": ("ия", "я"), "yo": ("е",), "ye": ("е",), "zh": ("ж",), "kh": ("х",), "ts": ("ц",),
    "tz": ("ц",), "ch": ("ч",), "sh": ("ш",), "iy": ("ий",), "ij": ("ий",), "ii": ("ий",), "oo": ("у",),
    "ph": ("ф",), "th": ("т",), "ck": ("к",),
    "a": ("а",), "b": ("б",), "c": ("к", "ц"), "d": ("д",), "e": ("е", "э"), "f": ("ф",), "g": ("г",), "h": ("х",),
    "i": ("и",), "j": ("дж", "ж"), "k": ("к",), "l": ("л",), "m": ("м",), "n": ("н",), "o": ("о",), "p": ("п",),
    "q": ("к", "х"), "r": ("р",), "s": ("с",), "t": ("т",), "u": ("у", "ю"), "v": ("в",), "w": ("в", "у"),
    "x": ("кс",), "y": ("ы", "й"), "z": ("з",), "'": ("ь", ""),
}  # fmt: skip
_PARTS = re.compile("|".join([*sorted(_RUSSIAN_OF, key=len, reverse=True), "."]), re.DOTALL)
_SHORT_I = re.compile(r"(?<=[aeiou])y(?![aeiou])")

_LATIN = re.compile(r"[a-z]")
_LETTERS_ONLY = re.compile(r"[^\w]*[^\W\d_]+(?:-[^\W\d_]+)*[^\w]*")
_RUSSIAN = re.compile(r"[а-яё]")
MOST = 5
"""So many ways of writing a word in the other script are tried."""


def guesses(typed: str) -> list[str]:
    """What else the lower-case `typed`, with all its signs, may mean, the likeliest first; hyphens stay."""
    latin, russian = bool(_LATIN.search(typed)), bool(_RUSSIAN.search(typed))
    if latin and russian:
        return [typed.translate(_LIKE_RUSSIAN), typed.translate(_LIKE_LATIN)]
    if russian:
        return [*_if_word(typed.translate(_TO_ENGLISH_KEYS)), *_in_latin(typed)]
    if latin:
        return [*_if_word(typed.translate(_TO_RUSSIAN_KEYS)), *_in_russian(typed)]
    return []


def _if_word(letters: str) -> list[str]:
    return [letters] if _LETTERS_ONLY.fullmatch(letters) else []


def _in_latin(word: str) -> list[str]:
    return _ways([_LATIN_OF.get(letter, (letter,)) for letter in word.replace("ё", "е")])


def _in_russian(word: str) -> list[str]:
    word = _SHORT_I.sub("й", word)
    return _ways([_RUSSIAN_OF.get(part, (part,)) for part in _PARTS.findall(word)])


def _ways(parts: list[tuple[str, ...]]) -> list[str]:
    """Each part in its usual way; then all in the other way; then one part after the other in its other way."""
    usual = [ways[0] for ways in parts]
    found = ["".join(usual), "".join(ways[-1] for ways in parts)]
    for place, ways in enumerate(parts):
        found += ["".join([*usual[:place], other, *usual[place + 1 :]]) for other in ways[1:]]
    return list(dict.fromkeys(found))[:MOST]
