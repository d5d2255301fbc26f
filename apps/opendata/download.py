"""Everything open in one file: a table for each kind of record, and a description that programs read."""

import hashlib
import io
import json
from collections.abc import Iterable
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.utils.translation import override
from django.views.decorators.http import require_safe

from apps.core.addresses import absolute, address_of
from apps.core.languages import LANGUAGES
from apps.editions.models import path_of
from apps.opendata.codebook import Column, columns_of, name_of
from apps.opendata.licence import LICENCE, LICENCE_URL
from apps.opendata.overview.rows import FieldSerializer, fields
from apps.opendata.records.kinds import KINDS, Kind
from apps.opendata.tables import written

PAGE = "opendata:overview"
MOMENT = (1980, 1, 1, 0, 0, 0)  # one for ever: the same data make the same bytes


@require_safe
def download(request: HttpRequest) -> HttpResponse:
    """The file, the same for readers of both languages."""
    headers = {"Content-Disposition": 'attachment; filename="cica.zip"', "Access-Control-Allow-Origin": "*"}
    return HttpResponse(archive(), content_type="application/zip", headers=headers)


def archive() -> bytes:
    """The whole as a ZIP of CSV files with a data package description."""
    files: dict[str, bytes] = {}
    resources = []
    for kind in KINDS.values():
        columns = columns_of(kind)
        rows = kind.serializer.table(kind.serializer(kind.published(), many=True).data)
        files[f"{kind.name}.csv"] = _table([column.name for column in columns], rows)
        resources.append(_resource(kind, columns, files[f"{kind.name}.csv"]))
    header = FieldSerializer.header()
    lines: Any = FieldSerializer(fields(), many=True, context={"prepared": None}).data
    files["codebook.csv"] = _table(header, FieldSerializer.table(lines))
    described = {"fields": [{"name": name, "type": "string"} for name in header]}
    resources.append(_file("codebook", files["codebook.csv"]) | {"schema": described})
    said = {"kinds": [(kind, name_of(kind)) for kind in KINDS.values()], "licence": LICENCE, "licence_url": LICENCE_URL}
    files["README.md"] = _in_both("opendata/readme.txt", said)
    files["LICENCE.txt"] = _in_both("opendata/licence.txt", said)
    files["datapackage.json"] = json.dumps(_package(resources), ensure_ascii=False, indent=1).encode()
    return _packed(files)


def _table(header: list[str], rows: Iterable[list[Any]]) -> bytes:
    return written(header, rows).encode()


def _in_both(template: str, said: dict[str, Any]) -> bytes:
    """A text in one language under the other."""
    texts = []
    for language in LANGUAGES:
        with override(language):
            addresses = {"site": settings.SITE_URL, "page": absolute(address_of(PAGE))}
            texts.append(render_to_string(template, said | addresses).strip())
    return "\n\n---\n\n".join([*texts, ""]).encode()


def _packed(files: dict[str, bytes]) -> bytes:
    packed = io.BytesIO()
    with ZipFile(packed, "w") as archived:
        for name in sorted(files):
            entry = ZipInfo(name, MOMENT)
            entry.compress_type, entry.external_attr = ZIP_DEFLATED, 0o644 << 16
            archived.writestr(entry, files[name], compresslevel=6)
    return packed.getvalue()


# --- the description for programs (frictionless data package)


def _package(resources: list[dict[str, Any]]) -> dict[str, Any]:
    page = absolute(path_of(address_of(PAGE)))
    return {
        "profile": "tabular-data-package",
        "name": "cica",
        "id": page,
        "title": "Data of the CICA portal",
        "title_ru": "Данные портала СВМДА",
        "homepage": page,
        "licenses": [{"name": "CC-BY-4.0", "title": LICENCE, "path": LICENCE_URL}],
        "resources": resources,
    }


def _file(name: str, content: bytes) -> dict[str, Any]:
    return {
        "profile": "tabular-data-resource",
        "name": name,
        "path": f"{name}.csv",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": len(content),
        "hash": f"sha256:{hashlib.sha256(content).hexdigest()}",
    }


def _resource(kind: Kind, columns: list[Column], content: bytes) -> dict[str, Any]:
    names = name_of(kind)
    ways = [
        {"fields": column.name, "reference": {"resource": _named(column.leads_to, kind), "fields": "id"}}
        for column in columns
        if column.leads_to
    ]
    schema = {"fields": [_field(column) for column in columns], "primaryKey": "id", "foreignKeys": ways}
    return _file(kind.name, content) | {"title": names["en"], "title_ru": names["ru"], "schema": schema}


def _named(leads_to: str, kind: Kind) -> str:
    """As keys name a resource: itself by nothing."""
    return "" if leads_to == kind.name else leads_to


def _field(column: Column) -> dict[str, Any]:
    described = {
        "name": column.name,
        "description": column.meaning["en"],
        "description_ru": column.meaning["ru"],
        **_type(column.schema),
    }
    constraints: dict[str, Any] = {}
    if column.name == "id":
        constraints |= {"required": True, "unique": True}
    if codes := column.schema.get("enum"):
        constraints["enum"] = codes
    return described | ({"constraints": constraints} if constraints else {})


def _type(schema: dict[str, Any]) -> dict[str, str]:
    match schema.get("type"), schema.get("format"):
        case "string", "date":
            return {"type": "date"}
        case "string", "date-time":
            return {"type": "datetime"}
        case "string", "uri":
            return {"type": "string", "format": "uri"}
        case ("boolean" | "integer" | "number") as known, _:
            return {"type": known}
    return {"type": "string"}
