"""A page as a graph of linked data: the page itself, the way to it, what it is about, and all records that it shows.

The brief form stands in the page's head, for search engines; the whole is the page's `.jsonld`.
"""

from typing import Any

from django.db.models import prefetch_related_objects
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext, gettext_noop

from apps.core.addresses import absolute
from apps.core.context import Portal
from apps.core.day import other_day
from apps.core.languages import LANGUAGES, active
from apps.core.models import key_of
from apps.core.pages import thing_of
from apps.editions.models import Publishable
from apps.opendata.licence import LICENCE_URL
from apps.opendata.linked.pen import (
    ACRONYM,
    CONTEXT,
    NAME,
    PORTAL,
    Node,
    Pen,
    cica_id,
    is_official,
    node,
    website_id,
)
from apps.opendata.linked.things import RELATIONS, node_of, role_of
from apps.opendata.records.identity import id_of, is_public
from apps.participation.models import Participation
from apps.sources.footnotes import footnotes_of

FRONT = "home:home"
OPEN_DATA = "opendata:overview"
DATASET = gettext_noop("Open data of the CICA portal")
DESCRIPTION = gettext_noop(
    "Members, bodies, chairmanships, confidence building measures, events and documents of CICA in tables: each fact "
    "with its dates and sources, in both languages."
)

Context = dict[str, Any]


def brief(request: HttpRequest, context: Context) -> Node:
    """What search engines want to know of the page, of what the page has looked up already."""
    pen, thing = Pen(is_brief=True), thing_of(request, context)
    page = _page(request, thing)
    if thing:
        page["mainEntity"] = {**(node_of(thing, pen) or {}), **_status(context.get("status"), pen)}
    elif _view_name(request) == OPEN_DATA:
        page["mainEntity"] = _dataset(pen)
    if _view_name(request) == FRONT:
        return {"@context": CONTEXT, "@graph": [page, _website(pen), _cica(pen)]}
    return {"@context": CONTEXT, **page}


def whole(request: HttpRequest, context: Context) -> Node:
    """All that the page shows of which schema.org has a notion, in both languages."""
    pen, thing = Pen(), thing_of(request, context)
    records = _records(thing, context)
    page = _page(request, thing)
    if thing:
        page["mainEntity"] = {"@id": id_of(thing)}
    elif _view_name(request) == FRONT:
        page["mainEntity"] = {"@id": cica_id()}
    elif _view_name(request) == OPEN_DATA:
        page["mainEntity"] = _dataset(pen)
    moments = [record.updated_at for record in records if hasattr(record, "updated_at")]
    if moments and not thing:
        page["dateModified"] = max(moments).isoformat(timespec="seconds")
    if day := other_day():
        page["temporalCoverage"] = day.date.isoformat()
    nodes = filter(None, (node_of(record, pen) for record in records))
    return {"@context": CONTEXT, "@graph": [page, _website(pen), _cica(pen), *nodes]}


def _view_name(request: HttpRequest) -> str:
    return request.resolver_match.view_name if request.resolver_match else ""


def _records(thing: Publishable | None, context: Context) -> list[Any]:
    """The thing, and what else the page shows that readers may see, with all that the nodes name."""
    footnotes = footnotes_of(context)
    shown = footnotes.shown if footnotes else {}
    own = {key_of(thing): thing} if thing else {}
    records: list[Any] = list((own | shown).values())
    for model, relations in RELATIONS.items():
        rows: list[Any] = [record for record in records if isinstance(record, model)]
        prefetch_related_objects(rows, *relations)
    return [record for record in records if record == thing or is_public(record)]


def _status(held: Any, pen: Pen) -> Node:
    """As what a state or an organization is with CICA on the day of the page, if it is anything."""
    if not isinstance(held, Participation):
        return {}
    role = {name: fact for name, fact in role_of(held, pen).items() if name != "member"}
    return {"memberOf": {**role, "memberOf": pen.cica}}


def _page(request: HttpRequest, thing: Publishable | None) -> Node:
    portal = Portal(request)
    steps = getattr(request, "trail", [])
    facts: dict[str, Any] = {
        "name": steps[-1][0] if steps else gettext(NAME),
        "inLanguage": active(),
        "isPartOf": {"@id": website_id()},
        "workTranslation": {"@type": "WebPage", "@id": portal.other_language["url"]},
        "breadcrumb": _trail(steps),
    }
    if thing:
        facts["datePublished"] = thing.published_at and thing.published_at.isoformat(timespec="seconds")
        facts["dateModified"] = thing.updated_at.isoformat(timespec="seconds")
        over = thing.withdrawn_at or (thing.expires_at if thing.is_expired else None)
        facts["expires"] = over and over.isoformat(timespec="seconds")
    return {**node("WebPage", **facts), "@id": portal.canonical}


def _trail(steps: list[tuple[str, str]]) -> Node | None:
    """The way from the front page; the last step is the page itself."""
    items = [
        node("ListItem", position=number, name=name, item=absolute(path) if path else None)
        for number, (name, path) in enumerate(steps, 1)
    ]
    return {"@type": "BreadcrumbList", "itemListElement": items} if items else None


def _dataset(pen: Pen) -> Node:
    """All published records, as one file."""
    file = node("DataDownload", contentUrl=absolute(reverse("download")), encodingFormat="application/zip")
    facts = {
        "name": pen.phrase(DATASET),
        "description": pen.phrase(DESCRIPTION),
        "license": LICENCE_URL,
        "creator": pen.cica if is_official() else None,
        "inLanguage": list(LANGUAGES),
        "distribution": file,
    }
    return {**node("Dataset", **facts), "@id": absolute("data/")}


def _website(pen: Pen) -> Node:
    facts = {
        "name": pen.phrase(PORTAL),
        "url": absolute("/"),
        "inLanguage": list(LANGUAGES),
        "about": {"@id": cica_id()},
        "publisher": {"@id": cica_id()} if is_official() else None,
    }
    return {**node("WebSite", **facts), "@id": website_id()}


def _cica(pen: Pen) -> Node:
    names = {"name": pen.phrase(NAME), "alternateName": pen.phrase(ACRONYM)}
    return {**node("Organization", **names), "@id": cica_id()}
