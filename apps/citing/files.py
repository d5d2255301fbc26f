"""The reference to a page as files that programs for literature read."""

import re
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.template.loader import render_to_string

from apps.citing.reference import Reference
from apps.core.pages import Form

# BibTeX takes these for commands; whatever language is set, they stand for themselves so.
TEX = {
    "\\": r"\textbackslash{}", "{": r"\{", "}": r"\}", "$": r"\$", "&": r"\&", "#": r"\#", "%": r"\%", "_": r"\_",
    "^": r"\textasciicircum{}", "~": r"\textasciitilde{}", "\N{NO-BREAK SPACE}": "~",
}  # fmt: skip
LANGUAGES = {"en": "english", "ru": "russian"}


def bib(request: HttpRequest, context: dict[str, Any]) -> HttpResponse:
    """The reference for BibTeX and BibLaTeX."""
    return _file(request, context, "bib", "application/x-bibtex", bibtex)


def ris(request: HttpRequest, context: dict[str, Any]) -> HttpResponse:
    """The reference for EndNote, Zotero, Mendeley and the like."""
    return _file(request, context, "ris", "application/x-research-info-systems", ris_lines)


FILES: dict[str, Form] = {"bib": bib, "ris": ris}


def _file(request: Any, context, suffix, kind, write) -> HttpResponse:
    """The page is made for its title: what it is called stands in its template alone."""
    render_to_string(request.template, context, request)
    if not (found := getattr(request, "reference", None)):
        raise Http404
    response = HttpResponse(write(found), content_type=f"{kind}; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{_plain(found.key)}.{suffix}"'
    return response


def bibtex(found: Reference) -> str:
    fields = {
        "author": found.author and f"{{{_tex(found.author)}}}",
        "title": f"{{{_tex(found.title)}}}",
        "howpublished": _tex(found.site),
        "year": str(found.accessed.year),
        "url": found.url,  # verbatim: all that matters to TeX is percent-encoded in it
        "urldate": found.accessed.isoformat(),
        "note": _tex(found.note),
        "langid": LANGUAGES[found.language],
    }
    lines = "".join(f"  {name} = {{{value}}},\n" for name, value in fields.items() if value)
    return f"@misc{{{_plain(found.key)},\n{lines}}}\n"


def ris_lines(found: Reference) -> str:
    fields = {
        "TY": "ELEC",
        "AU": found.author,
        "TI": found.title,
        "T2": found.site,
        "PY": str(found.accessed.year),
        "DA": f"{found.accessed:%Y/%m/%d}",
        "Y2": f"{found.accessed:%Y/%m/%d}",
        "UR": found.url,
        "LA": found.language,
        "N1": found.note,
    }
    # A value is one line: a line that only looks like a tag would end the record.
    lines = [f"{tag}  - {' '.join(value.split(None))}\r\n" for tag, value in fields.items() if value]
    return f"{''.join(lines)}ER  - \r\n"


def _tex(text: str) -> str:
    letters = re.sub(r"[^\S\N{NO-BREAK SPACE}]+", " ", text)
    return "".join(TEX.get(letter, letter) for letter in letters if letter.isprintable() or letter in TEX)


def _plain(key: str) -> str:
    return re.sub(r"[^a-z0-9-]+", "-", key.lower())
