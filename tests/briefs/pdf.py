"""A PDF as a program reads it aloud."""

from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from typing import Any

from pypdf import PdfReader


@dataclass
class Pdf:
    content: bytes

    def __post_init__(self):
        self.reader = PdfReader(BytesIO(self.content))
        self.root: Any = self.reader.root_object

    @property
    def pages(self) -> int:
        return len(self.reader.pages)

    @property
    def text(self) -> str:
        return " ".join(" ".join(page.extract_text() for page in self.reader.pages).split())

    @property
    def is_tagged(self) -> bool:
        return bool(self.root["/MarkInfo"]["/Marked"]) and "/StructTreeRoot" in self.root

    @property
    def is_ua(self) -> bool:
        """Whether it says of itself that it keeps PDF/UA; Typst checks what can be checked before it says so."""
        return b"<pdfuaid:part>1</pdfuaid:part>" in self.root["/Metadata"].get_object().get_data()

    @property
    def fonts(self) -> list[Any]:
        found = [font.get_object() for page in self.reader.pages for font in page["/Resources"]["/Font"].values()]
        return [font["/DescendantFonts"][0].get_object() for font in found]

    @property
    def bookmarks(self) -> list[str]:
        return list(_titles(self.reader.outline))


def _titles(outline: list[Any]) -> Iterator[str]:
    for entry in outline:
        if isinstance(entry, list):
            yield from _titles(entry)
        else:
            yield entry.title
