from django.db.models import Count
from django.shortcuts import get_object_or_404, render

from apps.core import registry
from apps.core.day import shown
from apps.core.filters import page_of
from apps.core.languages import alphabetical
from apps.sources.filters import SourceFilter
from apps.sources.models import Source

SOURCES_ON_PAGE = 60
CITATIONS_ON_PAGE = 80


def sources(request):
    """All sources by title, each with its grade and the number of facts that rest on it."""
    sources = Source.objects.published().annotate(facts=Count("citations"))
    found = SourceFilter(request.GET, sources.order_by(*alphabetical("title"), "pk"))
    context = {"filter": found, "page": page_of(request, found.qs, SOURCES_ON_PAGE)}
    return render(request, "sources/sources.html", context)


def source(request, slug):
    """One source, and every fact of the portal that rests on it or that it contradicts."""
    source = get_object_or_404(Source.objects.readable(), slug=slug)
    citations = source.citations.with_records().order_by("content_type", "object_id", "field", "pk")
    page = page_of(request, citations, CITATIONS_ON_PAGE)
    context = {
        "source": source,
        "page": page,
        "citations": [citation for citation in page if citation.record and citation.record.is_shown],
        "sections": registry.sections("sources:source", source, shown()),
    }
    return render(request, "sources/source.html", context)
