"""Who a record is: its kind, its address in every language, its name, and whether readers may see it."""

from functools import cache
from typing import Any

from django.db import models
from django.utils.translation import override

from apps.about import models as about
from apps.bodies import models as bodies
from apps.catalogue import models as catalogue
from apps.chairmanships import models as chairmanships
from apps.core.addresses import absolute, in_language
from apps.core.forms import bilingual_fields
from apps.core.languages import LANGUAGES
from apps.documents import models as documents
from apps.news import models as news
from apps.participants import models as participants
from apps.participation import models as participation
from apps.sources import models as sources
from apps.timeline import models as timeline

API = "api/v1/"

MODELS: dict[str, type[models.Model]] = {
    "states": participants.State,
    "organizations": participants.Organization,
    "places": participants.Place,
    "former-names": participants.FormerName,
    "participations": participation.Participation,
    "events": timeline.Event,
    "documents": documents.Document,
    "bodies": bodies.Body,
    "meeting-rules": bodies.MeetingRule,
    "sessions": bodies.Session,
    "offices": bodies.Office,
    "holders": bodies.Holder,
    "chairmanships": chairmanships.Chairmanship,
    "priorities": chairmanships.Priority,
    "officials": chairmanships.Official,
    "editions": catalogue.Edition,
    "dimensions": catalogue.Dimension,
    "areas": catalogue.Area,
    "placements": catalogue.Placement,
    "coordinations": catalogue.Coordination,
    "measures": catalogue.Measure,
    "principles": about.Principle,
    "goals": about.Goal,
    "milestones": about.Milestone,
    "questionnaires": about.Questionnaire,
    "questions": about.Question,
    "contacts": about.Contact,
    "texts": about.Text,
    "articles": news.Article,
    "publications": news.Publication,
    "sources": sources.Source,
    "citations": sources.Citation,
}
"""All kinds of records, each with one word for addresses and data."""

_KINDS = {model: kind for kind, model in MODELS.items()}
NAMED_BY = {chairmanships.Chairmanship: ("state",)}
"""The relations from which a thing has its name, where it has none itself."""

_NAMES = ("name", "official_name", "title", "question", "label", "rule", "text")


def kind_of(record: Any) -> str:
    """The kind of a record or model; that of a proxy is its table's. Raises KeyError for what is no record."""
    return _KINDS[record._meta.concrete_model]


def is_public(record: Any) -> bool:
    """Whether readers may see it: it is published, and so is what it is part of."""
    return getattr(record, "is_shown", getattr(record, "is_published", True))


def id_of(record: Any) -> str:
    """The address that stays, whatever the language: of its page, else of the record in the API."""
    path = getattr(record, "public_path", "")
    return absolute(path or f"{API}{kind_of(record)}/{getattr(record, _key(record._meta.concrete_model))}/")


@cache
def _key(model: type[models.Model]) -> str:
    """What names a record of the model in addresses."""
    return "slug" if any(field.name == "slug" and field.unique for field in model._meta.fields) else "pk"


def urls_of(record: Any) -> dict[str, str] | None:
    """The address of the page that shows it, in each language; None where there is none."""
    shown_on: Any = record if hasattr(record, "get_absolute_url") else getattr(record, "page", None)
    if not hasattr(shown_on, "get_absolute_url"):
        return None
    address = shown_on.get_absolute_url()
    return {language: absolute(in_language(address, language)) for language in LANGUAGES}


def label_of(record: Any, language: str) -> str | None:
    """What it is called in that language on the day shown; None where it has no name in it."""
    columns = [f"{name}_{language}" for name in _NAMES if name in bilingual_fields(type(record))]
    if not columns:  # named by what it joins
        with override(language):
            return str(record)
    bearers = filter(None, (getattr(record, "name_shown", None), record))
    return next((name for bearer in bearers for column in columns if (name := getattr(bearer, column, None))), None)


def texts_of(record: Any, name: str) -> dict[str, str | None]:
    """A text of the record in both languages; None in one in which it does not stand."""
    return {language: getattr(record, f"{name}_{language}") or None for language in LANGUAGES}


def reference_of(record: Any) -> dict[str, Any]:
    """A record as others name it."""
    names = {language: label_of(record, language) for language in LANGUAGES}
    return {"id": id_of(record), "kind": kind_of(record), "name": names}
