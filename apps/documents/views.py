from django.shortcuts import get_object_or_404

from apps.core import registry
from apps.core.day import shown
from apps.core.filters import page_of
from apps.core.pages import render
from apps.documents.filters import DocumentFilter
from apps.documents.models import Document
from apps.sources.footnotes import Footnotes

PAGE_SIZE = 50


def documents(request):
    """All documents, latest first, those of unknown date at the end."""
    documents = Document.objects.published().known_on(shown()).select_related("event").latest_first()
    found = DocumentFilter(request.GET, documents)
    page = page_of(request, found.qs, PAGE_SIZE)
    context = {"filter": found, "page": page, "citations": Footnotes(rows=page)}
    return render(request, "documents/documents.html", context)


def document(request, slug):
    """One document: what it says, who adopted it when, its standing, its files."""
    documents = Document.objects.readable().select_related("event__place", "place", "supersedes", "amends")
    document = get_object_or_404(documents.with_later(), slug=slug)
    sections = registry.sections("documents:document", document, shown())
    context = {
        "document": document,
        "sections": sections,
        "citations": Footnotes(document, sections=sections),
    }
    return render(request, "documents/document.html", context)
