"""What there are notes on, and how one is made: in one language or in both, for the day that the page shows."""

import datetime
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Any, Protocol

from django.core.exceptions import ObjectDoesNotExist
from django.http import Http404
from django.utils.translation import gettext as _
from django.utils.translation import override

from apps.briefs.areas import AreaNote
from apps.briefs.bodies import BodyNote
from apps.briefs.marks import Citations, Marks
from apps.briefs.note import Item, Note, Part, Pen, Sheet, SourceLine
from apps.briefs.states import StateNote
from apps.briefs.whole import SLUG, WholeNote
from apps.core.addresses import absolute, address_of
from apps.core.context import OWN_NAMES
from apps.core.day import shown
from apps.core.languages import LANGUAGES
from apps.core.wording import date_in_words
from apps.editions.models import Redirect
from apps.sources.footnotes import WITHOUT

BOTH = "both"
LINES = {1: 12, 2: 3}
"""By the number of languages, how many lines a part may have: so the longest notes of today fill two pages."""


class Subject(Protocol):
    """What a note is about, with all that it tells of it."""

    def __init__(self, slug: str, day: datetime.date): ...

    @property
    def records(self) -> list[Any]: ...

    @property
    def page(self) -> str: ...

    @property
    def kicker(self) -> str: ...

    def title(self, pen: Pen) -> Item: ...

    def lead(self, pen: Pen) -> Item | None: ...

    def parts(self, pen: Pen) -> Iterable[Part | None]: ...


KINDS: dict[str, type[Any]] = {"states": StateNote, "areas": AreaNote, "bodies": BodyNote, "organization": WholeNote}
"""By the word in its address."""


def subjects() -> list[tuple[str, str]]:
    """All that there is a note on, as its address names it."""
    models = {kind: note.model for kind, note in KINDS.items() if hasattr(note, "model")}
    found = [(kind, slug) for kind, model in models.items() for slug in _slugs(model)]
    return [("organization", SLUG), *found]


def present_slug(kind: str, slug: str) -> str:
    """The slug that a thing has now which had this one before; "" if none had."""
    model = getattr(KINDS.get(kind), "model", None)
    former = model(slug=slug).public_path if model else ""
    new = Redirect.objects.filter(old=former).values_list("new", flat=True).first()
    return new.rstrip("/").rpartition("/")[2] if new else ""


def _slugs(model: Any) -> Iterable[str]:
    return model.objects.published().order_by("slug").values_list("slug", flat=True)


class Briefing:
    """The notes on one thing. Raises Http404 where there is no such thing for readers."""

    def __init__(self, kind: str, slug: str, languages: Sequence[str]):
        if kind not in KINDS:
            raise Http404(kind)
        self.kind, self.slug, self.languages = kind, slug, languages
        try:
            self.subject: Subject = KINDS[kind](slug, shown())
        except ObjectDoesNotExist:
            raise Http404(slug) from None
        self.citations = Citations(self.subject.records)

    @property
    def is_double(self) -> bool:
        return len(self.languages) > 1

    def sheet(self, lines: int | None = None) -> Sheet:
        """A note in each language, with at most that many lines in each part."""
        pen, notes = Pen(Marks(self.citations), lines or LINES[len(self.languages)]), []
        for language in self.languages:
            with override(language):
                notes.append(self._note(language, pen))
        with override(self.languages[0]):
            return Sheet(notes, list(self._sources(pen)))

    def _note(self, language: str, pen: Pen) -> Note:
        return Note(
            language=language,
            kicker=self.subject.kicker,
            title=replace(self.subject.title(pen), href=""),
            lead=self.subject.lead(pen),
            as_of=_("As of %(date)s") % {"date": date_in_words(shown())},
            parts=[part for part in self.subject.parts(pen) if part and part.rows],
            address=self.address,
        )

    def _sources(self, pen: Pen) -> Iterator[SourceLine]:
        for number, source in pen.marks.sources:
            about = [pen.item(source, "publisher").text, date_in_words(source.issued)]
            if source.grade != source.Grade.OFFICIAL:
                about.append(source.get_grade_display())
            yield SourceLine(str(number), pen.item(source, "title"), ", ".join(filter(None, about)))
        if pen.marks.has_unsourced:
            yield SourceLine(WITHOUT, pen.say(_("For what is marked “unsourced” no source was found.")))

    @property
    def address(self) -> str:
        """Where this note can always be read as of this day, in the active language."""
        path = address_of("briefs:note", self.kind, self.slug)
        both = f"&languages={BOTH}" if self.is_double else ""
        return absolute(f"{path}?on={shown().isoformat()}{both}")

    @property
    def page(self) -> str:
        """The page of which the note is the short form."""
        return self.subject.page

    @property
    def pdf(self) -> str:
        """Where it is made as a PDF."""
        return address_of("briefs:pdf", self.kind, self.slug) + (f"?languages={BOTH}" if self.is_double else "")

    @property
    def choices(self) -> list[dict[str, str]]:
        """The note in each language and in both."""
        path, found = address_of("briefs:note", self.kind, self.slug), []
        for code in LANGUAGES:
            with override(code):
                own = address_of("briefs:note", self.kind, self.slug)
            found.append({"code": code, "label": OWN_NAMES[code], "href": own})
        return [*found, {"code": BOTH, "label": _("both languages"), "href": f"{path}?languages={BOTH}"}]

    @property
    def file_name(self) -> str:
        return f"cica-{self.slug}-{shown().isoformat()}-{'-'.join(self.languages)}.pdf"


def chosen(text: str, language: str) -> tuple[str, ...]:
    """The languages that an address asks for; that of the page where it asks for none.

    Raises ValueError with a sentence for the reader.
    """
    if text == BOTH:
        return (language, *(code for code in LANGUAGES if code != language))
    if text and text not in LANGUAGES:
        told = _("“%(text)s” is no choice of languages. There are en, ru and both.")
        raise ValueError(told % {"text": text[:20]})
    return (text or language,)
