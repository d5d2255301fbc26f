"""Notes as a tagged PDF, set by Typst.

The text reaches Typst as data, never as its language, so nothing that anybody types can be taken for a command. A PDF
depends on nothing but that data: the same text is set once.
"""

import datetime
import json
import logging
from functools import cache, lru_cache
from pathlib import Path
from threading import Lock
from typing import Any

import typst
from django.conf import settings
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import override

from apps.briefs.briefing import LINES, Briefing
from apps.briefs.note import Item, Note, Part, Sheet
from apps.briefs.qr import qr
from apps.core.day import other_day, shown

PAGES = 2
SIZES = (9, 8.5, 8)  # points
HERE = Path(__file__).parent
REMEMBERED = 64  # PDFs of some 100 kB in each process

logger = logging.getLogger(__name__)
_one_at_a_time = Lock()  # the other threads of the process go on answering


def pdf_of(briefing: Briefing) -> bytes:
    """The notes on no more than two pages: each language on its own if they fit so, else closer, else shorter."""
    most = LINES[len(briefing.languages)]
    for lines, size in zip((most, (most + 1) // 2, 1), SIZES, strict=True):
        pdf, pages = typeset(data_of(briefing.sheet(lines), size))
        if pages <= PAGES:
            break
    return pdf


def data_of(sheet: Sheet, size: float = SIZES[0]) -> str:
    """What the template (note.typ) reads, as JSON; the size of the type is in points."""
    day, other, first = shown(), other_day(), sheet.notes[0]
    data = {
        "title": f"{first.title.text} — {first.as_of}",
        "day": [day.year, day.month, day.day],
        "site": settings.SITE_URL,
        "query": f"?on={other.date.isoformat()}" if other else "",
        "size": size,
        "is_parted": size == SIZES[0],  # each note begins a page
        "notes": [_note(note) for note in sheet.notes],
    }
    with override(first.language):
        data["sources"] = [
            {"number": line.number, "title": _item(line.title), "about": line.about} for line in sheet.sources
        ]
    return json.dumps(data, ensure_ascii=False)


def _note(note: Note) -> dict[str, Any]:
    with override(note.language):
        return {
            "language": note.language,
            "kicker": capfirst(note.kicker),
            "title": _item(note.title),
            "lead": _item(note.lead) if note.lead else None,
            "as_of": note.as_of,
            "address": note.address,
            "qr": qr(note.address),
            "parts": [_part(part) for part in note.parts],
            "words": {
                "series": _("CICA · Briefing note"),
                "sources": _("Sources"),
                "address": _("This note as of this day"),
                "qr": _("QR code: the address of this note"),
                "notice": "" if settings.SITE_OFFICIAL else _("Demonstration: not the site of the CICA Secretariat."),
            },
        }


def _part(part: Part) -> dict[str, Any]:
    rows = [
        {"label": row.label, "items": [_item(one) for one in row.items], "about": [_item(one) for one in row.about]}
        for row in part.rows
    ]
    return {"title": part.title, "rows": rows, "more": part.more}


def _item(item: Item) -> dict[str, Any]:
    marks = [{"number": str(mark.number), "word": mark.word} for mark in item.marks]
    return {"text": item.text, "href": item.href, "lang": item.lang, "gap": item.gap, "marks": marks}


@lru_cache(maxsize=REMEMBERED)
def typeset(data: str) -> tuple[bytes, int]:
    """The PDF, and how many pages it has."""
    with _one_at_a_time:
        compiler = typst.Compiler(
            HERE / "note.typ", root=HERE, font_paths=_fonts(), ignore_system_fonts=True, sys_inputs={"data": data}
        )
        moment = datetime.datetime(*json.loads(data)["day"], tzinfo=datetime.UTC)
        try:
            pdf: Any = compiler.compile(format="pdf", pdf_standards=["ua-1"], timestamp=moment)
        except typst.TypstError as error:
            # PDF/UA is refused where our fonts lack a letter, say a Chinese one. The note is made all the same.
            logger.warning("A note is no PDF/UA: %s", error)
            pdf = compiler.compile(format="pdf", timestamp=moment)
        pages = json.loads(compiler.query("<pages>", field="value", one=True))
    return pdf, pages


@cache
def _fonts() -> typst.Fonts:
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=True, font_paths=[HERE / "fonts"])
