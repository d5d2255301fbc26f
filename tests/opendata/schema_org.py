"""The words of schema.org that the portal uses, as its context has them: so data is expanded without a network."""

from typing import Any

from pyld import jsonld

ROOT = "http://schema.org/"

TYPES = {
    "Answer", "BreadcrumbList", "City", "ContactPoint", "Country", "CreativeWork", "DataCatalog", "DataDownload",
    "Dataset", "DefinedTerm", "DefinedTermSet", "Event", "GeoCoordinates", "ListItem", "NewsArticle", "Organization",
    "OrganizationRole", "Person", "Place", "PostalAddress", "PropertyValue", "Question", "SearchAction", "EntryPoint",
    "WebPage", "WebSite",
}  # fmt: skip
TEXTS = {
    "abstract", "addressLocality", "alternateName", "articleSection", "contactType", "creativeWorkStatus", "creditText",
    "description", "email", "encodingFormat", "genre", "headline", "inLanguage", "name", "propertyID", "query-input",
    "roleName", "telephone", "temporalCoverage", "termCode", "text", "urlTemplate", "value", "position", "latitude",
    "longitude",
}  # fmt: skip
DAYS = {
    "dateCreated", "dateModified", "datePublished", "dissolutionDate", "endDate", "expires", "foundingDate",
    "startDate",
}  # fmt: skip
LINKS = {
    "about", "acceptedAnswer", "address", "author", "breadcrumb", "contactPoint", "containedInPlace", "containsPlace",
    "contentUrl", "creator", "distribution", "eventAttendanceMode", "eventStatus", "geo", "hasDefinedTerm",
    "identifier", "image", "inDefinedTermSet", "isBasedOn", "isPartOf", "item", "itemListElement", "license",
    "location", "locationCreated", "mainEntity", "member", "memberOf", "organizer", "parentOrganization",
    "potentialAction", "publisher", "sameAs", "sourceOrganization", "target", "url", "workTranslation",
}  # fmt: skip
KNOWN = {*TYPES, *TEXTS, *DAYS, *LINKS, "@context", "@graph", "@id", "@type", "@language", "@value"}

CONTEXT: dict[str, Any] = {
    **{word: ROOT + word for word in (*TYPES, *TEXTS)},
    **{word: {"@id": ROOT + word, "@type": ROOT + "Date"} for word in DAYS},
    **{word: {"@id": ROOT + word, "@type": "@id"} for word in LINKS},
}


def expanded(data: dict[str, Any]) -> list[dict[str, Any]]:
    """As a reader of JSON-LD understands it. Fails where it asks for another context than schema.org's."""

    def load(address: str, _options: Any) -> dict[str, Any]:
        assert address.rstrip("/") == "https://schema.org"
        return {"contextUrl": None, "documentUrl": address, "document": {"@context": CONTEXT}}

    return jsonld.expand(data, {"documentLoader": load, "base": "http://testserver/"})


def unknown_words(data: Any) -> set[str]:
    """What schema.org has no such word for: a reader would drop it silently."""
    if isinstance(data, list):
        return {word for each in data for word in unknown_words(each)}
    if not isinstance(data, dict):
        return set()
    types = data.get("@type", [])
    named = {*data, *([types] if isinstance(types, str) else types)}
    return {word for word in named if word not in KNOWN} | {word for v in data.values() for word in unknown_words(v)}


def nodes_of(data: dict[str, Any]) -> list[dict[str, Any]]:
    """All nodes, those within others too."""
    found: list[dict[str, Any]] = []

    def walk(value: Any) -> None:
        if isinstance(value, list):
            for each in value:
                walk(each)
        elif isinstance(value, dict):
            if "@type" in value:
                found.append(value)
            for each in value.values():
                walk(each)

    walk(data)
    return found


def of_type(data: dict[str, Any], word: str) -> list[dict[str, Any]]:
    return [node for node in nodes_of(data) if word == node["@type"] or word in node["@type"]]
