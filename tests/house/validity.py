"""What the W3C's Nu validator most often complains of, beyond what a parser sees; for pages as ours are written."""

import re
from collections import Counter
from collections.abc import Iterator
from xml.etree.ElementTree import Element

from tests.house.crawl import SVG, text

PHRASING = {
    "a", "abbr", "b", "bdi", "bdo", "br", "button", "cite", "code", "data", "del", "dfn", "em", "i", "img", "input",
    "ins", "kbd", "label", "mark", "meter", "output", "picture", "progress", "q", "s", "samp", "select", "small",
    "source", "span", "strong", "sub", "sup", "time", "var", "wbr",
}  # fmt: skip
HOLD_PHRASING_ONLY = {
    "abbr", "b", "bdi", "button", "cite", "code", "dfn", "em", "h1", "h2", "h3", "h4", "h5", "h6", "i", "label", "mark",
    "p", "q", "s", "small", "span", "strong", "sub", "sup", "time", "var",
}  # fmt: skip
CHILDREN = {
    "ul": {"li"}, "ol": {"li"}, "dl": {"dt", "dd", "div"}, "tr": {"th", "td"}, "thead": {"tr"}, "tbody": {"tr"},
    "table": {"caption", "colgroup", "thead", "tbody", "tfoot", "tr"}, "select": {"option", "optgroup"},
}  # fmt: skip
INTERACTIVE = {"a", "button", "input", "label", "select", "textarea", "details"}
LABELLABLE = {"button", "input", "meter", "output", "progress", "select", "textarea"}
HEADINGS = {"h1", "h2", "h3", "h4", "h5", "h6"}
REFERENCES = ("aria-labelledby", "aria-describedby", "aria-controls", "aria-owns", "headers", "list", "form")
NAMELESS = {"div", "span", "p", "i", "b", "em", "strong", "small", "code"}  # aria-label needs a role on these
OBSOLETE = {"align", "valign", "bgcolor", "border", "cellpadding", "cellspacing", "hspace", "vspace", "frameborder"}
NOT_EMPTY = {"action", "src", "id", "for"}
DATETIME = re.compile(r"\d{4}(-\d\d(-\d\d(T\d\d:\d\d(:\d\d)?(Z|[+-]\d\d:\d\d)?)?)?)?|\d\d:\d\d")
BAD_IN_ADDRESS = re.compile(r"[\s<>\"{}|\\^`]|%(?![0-9A-Fa-f]{2})")


def complaints(root: Element) -> Iterator[str]:
    """What is wrong with a parsed page, in words."""
    elements = [element for element in root.iter() if is_html(element)]
    by_id = {element.get("id"): element for element in elements if "id" in element.attrib}
    ids = Counter(element.get("id") for element in elements if "id" in element.attrib)
    yield from (f"the id {identifier} occurs {times} times" for identifier, times in ids.items() if times > 1)
    for element in elements:
        for name, value in element.attrib.items():
            yield from of_attribute(element.tag, name, value, by_id)
        yield from of_what_it_needs(element, by_id)
        yield from of_content(element)


def is_html(element: Element) -> bool:
    return isinstance(element.tag, str) and not element.tag.startswith(SVG)


def of_attribute(tag: str, name: str, value: str, by_id: dict[str | None, Element]) -> Iterator[str]:
    if name in REFERENCES:
        yield from (f"{name} of {tag} names no id: {part}" for part in value.split() if part not in by_id)
    if name in OBSOLETE or (name in ("width", "height") and tag in ("table", "td", "th")):
        yield f"{tag} has the obsolete attribute {name}"
    if name in NOT_EMPTY and not value.strip():
        yield f"{name} of {tag} is empty"
    if name == "id" and re.search(r"\s", value):
        yield f"the id “{value}” has a space"
    if name in ("href", "src", "action") and BAD_IN_ADDRESS.search(value):
        yield f"{name} of {tag} is no address: {value}"


def of_what_it_needs(element: Element, by_id: dict[str | None, Element]) -> Iterator[str]:
    tag = element.tag
    if tag in NAMELESS and "aria-label" in element.attrib and "role" not in element.attrib:
        yield f"aria-label on {tag} without a role"
    if tag == "img" and "alt" not in element.attrib:
        yield "an img has no alt"
    if tag == "label" and (target := element.get("for")) is not None:
        labelled = by_id.get(target)
        if labelled is None or labelled.tag not in LABELLABLE or labelled.get("type") == "hidden":
            yield f"a label is for {target}, which is no field"
    if tag == "time" and not DATETIME.fullmatch(element.get("datetime") or text(element)):
        yield f"a time has no valid datetime: {element.get('datetime') or text(element)}"
    if tag in HEADINGS and not text(element):
        yield f"an {tag} is empty"
    if tag in ("table", "dl", "ul", "ol", "tr") and not len(element):
        yield f"a {tag} is empty"


def of_content(element: Element) -> Iterator[str]:
    tag = element.tag
    if tag in HOLD_PHRASING_ONLY:
        yield from (f"{tag} holds {name}" for name in tags_inside(element) - PHRASING)
    if tag in ("a", "button", "label"):
        fields = LABELLABLE if tag == "label" else set()
        yield from (f"{tag} holds {name}" for name in tags_inside(element) & INTERACTIVE - fields)
    if allowed := CHILDREN.get(tag):
        yield from (f"{tag} has the child {child.tag}" for child in element if child.tag not in allowed)
    if tag in ("ul", "ol", "dl") and (element.text or "").strip():
        yield f"{tag} holds bare text"
    if tag == "dl":
        for group in [child for child in element if child.tag == "div"] or [element]:
            kinds = [child.tag for child in group]
            if "dd" not in kinds or kinds[0] != "dt":
                yield f"a group of dl holds {kinds}"


def tags_inside(element: Element) -> set[str]:
    return {child.tag for child in element.iter() if child is not element and is_html(child)}
