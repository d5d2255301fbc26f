from django.db.models import Count
from django.shortcuts import get_object_or_404

from apps.core import registry
from apps.core.day import shown
from apps.core.filters import page_of
from apps.core.languages import alphabetical
from apps.core.pages import render
from apps.sources import quality as tally
from apps.sources.disagreements import disagreements as disagreements_of
from apps.sources.disagreements import keys as keys_of_disagreements
from apps.sources.filters import SourceFilter
from apps.sources.footnotes import Footnotes
from apps.sources.models import Source

SOURCES_ON_PAGE = 60
CITATIONS_ON_PAGE = 80
DISAGREEMENTS_ON_PAGE = 30
FACTS_ON_PAGE = 60


def sources(request):
    """All sources by title, each with its grade and the number of facts that rest on it."""
    sources = Source.objects.published().annotate(facts=Count("citations"))
    found = SourceFilter(request.GET, sources.order_by(*alphabetical("title"), "pk"))
    page = page_of(request, found.qs, SOURCES_ON_PAGE)
    context = {"filter": found, "page": page, "citations": Footnotes(rows=page)}
    return render(request, "sources/sources.html", context)


def source(request, slug):
    """One source, and every fact of the portal that rests on it or that it contradicts."""
    source = get_object_or_404(Source.objects.readable(), slug=slug)
    citations = source.citations.with_records().order_by("content_type", "object_id", "field", "pk")
    page = page_of(request, citations, CITATIONS_ON_PAGE)
    cited = [citation for citation in page if citation.record and citation.record.is_shown]
    sections = registry.sections("sources:source", source, shown())
    context = {
        "source": source,
        "page": page,
        "cited": cited,
        "sections": sections,
        "citations": Footnotes(source, rows=cited, sections=sections),
    }
    return render(request, "sources/source.html", context)


def disagreements(request):
    """Every fact on which sources differ, by kind of thing: what each says, which one the portal follows and why."""
    page = page_of(request, keys_of_disagreements(), DISAGREEMENTS_ON_PAGE)
    return render(request, "sources/disagreements.html", {"page": page, "disagreements": disagreements_of(list(page))})


def quality(request):
    """How many facts of each app are sourced and how well, and the list of those that a reader asks for."""
    rows, total = tally.rows()
    app, what = request.GET.get("app", ""), request.GET.get("list", "")
    chosen = next((row for row in rows if row.app == app and what in tally.LISTED and row.counts.get(what)), None)
    page = page_of(request, tally.keys(app, what) if chosen else [], FACTS_ON_PAGE)
    context = {
        "rows": rows,
        "total": total,
        "labels": tally.LABELS.values(),
        "listed": tally.LISTED,
        "heading": f"{chosen.label}: {tally.LABELS[what]}" if chosen else "",
        "is_empty": bool(app or what) and not chosen,
        "page": page,
        "found": tally.found(list(page), app),
    }
    return render(request, "sources/quality.html", context)
