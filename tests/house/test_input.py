"""Nothing that a visitor types makes a fault of the server: every kind of address, every parameter, anything in it.

The kinds are those of the URL resolver and the parameters those that the code reads: new ones are tried by themselves.
"""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import quote, quote_plus

import pytest
from django.conf import settings
from django.forms import Form
from django.test import Client
from django.urls import URLPattern, get_resolver
from django.urls.resolvers import RegexPattern
from django.utils.regex_helper import normalize
from django.utils.translation import override
from django_filters import FilterSet
from hypothesis import HealthCheck, Phase, given, seed
from hypothesis import settings as examples
from hypothesis import strategies as st

from apps.core.parameters import OF_READING
from apps.opendata.forms import FORMS

READ = re.compile(r'(?:GET|query_params|asked)(?:\.get(?:list)?\(|\[)"(\w+)"')
NAMED = {"on", "page", "q", "languages", "format", "cursor", "page_size", "lang", "t", "id", *OF_READING}
"""Parameters that the code reads by a name kept elsewhere."""

OF_STAFF = {"accounts", "actions", "desk", "proposals", "transfer"}
"""Apps whose forms visitors do not fill."""

MARKUP = "\"'><script>alert(1)</script>"
HOSTILE = [
    "", "\0", "a\0b", MARKUP, "'", "%", "\\", "-1", "0", "2147483648", "99999999999999999999", "1e9", "NaN", "null",
    "[]", "true", "0001-01-01", "9999-12-31", "2021-02-30", "2021-10-12", "2026-11-22T10:15Z", "9" * 3000, "я" * 1000,
    "Казахстан", "中文", "\u202e\u200d", "İ", "ß", "{members}", "{0.__class__}", "%s%n", "../../etc/passwd", "a&b;c=d",
    "::", "both", "kazakhstan", "member", "2022", '"unclosed -minus OR (', "\r\nSet-Cookie: a=b", "\x7f\x1b",
]  # fmt: skip
RAW = ["%FF%FE", "%", "%zz", "%C0%80", "%ED%A0%80", "%00", "+", "&&;=", "%u0041"]
"""What stands in an address as it is: bytes that are no text."""

SLUGS = {
    "states": "kazakhstan", "organizations": "unodc", "bodies": "secretariat", "chairmanships": "azerbaijan-2024",
    "dimensions": "economic", "areas": "human-dimension", "documents": "almaty-act", "sources": "cica-structure",
    "events": "sixth-summit", "news": "new-headquarters-opened", "publications": "laumulin-kozhirova",
}  # fmt: skip
GOOD = {
    "kind": ["states", "areas", "bodies", "organization"],
    "day": ["2021-10-12", "1992-10-05"],
    "first": ["2001-09-05", "kazakhstan"],
    "last": ["2025-12-31"],
    "second": ["turkiye"],
    "year": ["2022", "0000", "9999"],
    "page": [
        "states/kazakhstan",
        "members",
        "index",
        "documents",
        "timeline",
        "on/2021-10-12",
        "data/../x",
        "a//b",
        "",
    ],
    "suffix": list(FORMS),
    "pk": ["1", "0", "999999999999999999"],
    "mark": ["0123456789ab"],
}
TO_EACH = [MARKUP, "\0", "9" * 100, "\N{REPLACEMENT CHARACTER}-1"]
"""What every parameter that there is gets at once; besides come random ones."""
FEW = {"briefs:pdf": 2, "picture": 2, "download": 1, "schema": 1, "sitemap": 1, "data": 40}
"""How many random addresses those get that take long, and those that stand for many."""
OF_API = {"api:index", "api:states-list", "api:states-detail", "api:citations-list", "api:openapi"}
"""Those of the API that differ; the others are made like them."""
OFTEN, OFTEN_OF_API = 4, 1


def kinds() -> dict[str, str]:
    """Every public address by its name, `{slug}` for a part that anybody may type."""
    found: dict[str, str] = {}
    with override("en"):
        for name, address in _addresses(get_resolver(), "", ""):
            found.setdefault(name if name not in found else f"{name} {address}", address)
    return {name: address for name, address in found.items() if not address.startswith("admin/")}


def _addresses(resolver, before: str, namespace: str) -> Iterator[tuple[str, str]]:
    for pattern in resolver.url_patterns:
        address = before + _written(pattern.pattern)
        if isinstance(pattern, URLPattern):
            yield f"{namespace}{pattern.name}", address
        else:
            yield from _addresses(
                pattern, address, f"{namespace}{pattern.namespace}:" if pattern.namespace else namespace
            )


def _written(pattern) -> str:
    if isinstance(pattern, RegexPattern):
        ((form, _names),) = normalize(str(pattern))[:1]
        return re.sub(r"%\((\w+)\)s", r"{\1}", form)
    return re.sub(r"<(?:\w+:)?(\w+)>", r"{\1}", str(pattern))


