"""One page in two languages: the same document twice, laid side by side block by block.

Both were made by the same templates, so they have the same structure: where they say the same it stands once, where
they do not, the block (a heading, a paragraph, an item) holds both, the reader's language first, each in an element
with its `lang`. So there is one heading, one list, one table and one order to read them in. Pictures, forms and ways
through the page stand once, in the reader's language; so do the marks that lead to sources.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher

from django.template.loader import render_to_string
from django.utils.translation import gettext, override
from lxml import html as reader
from lxml.html import HtmlElement

PHRASES = ("caption", "dd", "dt", "figcaption", "h1", "h2", "h3", "h4", "h5", "h6", "li", "p", "summary", "td", "th")
BLOCKS = (
    *PHRASES, "article", "aside", "blockquote", "details", "div", "dl", "figure", "footer", "form", "header", "hr",
    "nav", "ol", "pre", "section", "svg", "table", "tbody", "tfoot", "thead", "tr", "ul",
)  # fmt: skip
ONCE = {"form", "hr", "nav", "summary", "svg"}

# These would lose their place in a list or table if they were laid out as columns themselves.
HOLD_THEIR_PLACE = {"caption", "dd", "li", "td", "th"}

# Written by apps/sources: a cluster of marks holds nothing but links.
MARKS = re.compile(r'<span class="footnotes"[^>]*>.*?</a></span>', re.DOTALL)
WAY_BACK = re.compile(r'(?:&nbsp;)?<a class="back-link"[^>]*>.*?</a>', re.DOTALL)
NOT_IN_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
"""Signs that nobody sees and lxml refuses."""
SET_ASIDE = re.compile(r'<br data-marks="(\d+)">')


@dataclass(frozen=True)
class Column:
    """`version` says what the text in that language is: the original, a translation; "" where nothing is to be said."""

    language: str
    page: str
    version: str = ""


def in_columns(own: Column, other: Column) -> str:
    """The page in the reader's `own` language, with what the other one says beside it."""
    before, content, after = _parted(own.page)
    marks: list[str] = []

    def set_aside(match: re.Match) -> str:
        marks.append(match[0])
        return f'<br data-marks="{len(marks) - 1}">'

    merged = _read(MARKS.sub(set_aside, content))
    counterpart = _read(WAY_BACK.sub("", MARKS.sub("", _parted(other.page)[1])))
    _Merger(own.language, other.language).merge(merged, counterpart)
    merged.set("class", "side-by-side")
    heads = render_to_string("components/columns.html", {"columns": [own, other]})
    page = merged.find("div[@class='page']")
    (merged if page is None else page).insert(0, reader.fragment_fromstring(heads))
    written = reader.tostring(merged, encoding="unicode", with_tail=False)
    return f"{before}{SET_ASIDE.sub(lambda match: marks[int(match[1])], written)}{after}"


def _parted(page: str) -> tuple[str, str, str]:
    """What stands before the page's main content, that content, and what stands after it."""
    start, end = page.index("<main"), page.index("</main>") + len("</main>")
    return page[:start], page[start:end], page[end:]


def _read(content: str) -> HtmlElement:
    return reader.fragment_fromstring(NOT_IN_XML.sub("", content))


