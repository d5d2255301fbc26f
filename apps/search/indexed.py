"""What is found, and where its words stand: a table of the kinds of records."""

import datetime
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.db.models import Model
from django.utils.translation import gettext as _

from apps.about.models import Contact, Goal, Milestone, Principle, Question, Questionnaire, Text
from apps.bodies.models import Body, Holder
from apps.catalogue.models import Area, Dimension, Edition
from apps.chairmanships.models import Chairmanship, Official
from apps.core.day import today
from apps.core.wording import period_in_words
from apps.documents.models import Document
from apps.news.models import Article, Publication
from apps.participants.models import Organization, Place, State
from apps.search.models import Entry
from apps.sources.models import Source
from apps.timeline.models import Event

Kind = Entry.Kind
Standing = Entry.Standing
Stands = tuple[str, datetime.date | None]
"""How something stands, and from which day on it is former."""


def lasting(end: Any, *, is_planned: bool = False, is_end_planned: bool = False) -> Stands:
    if is_planned:
        return Standing.PLANNED, None
    return Standing.CURRENT, end.counts_to if end and not is_end_planned else None


def of_period(record: Any) -> Stands:
    return lasting(record.end, is_planned=record.is_planned, is_end_planned=record.is_end_planned)


def of_office(record: Any) -> Stands:
    standing, ended_on = of_period(record)
    _standing, closed_on = of_period(record.office)
    return standing, min(filter(None, (ended_on, closed_on)), default=None)


def of_body(record: Any) -> Stands:
    return lasting(record.ended)


def of_event(record: Any) -> Stands:
    return (Standing.PLANNED, None) if record.is_planned else (Standing.NONE, None)


def of_document(record: Any) -> Stands:
    over = {Document.Standing.SUPERSEDED, Document.Standing.COMPLETED}
    return (Standing.FORMER if record.standing in over else Standing.CURRENT), None


def of_participant(record: Any) -> Stands:
    """Former from the day on which the last status ended; planned if none has begun."""
    held = [of_period(participation) for participation in record.participations.all()]
    begun = [ended_on for standing, ended_on in held if standing == Standing.CURRENT]
    if not begun:
        return (Standing.PLANNED if held else Standing.NONE), None
    return Standing.CURRENT, None if None in begun else max(filter(None, begun))


def of_nothing(record: Any) -> Stands:
    return Standing.NONE, None


def in_the_chair(term: Any) -> str:
    state = term.state.name_on(term.start.counts_from if term.start else today())
    return _("%(state)s in the chair, %(period)s") % {"state": state, "period": period_in_words(term)}


@dataclass(frozen=True)
class Indexed:
    """Where the words of a kind of record stand.

    Fields are named as the model has them, those of related records by their path; bilingual ones without language.
    """

    kind: str
    """Of its entries. A thing without kind has names, but nothing to be found."""
    title: tuple[str, ...] | Callable[[Any], str] = ("title",)
    """Joined by commas, or put into words in the active language."""
    names: tuple[str, ...] = ()
    codes: tuple[str, ...] = ()
    """It is found by them like by a name, but they are no words for it."""
    seat: str = ""
    """The place by whose names it is found so, too."""
    lead: tuple[str, ...] = ()
    """Weighs more than `body`."""
    body: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    """Choices, found by their labels."""
    dates: tuple[str, ...] = ()
    """Its days, or first and last day."""
    quotes: tuple[str, ...] = ()
    """Relations to things whose names are words of it."""
    standing: Callable[[Any], Stands] = of_nothing
    reads: tuple[str, ...] = ()
    """Relations that `standing` reads."""
    anchor: str = ""
    """Where on the page of another it stands."""


INDEXED: dict[type[Model], Indexed] = {
    Place: Indexed("", ("name",)),
    State: Indexed(
        Kind.STATE, ("name",), names=("official_name",), codes=("iso2", "iso3"), seat="capital",
        standing=of_participant, reads=("participations",),
    ),
    Organization: Indexed(
        Kind.ORGANIZATION, ("name",), names=("abbreviation",), lead=("description",), quotes=("seat",),
        standing=of_participant, reads=("participations",),
    ),
    Body: Indexed(
        Kind.BODY, ("name",), names=("abbreviation",), lead=("lead",), body=("mandate",), words=("kind",),
        dates=("established",), quotes=("seat",), standing=of_body,
    ),
    Holder: Indexed(
        Kind.PERSON, ("name", "office.title"), names=("name",), body=("affiliation", "note"), dates=("start",),
        standing=of_office, anchor="#offices",
    ),
    Official: Indexed(Kind.PERSON, ("name", "post"), names=("name",)),
    Chairmanship: Indexed(
        Kind.CHAIRMANSHIP, in_the_chair, lead=("theme", "lead"), body=("body",), dates=("start",),
        quotes=("state",), standing=of_period,
    ),
    Event: Indexed(
        Kind.EVENT, lead=("theme", "lead"), body=("body", "venue"), words=("kind",), dates=("starts", "ends"),
        quotes=("place",), standing=of_event,
    ),
    Document: Indexed(
        Kind.DOCUMENT, lead=("lead",), body=("body",), words=("kind", "standing"), dates=("adopted",),
        quotes=("place",), standing=of_document,
    ),
    Dimension: Indexed(Kind.CATALOGUE, ("name",), lead=("lead",), body=("body",)),
    Area: Indexed(Kind.CATALOGUE, ("name",), lead=("lead",), body=("body",)),
    Edition: Indexed(Kind.CATALOGUE, lead=("lead",), dates=("adopted",)),
    Article: Indexed(Kind.NEWS, lead=("lead",), body=("body", "speaker"), words=("kind",), dates=("dated",)),
    Publication: Indexed(
        Kind.PUBLICATION, lead=("authors", "lead"), body=("body", "keywords", "affiliations"), dates=("issued",)
    ),
    Source: Indexed(Kind.SOURCE, lead=("publisher",), body=("note",), dates=("issued",)),
    Text: Indexed(Kind.PAGE, lead=("lead",), body=("body",)),
    Principle: Indexed(Kind.PAGE, body=("text",)),
    Goal: Indexed(Kind.PAGE, body=("text",)),
    Milestone: Indexed(Kind.PAGE, body=("text",)),
    Questionnaire: Indexed(Kind.PAGE, lead=("lead",), dates=("written",)),
    Question: Indexed(Kind.PAGE, ("question",), body=("answer",)),
    Contact: Indexed(Kind.PAGE, ("label",), body=("value",)),
}  # fmt: skip
