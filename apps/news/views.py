from django.shortcuts import get_object_or_404

from apps.core import registry
from apps.core.day import shown
from apps.core.filters import page_of
from apps.core.pages import render
from apps.news.filters import ArticleFilter
from apps.news.models import Article, Publication
from apps.sources.footnotes import Footnotes

PAGE_SIZE = 24


def news(request):
    """News, speeches and announcements, latest first, and the way to the publications about CICA."""
    found = ArticleFilter(request.GET, Article.objects.published())
    page, publications = page_of(request, found.qs, PAGE_SIZE), Publication.objects.published()[:3]
    context = {
        "filter": found,
        "page": page,
        "publications": publications,
        "citations": Footnotes(rows=(*page, *publications)),
    }
    return render(request, "news/news.html", context)


def article(request, slug):
    """One piece of news, speech or announcement, with the event and the documents it speaks of."""
    article = get_object_or_404(Article.objects.readable().select_related("event"), slug=slug)
    sections = registry.sections("news:article", article, shown())
    context = {
        "article": article,
        "states": article.states.published(),
        "sections": sections,
        "citations": Footnotes(article, sections=sections),
    }
    return render(request, "news/article.html", context)


def publications(request):
    """Books, articles and reports about CICA by others, latest first."""
    publications = Publication.objects.published()
    context = {"publications": publications, "citations": Footnotes(rows=publications)}
    return render(request, "news/publications.html", context)


def publication(request, slug):
    """One publication, with a summary in our own words."""
    publication = get_object_or_404(Publication.objects.readable(), slug=slug)
    context = {"publication": publication, "citations": Footnotes(publication)}
    return render(request, "news/publication.html", context)