class _Merger:
    """Works in the tree of the reader's language."""

    def __init__(self, language: str, other: str):
        self.languages = (language, other)

    def merge(self, own: HtmlElement, other: HtmlElement) -> None:
        """Let `own` say what both say."""
        if own.tag in ONCE or _words(own) == _words(other):
            return
        if not (_has_blocks(own) and _has_blocks(other)):
            self.pair(own, other)
            return
        parts, others = _parts(own), _parts(other)
        if _tags(parts) == _tags(others):
            pairs = list(zip(parts, others, strict=True))
        elif _is_running_text(own):
            self.pair_whole(own, other)
            pairs = []
        else:
            pairs = list(self.matched(own, parts, others))
        for part, counterpart in pairs:
            self.merge(part, counterpart)
        for loose in own.findall("span[@data-loose]"):
            loose.drop_tag()

    def matched(
        self, parent: HtmlElement, parts: list[HtmlElement], others: list[HtmlElement]
    ) -> Iterator[tuple[HtmlElement, HtmlElement]]:
        """The parts of which each language has one; those that only one has are dealt with."""
        keys, other_keys = ([_key(part) for part in each] for each in (parts, others))
        for _step, a, b, c, d in SequenceMatcher(None, keys, other_keys, autojunk=False).get_opcodes():
            if _tags(parts[a:b]) == _tags(others[c:d]):
                yield from zip(parts[a:b], others[c:d], strict=True)
                continue
            for part in parts[a:b]:
                self.miss(part)
            for part in others[c:d]:
                self.bring(part, parent, parts[b] if b < len(parts) else None)

    def miss(self, own: HtmlElement) -> None:
        """What the other language has not got."""
        if not _is_notice(own):
            for text in _texts(own):
                self.pair(text, _untranslated(text, self.languages[1]))

    def bring(self, other: HtmlElement, parent: HtmlElement, before: HtmlElement | None) -> None:
        """What only the other language has got, put where it belongs."""
        _strip(other)
        other.tail = None
        if before is None:
            parent.append(other)
        else:
            before.addprevious(other)
        if _is_notice(other):
            other.set("lang", self.languages[1])
            return
        for text in _texts(other):
            brought = _moved(text, text.makeelement(text.tag))
            _moved(_untranslated(text, self.languages[0]), text)
            self.pair(text, brought)

    def pair(self, own: HtmlElement, other: HtmlElement) -> None:
        """Both texts in one block; its looks go over to each of them."""
        holder = own
        if own.tag in HOLD_THEIR_PLACE:
            holder = _moved(own, own.makeelement("span"))
            own.append(holder)
        self._fill(holder, other, "span")

    def pair_whole(self, own: HtmlElement, other: HtmlElement) -> None:
        """Texts of another build: the paragraphs of one do not answer to those of the other."""
        self._fill(own, other, own.tag)
        own.tag = "div"

    def _fill(self, holder: HtmlElement, other: HtmlElement, tag: str) -> None:
        _strip(other)
        looks = {"class": holder.attrib.pop("class")} if "class" in holder.attrib else {}
        holder.attrib.pop("data-loose", None)
        sides = [
            _moved(element, holder.makeelement(tag, {**looks, "lang": language}))
            for element, language in zip((holder, other), self.languages, strict=True)
        ]
        holder.set("class", "columns")
        holder.extend(sides)


def _words(element: HtmlElement) -> list[str]:
    return element.text_content().split()


def _tags(elements: list[HtmlElement]) -> list[str]:
    return [element.tag for element in elements]


def _key(element: HtmlElement) -> tuple[str, str | None, str | None]:
    """The same in both languages, whatever the element says."""
    return element.tag, element.get("class"), element.get("id")


def _is_block(element: HtmlElement) -> bool:
    return (element.tag in BLOCKS and not _is_icon(element)) or _has_blocks(element)


def _has_blocks(element: HtmlElement) -> bool:
    return any(not _is_icon(block) for block in element.iterdescendants(*BLOCKS))


def _is_icon(element: HtmlElement) -> bool:
    return element.tag == "svg" and not _words(element)


def _is_running_text(element: HtmlElement) -> bool:
    """Whether staff wrote it as one: each language in paragraphs of its own."""
    return any("prose" in (each.get("class") or "").split() for each in (element, *element.iterancestors()))


def _is_notice(element: HtmlElement) -> bool:
    """Whether it is meant for the readers of one language: that their text is behind, or missing and why."""
    return "banner" in (element.get("class") or "").split()


def _texts(element: HtmlElement) -> list[HtmlElement]:
    """The blocks of an element that hold text, but for the terms of facts."""
    found = [each for each in element.iter(*PHRASES) if each.tag != "dt" and not _has_blocks(each)]
    return [each for each in found or [element] if _words(each)]


def _parts(parent: HtmlElement) -> list[HtmlElement]:
    """Its blocks in order; loose text between them is put into an element."""
    loose = parent.makeelement("span", {"data-loose": ""})
    loose.text, parent.text = parent.text, None
    children = list(parent)
    parent.insert(0, loose)
    parts = [loose]
    for child in children:
        if not _is_block(child):
            loose.append(child)
            continue
        loose = parent.makeelement("span", {"data-loose": ""})
        loose.text, child.tail = child.tail, None
        child.addnext(loose)
        parts += [child, loose]
    empty = [part for part in parts if "data-loose" in part.attrib and not _words(part)]
    for part in empty:
        part.drop_tag()
    return [part for part in parts if part not in empty]


def _moved(element: HtmlElement, to: HtmlElement) -> HtmlElement:
    """`to`, with all that stood in the element."""
    to.text, element.text = element.text, None
    to.extend(list(element))
    return to


def _strip(element: HtmlElement) -> None:
    """Take off what a document has once."""
    for each in element.iter():
        each.attrib.pop("id", None)


def _untranslated(like: HtmlElement, language: str) -> HtmlElement:
    """An element like that one which says, in that language, that the text is wanting in it."""
    element, label = like.makeelement(like.tag), like.makeelement("span", {"class": "untranslated-label"})
    with override(language):
        label.text = gettext("not yet translated")
    element.append(label)
    return element
