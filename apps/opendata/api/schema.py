"""What the API says of itself: an OpenAPI 3.1 document made of the very views, filters and serializers."""

from copy import deepcopy
from functools import lru_cache
from typing import Any

from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, override
from drf_spectacular.extensions import OpenApiSerializerExtension
from drf_spectacular.generators import SchemaGenerator
from drf_spectacular.openapi import AutoSchema
from drf_spectacular.plumbing import ResolvedComponent
from drf_spectacular.utils import OpenApiParameter

from apps.core.addresses import absolute
from apps.core.languages import LANGUAGES
from apps.opendata.api.filters import DAY
from apps.opendata.api.pagination import Pages
from apps.opendata.codebook import MEANINGS
from apps.opendata.licence import LICENCE, LICENCE_URL
from apps.opendata.problems import CONTENT_TYPE
from apps.opendata.records import shapes
from apps.opendata.records.kinds import KINDS

URLS = "apps.opendata.api.urls"
OF_ALL = {DAY, Pages.cursor_query_param, Pages.page_size_query_param}
"""The parameters of every list."""

PROBLEM_SCHEMA = {
    "type": "object",
    "properties": {
        "type": shapes.TEXT,
        "title": shapes.TEXT,
        "status": shapes.NUMBER,
        "detail": shapes.TEXT,
        "parameters": shapes.keyed(shapes.several(shapes.TEXT)),
    },
    "required": ["type", "title", "status", "detail"],
}
ON = OpenApiParameter(
    DAY,
    shapes.DAY,
    description=gettext_lazy(
        "The day to show, from 1992-10-05 on: of what has a period only what counts on it, of events and documents "
        "what had begun by it, and everything under the name that it bore then. Without it: all records, under "
        "today’s names."
    ),
    examples=[],
)


class RecordsSchema(AutoSchema):
    """Describes a view of the API."""

    def get_override_parameters(self):
        return [ON]

    def get_operation_id(self):
        return f"{self.view.kind.name}-{'list' if self.view.is_list else 'record'}"

    def get_tags(self):
        return [self.view.kind.name]

    def get_paginated_name(self, serializer_name):
        return f"{serializer_name}-list"

    def get_summary(self):
        meta = self.view.kind.model._meta
        return capfirst(str(meta.verbose_name_plural if self.view.is_list else meta.verbose_name))

    def get_description(self):
        return str(MEANINGS[self.view.kind.name])

    def _get_response_bodies(self, direction="response"):
        """As drf-spectacular's, and what goes wrong."""
        component = ResolvedComponent("Problem", ResolvedComponent.SCHEMA, PROBLEM_SCHEMA, "Problem")
        self.registry.register_on_missing(component)
        told = {
            "400": _("The address asks in a way that is not understood; “parameters” says why."),
            "404": _("There is nothing at this address."),
            "429": _("Too many requests; “Retry-After” says after how many seconds to ask again."),
        }
        if self.view.is_list:
            del told["404"]
        content = {CONTENT_TYPE: {"schema": component.ref}}
        bodies = super()._get_response_bodies(direction)
        return bodies | {code: {"description": text, "content": content} for code, text in told.items()}


class RecordExtension(OpenApiSerializerExtension):
    """A record is described by its own JSON Schema, under the name of its kind."""

    target_class = "apps.opendata.records.record.RecordSerializer"
    match_subclasses = True

    def get_name(self, auto_schema, direction):
        return auto_schema.view.kind.name

    def map_serializer(self, auto_schema, direction):
        return self.target.json_schema()


@lru_cache(maxsize=len(LANGUAGES))
def described(language: str) -> dict[str, Any]:
    """The document in that language, without examples."""
    with override(language):
        document = SchemaGenerator(urlconf=URLS).get_schema(request=None, public=True)
        document["info"] = {
            "title": _("Data of the CICA portal"),
            "version": "1",
            "description": _(
                "Members, bodies, chairmanships, confidence building measures, events and documents of CICA: every "
                "fact dated and sourced, in English and Russian. Read only, without registration."
            ),
            "license": {"name": LICENCE, "url": LICENCE_URL},
        }
        document["servers"] = [{"url": absolute(reverse("api:index")).rstrip("/")}]
    return document


@lru_cache(maxsize=len(LANGUAGES))
def lists(language: str) -> list[dict[str, Any]]:
    """The lists in that language: `kind`, `name`, and `filters`, each with `name` and `description`."""
    paths = described(language)["paths"]
    operations = ((name, paths[f"/{name}/"]["get"]) for name in KINDS)
    return [
        {
            "kind": name,
            "name": operation["summary"],
            "filters": [each for each in operation["parameters"] if each["name"] not in OF_ALL],
        }
        for name, operation in operations
    ]


def document(language: str, examples: dict[str, tuple[str, Any]]) -> dict[str, Any]:
    """The document with an example of each kind: by kind, what names the record in addresses, and the record."""
    found = deepcopy(described(language))
    for path in found["paths"].values():
        operation = path["get"]
        content = operation["responses"]["200"]["content"]["application/json"]
        kind = operation["tags"][0]
        if kind in examples:
            name, record = examples[kind]
            is_list = operation["operationId"].endswith("-list")
            content["example"] = {"next": None, "previous": None, "results": [record]} if is_list else record
            for parameter in operation["parameters"]:
                if parameter["in"] == "path":
                    parameter["example"] = name
    return found
