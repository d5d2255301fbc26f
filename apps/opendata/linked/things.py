"""What each kind of record is in the words of schema.org: what has a page, and the parts that say since when."""

from functools import singledispatch
from typing import Any

from apps.about.models import Contact, Goal, Principle, Question
from apps.bodies.models import Body, Holder
from apps.catalogue.models import Area, Coordination, Dimension, Edition, Measure, Placement
from apps.chairmanships.models import Chairmanship
from apps.core.addresses import absolute, address_of
from apps.core.languages import LANGUAGES
from apps.documents.models import Document
from apps.editions.models import path_of
from apps.news.models import Article, Publication
from apps.opendata.linked.pen import Node, Pen, cica_id, day, is_official, node, term
from apps.opendata.records.identity import id_of, is_public
from apps.participants.models import FormerName, Organization, Place, State
from apps.participation.models import Participation
from apps.sources.models import Source
from apps.timeline.models import Event

STATE = ["Country", "Organization"]
"""schema.org's Country is a place alone; what is a member of an organization is one too."""

NOT_MEETINGS = {Event.Kind.INITIATIVE, Event.Kind.ACCESSION, Event.Kind.DECISION, Event.Kind.SIGNING}
ATTENDANCE = {
    Event.Format.IN_PERSON: "OfflineEventAttendanceMode",
    Event.Format.ONLINE: "OnlineEventAttendanceMode",
    Event.Format.HYBRID: "MixedEventAttendanceMode",
}

RELATIONS: dict[type, tuple[str, ...]] = {
    State: ("capital",),
    Organization: ("seat",),
    Place: ("state",),
    FormerName: ("state", "organization", "place"),
    Participation: ("state", "organization"),
    Event: ("place",),
    Document: ("event__place", "place"),
    Body: ("reports_to", "seat"),
    Holder: ("office__body",),
    Chairmanship: ("state",),
    Placement: ("area", "dimension"),
    Measure: ("area", "dimension"),
    Coordination: ("area", "state"),
    Edition: ("document",),
    Question: ("questionnaire",),
}
"""By model, what a node names besides the record: loaded for all records of a page at once."""


@singledispatch
def node_of(record: Any, pen: Pen) -> Node | None:
    """The record as a node; None for one that schema.org has no words for."""
    return None


@node_of.register
def _state(state: State, pen: Pen) -> Node:
    facts: dict[str, Any] = {}
    if not pen.is_brief:
        facts = {
            "alternateName": pen.text(state, "official_name"),
            "identifier": node("PropertyValue", propertyID="ISO 3166-1 alpha-2", value=state.iso2),
            "containsPlace": pen.reference("City", state.capital),
        }
    return node(STATE, state, name=pen.name(state), **facts)


@node_of.register
def _organization(organization: Organization, pen: Pen) -> Node:
    facts: dict[str, Any] = {"alternateName": organization.abbreviation, "url": organization.url}
    if not pen.is_brief:
        facts["description"] = pen.text(organization, "description")
        facts["location"] = pen.reference("Place", organization.seat)
    return node("Organization", organization, name=pen.name(organization), **facts)


@node_of.register
def _place(place: Place, pen: Pen) -> Node:
    known = {"latitude": place.latitude, "longitude": place.longitude}
    at = {name: float(value) for name, value in known.items() if value is not None}
    geo = node("GeoCoordinates", **at) if at else None
    return node("Place", name=pen.name(place), geo=geo, containedInPlace=pen.reference("Country", place.state))


@node_of.register
def _former_name(former: FormerName, pen: Pen) -> Node | None:
    bearer = former.state or former.organization
    names = [name for field in ("name", "official_name") for name in pen.text(former, field) or []]
    return {"@id": id_of(bearer), "alternateName": names} if bearer else None


@node_of.register
def _participation(held: Participation, pen: Pen) -> Node | None:
    return None if held.is_planned else {"@id": cica_id(), "member": role_of(held, pen)}


def role_of(held: Participation, pen: Pen) -> Node:
    """A status as the role in which somebody is with CICA."""
    who = pen.reference(STATE, held.state) or pen.reference("Organization", held.organization)
    return node("OrganizationRole", roleName=pen.choice(held, "status"), member=who, **term(held))


