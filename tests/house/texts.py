"""What may be wrong with the writing of a text, in either language."""

import re
from html import unescape

NBSP = "\N{NO-BREAK SPACE}"
LATIN = re.compile("[A-Za-z]")
CYRILLIC = re.compile("[А-Яа-яЁё]")
BLOCK = re.compile(r"</?(?:p|ul|ol|li|h3|blockquote)>")
ELEMENT = re.compile(r"<[^>]+>")
QUOTED = re.compile("“[^”]*”|«[^»]*»")

IN_BOTH = {
    "two spaces": re.compile(r"\S  +\S"),
    "a space before a comma or a full stop": re.compile(rf"[ {NBSP}][,.;:!?](?!\w)"),
    "a hyphen for a dash": re.compile(rf"[ {NBSP}]-[ {NBSP}]|--"),
    "straight quotation marks": re.compile('"'),
    "a word of two alphabets": re.compile("[А-Яа-яЁё][A-Za-z]|[A-Za-z][А-Яа-яЁё]"),
}
IN_ENGLISH = {
    "Russian quotation marks": re.compile("[«»„]"),
    "a straight apostrophe": re.compile("'"),
}
IN_RUSSIAN = {
    "English quotation marks": re.compile("[”'’]"),
    "a dash without a no-break space before it": re.compile(rf"[^{NBSP}\n]—"),
    "“г.” that can be torn from its year": re.compile(r"\d (г|гг)\."),
    "“№” that can be torn from its number": re.compile(r"№ \d"),
    "initials that can be torn from the name": re.compile(r"\b[А-ЯЁ]\. [А-ЯЁ]"),
    "е for ё": re.compile(
        r"\b(?:еще|ее|путем|трех\w*|четырех\w*|партнер\w*|объем\w*|надежн\w*|расчет\w*|отчет\w*|учета?|объединенн\w*|"
        r"проведен|утвержден|учрежден|определен|включен|решен|объединен|подтвержден)\b",
        re.IGNORECASE,
    ),
}


def faults(text: str, language: str) -> list[str]:
    """Each fault in a few words; empty when the text is well written."""
    words = unescape(ELEMENT.sub("", BLOCK.sub("\n", text)))
    patterns = IN_BOTH | (IN_RUSSIAN if language == "ru" else IN_ENGLISH)
    found = [fault for fault, pattern in patterns.items() if pattern.search(words)]
    if language == "en" and CYRILLIC.search(QUOTED.sub("", words)):
        found.append("Russian words")
    return found