def parameters() -> list[str]:
    """All that the code reads of a query: by name, and through filters and forms."""
    sources = (path.read_text() for path in Path(settings.BASE_DIR, "apps").rglob("*.py"))
    read = {name for source in sources for name in READ.findall(source)}
    filters = {name for found in heirs(FilterSet) for name in getattr(found, "base_filters", ())}
    forms = {name for found in heirs(Form) if is_public(found) for name in found.base_fields}
    return sorted(read | filters | forms | NAMED)


def heirs(known: Any) -> Iterator[Any]:
    for found in known.__subclasses__():
        yield found
        yield from heirs(found)


def is_public(form: type[Form]) -> bool:
    top, app, *_rest = form.__module__.split(".")
    return top == "apps" and app not in OF_STAFF


KINDS = kinds()
PARAMETERS = parameters()

typed = st.one_of(
    st.sampled_from(HOSTILE).map(quote_plus),
    st.sampled_from(RAW),
    st.text(st.characters(exclude_categories=["Cs"]), max_size=20).map(quote_plus),
    st.binary(max_size=12).map(lambda found: "".join(f"%{byte:02X}" for byte in found)),
)
names = st.one_of(
    st.sampled_from(PARAMETERS),
    st.sampled_from(PARAMETERS).map(lambda name: f"{name}[]"),
    st.sampled_from(PARAMETERS).map(lambda name: f"{name}__lt"),
    typed,
)
queries = st.lists(st.tuples(names, typed), max_size=8).map(
    lambda pairs: "&".join(f"{name}={value}" for name, value in pairs)
)


def good(address: str, name: str) -> list[str]:
    """What leads somewhere for a part of the path."""
    if name == "slug":
        return [next((slug for folder, slug in SLUGS.items() if f"{folder}/{{slug}}" in address), "kazakhstan")]
    return GOOD.get(name, ["x"])


def part(address: str, name: str) -> st.SearchStrategy[str]:
    """What may be typed for it: mostly what leads somewhere, so that the rest is tried as well."""
    leading = st.sampled_from(good(address, name))
    hostile = st.one_of(st.sampled_from(HOSTILE), st.text(st.characters(exclude_categories=["Cs"]), max_size=12))
    return st.one_of(leading, leading, hostile.map(lambda text: quote(text, safe="")), st.sampled_from(RAW))


def addresses(address: str) -> st.SearchStrategy[str]:
    parts = {name: part(address, name) for name in re.findall(r"\{(\w+)\}", address)}
    language = st.sampled_from(["en", "ru"]) if address.startswith("en/") else st.just("")

    def written(code: str, found: dict[str, str], query: str) -> str:
        path = re.sub(r"\{(\w+)\}", lambda match: found[match[1]], address)
        return f"/{code}{path[2:] if code else path}?{query}"

    return st.builds(written, language, st.fixed_dictionaries(parts), queries)


def often(name: str) -> int:
    return FEW.get(name, OFTEN_OF_API if name.startswith("api:") else OFTEN)


def test_the_kinds_and_the_parameters_are_found():
    assert {"participants:state", "chronicle:changes", "data", "language"} <= KINDS.keys()
    assert KINDS["participants:state"] == "en/states/{slug}/"
    assert {"on", "seen", "page", "kind", "first", "languages", "sort"} <= set(PARAMETERS)
    assert not {"hours", "place_en"} & set(PARAMETERS)
    assert not any(address.startswith("admin") for address in KINDS.values())


@pytest.mark.parametrize("name", KINDS)
def test_nothing_that_is_typed_makes_a_fault(content, name: str):
    client = Client(raise_request_exception=False)
    faults: list[str] = []

    @seed(2026)
    @examples(
        max_examples=often(name), deadline=None, database=None, phases=[Phase.explicit, Phase.generate],
        suppress_health_check=list(HealthCheck),
    )  # fmt: skip
    @given(addresses(KINDS[name]))
    def ask(address: str) -> None:
        check(address)

    def check(address: str) -> None:
        response = client.get(address)
        if response.status_code >= 500:
            faults.append(f"{response.status_code}: {address[:300]}")
        elif "ml" in response.get("Content-Type", "") and MARKUP in b"".join(response).decode():
            faults.append(f"repeats markup: {address[:300]}")

    is_new = name in OF_API or not name.startswith("api:")
    for value in TO_EACH if is_new and name not in {"download", "schema"} else []:
        path = re.sub(r"\{(\w+)\}", lambda match: good(KINDS[name], match[1])[0], KINDS[name])
        check(f"/{path}?" + "&".join(f"{parameter}={quote_plus(value)}" for parameter in PARAMETERS))
    ask()
    assert faults == []