@node_of.register
def _event(event: Event, pen: Pen) -> Node:
    starts = day(event.starts)
    if starts and event.start_time and event.starts.is_exact:
        starts = f"{starts}T{event.start_time:%H:%M}"
    is_ahead = event.is_planned and not event.is_unconfirmed
    facts = {
        "startDate": starts,
        "endDate": day(event.ends or event.starts),
        "eventStatus": "EventScheduled" if is_ahead else None,
        "eventAttendanceMode": ATTENDANCE[Event.Format(event.format)] if event.format else None,
        "location": _location(event, pen),
        "organizer": None if event.kind in NOT_MEETINGS else pen.cica,
    }
    if not pen.is_brief:
        facts["description"] = pen.text(event, "lead")
    return node("Event", event, name=pen.text(event, "title"), **facts)


def _location(event: Event, pen: Pen) -> Node | None:
    """Where it was, by the name that the place bore then."""
    if not event.place:
        return None
    venue, city = pen.text(event, "venue"), pen.name_on(event.place, event.starts.counts_from)
    return node("Place", name=venue or city, address=node("PostalAddress", addressLocality=city))


@node_of.register
def _document(document: Document, pen: Pen) -> Node:
    facts: dict[str, Any] = {
        "dateCreated": day(document.adopted),
        "inLanguage": _languages(document.authentic_language),
        "sourceOrganization": pen.cica,
    }
    if not pen.is_brief:
        place = document.place or (document.event.place if document.event and is_public(document.event) else None)
        facts |= {
            "genre": pen.choice(document, "kind"),
            "creativeWorkStatus": pen.choice(document, "standing"),
            "abstract": pen.text(document, "lead"),
            "locationCreated": pen.reference("Place", place),
            "sameAs": document.url,
        }
    return node("CreativeWork", document, name=pen.text(document, "title"), **facts)


@node_of.register
def _body(body: Body, pen: Pen) -> Node:
    above = pen.reference("Organization", body.reports_to) or pen.cica
    facts: dict[str, Any] = {
        "alternateName": pen.text(body, "abbreviation"),
        "foundingDate": day(body.established),
        "dissolutionDate": day(body.ended),
        "parentOrganization": above,
    }
    if not pen.is_brief:
        facts |= {"description": pen.text(body, "lead"), "location": pen.reference("Place", body.seat)}
    return node("Organization", body, name=pen.name(body), **facts)


@node_of.register
def _holder(holder: Holder, pen: Pen) -> Node | None:
    if holder.is_planned:
        return None
    person = node("Person", name=pen.text(holder, "name"))
    role = node("OrganizationRole", roleName=pen.text(holder.office, "title"), member=person, **term(holder))
    return {"@id": id_of(holder.office.body), "member": role}


@node_of.register
def _chairmanship(chairmanship: Chairmanship, pen: Pen) -> Node:
    facts: dict[str, Any] = {"member": pen.reference(STATE, chairmanship.state), "memberOf": pen.cica}
    facts |= term(chairmanship)
    if not pen.is_brief:
        facts["description"] = pen.text(chairmanship, "lead")
    name = pen.phrase("Chairmanship")
    return node("OrganizationRole", chairmanship, name=pen.name(chairmanship), roleName=name, **facts)


@node_of.register
def _dimension(dimension: Dimension, pen: Pen) -> Node:
    kind = ["DefinedTerm", "DefinedTermSet"]
    return node(
        kind, dimension, name=pen.name(dimension), description=_lead(dimension, pen), inDefinedTermSet=_catalogue()
    )


@node_of.register
def _area(area: Area, pen: Pen) -> Node:
    facts = {"description": _lead(area, pen), "inDefinedTermSet": _catalogue()}
    return node("DefinedTerm", area, name=pen.name(area), **facts)


@node_of.register
def _placement(placement: Placement, pen: Pen) -> Node | None:
    area, dimension = placement.area, placement.dimension
    if not placement.is_current or not is_public(area) or not is_public(dimension):
        return None
    return {"@id": id_of(dimension), "hasDefinedTerm": {"@id": id_of(area)}}


