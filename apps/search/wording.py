"""Texts as the index holds them, and the passages shown of them."""

import re
from collections.abc import Iterable
from html import unescape

from apps.core.tokens import typed

LONGEST = 60_000  # characters of a text; PostgreSQL takes a megabyte of words
_BREAK = re.compile(r"</(?:p|li|h\d|td|th|blockquote)>|<br ?/?>")
_ELEMENT = re.compile(r"</?[a-zA-Z][^>]*>")
_UNENDED = re.compile(r"[\w)\]»”\"]$")
_UNSEEN = re.compile("[\x00\u00ad\u200b\u2060\ufeff]")


def readable(text: str | None) -> str:
    """The words of a text or of rich text, on one line. Living numbers, which each day fills anew, are left out."""
    if not text:
        return ""
    words = unescape(_ELEMENT.sub("", _BREAK.sub(" ", text)))
    if "{" in words:
        for token in typed(words)[0]:
            words = words.replace(token, "…")
    return " ".join(_UNSEEN.sub("", words).split())[:LONGEST]


def in_sentences(texts: Iterable[str]) -> str:
    """One after the other, a full stop between those that end without a sign: a publisher, then a note."""
    found = [text for text in texts if text]
    return " ".join([*(f"{text}." if _UNENDED.search(text) else text for text in found[:-1]), *found[-1:]])