@node_of.register
def _measure(measure: Measure, pen: Pen) -> Node:
    owner = measure.area or measure.dimension
    facts = {"termCode": measure.number, "description": pen.text(measure, "text")}
    return node("DefinedTerm", measure, inDefinedTermSet={"@id": id_of(owner)}, **facts)


@node_of.register
def _coordination(held: Coordination, pen: Pen) -> Node | None:
    if held.is_planned or not is_public(held.state):
        return None
    facts = {
        "name": pen.name(held.area),
        "roleName": pen.choice(held, "role"),
        "member": pen.reference(STATE, held.state),
    }
    return {"@id": cica_id(), "member": node("OrganizationRole", **facts, **term(held))}


@node_of.register
def _edition(edition: Edition, pen: Pen) -> Node:
    example = pen.reference("CreativeWork", edition.document)
    return node(
        "CreativeWork", edition, name=pen.text(edition, "title"), dateCreated=day(edition.adopted), sameAs=example
    )


@node_of.register
def _article(article: Article, pen: Pen) -> Node:
    facts: dict[str, Any] = {
        "headline": pen.text(article, "title"),
        "datePublished": day(article.dated),
        "dateModified": article.updated_at.date().isoformat(),
        "image": absolute(article.image.url) if article.image else None,
        "author": pen.cica if is_official() else None,
    }
    if not pen.is_brief:
        facts |= {"abstract": _lead(article, pen), "articleSection": pen.choice(article, "kind")}
    return node("NewsArticle", article, **facts)


@node_of.register
def _publication(publication: Publication, pen: Pen) -> Node:
    facts: dict[str, Any] = {
        "creditText": pen.text(publication, "authors"),
        "datePublished": day(publication.issued),
        "inLanguage": _languages(publication.language),
        "sameAs": publication.url,
        "abstract": _lead(publication, pen),
    }
    return node("CreativeWork", publication, name=pen.text(publication, "title"), **facts)


@node_of.register
def _source(source: Source, pen: Pen) -> Node:
    publisher = pen.text(source, "publisher")
    facts: dict[str, Any] = {
        "publisher": node("Organization", name=publisher) if publisher else None,
        "datePublished": day(source.issued),
        "inLanguage": source.language if source.language != Source.Language.OTHER else None,
        "url": source.url,
    }
    return node("CreativeWork", source, name=pen.text(source, "title"), **facts)


@node_of.register
def _question(question: Question, pen: Pen) -> Node | None:
    answer = node("Answer", text=pen.text(question, "answer"))
    return node("Question", question, name=pen.text(question, "question"), acceptedAnswer=answer)


@node_of.register(Principle)
@node_of.register(Goal)
def _numbered(record: Principle | Goal, pen: Pen) -> Node:
    facts = {"termCode": str(record.order), "name": pen.text(record, "title"), "description": pen.text(record, "text")}
    return node("DefinedTerm", record, **facts)


@node_of.register
def _contact(contact: Contact, pen: Pen) -> Node | None:
    kind = Contact.Kind(contact.kind)
    if kind in (Contact.Kind.WEB, Contact.Kind.CHANNEL):
        return {"@id": cica_id(), "sameAs": contact.url} if contact.url else None
    if kind == Contact.Kind.ADDRESS:
        return {"@id": cica_id(), "address": pen.text(contact, "value")}
    reached = {"email" if kind == Contact.Kind.EMAIL else "telephone": contact.value}
    return {
        "@id": cica_id(),
        "contactPoint": node("ContactPoint", contactType=pen.choice(contact, "purpose"), **reached),
    }


def _languages(code: str) -> str | list[str]:
    """Of a text in one language, or in both."""
    return list(LANGUAGES) if code == "both" else code


def _lead(record: Any, pen: Pen) -> Any:
    return None if pen.is_brief else pen.text(record, "lead")


def _catalogue() -> Node:
    return {"@type": "DefinedTermSet", "@id": absolute(path_of(address_of("catalogue:catalogue")))}
