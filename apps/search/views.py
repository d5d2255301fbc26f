from django.core.paginator import Paginator
from django.http import JsonResponse
from django.shortcuts import render as render_file
from django.utils.translation import gettext as _
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from apps.core.pages import render
from apps.search import asking
from apps.search.forms import SearchForm
from apps.search.models import Miss
from apps.search.query import LONGEST, read


@require_safe
@cache_control(private=True, no_cache=True)  # each is asked for once: none is worth the room of a page that many read
def search(request):
    """What is found for the words, dates and phrases that were typed, best first; what comes near if nothing is."""
    query, form = read(request.GET.get("q", "")), SearchForm(request.GET)
    found = asking.ask(query, **form.chosen, page=_number(request.GET.get("page", "")))
    if query.terms and not found.total and not form.is_narrowed:
        Miss.objects.note(query)
    form.offer(found)
    page = Paginator(range(found.total), asking.PAGE).get_page(found.page)
    return render(request, "search/search.html", {"query": query, "form": form, "found": found, "page": page})


@require_safe
@cache_control(public=True, max_age=300)
def suggest(request):
    """Names like what was typed so far, as OpenSearch writes suggestions: the text, names, kinds, addresses."""
    text = request.GET.get("q", "")[:LONGEST]
    near = asking.suggest(text)
    names, kinds, urls = [one.title for one in near], [one.kind_label for one in near], [one.url for one in near]
    return JsonResponse([text, names, kinds, urls], safe=False, json_dumps_params={"ensure_ascii": False})


@require_safe
@cache_control(public=True, max_age=24 * 3600)
def opensearch(request):
    """How browsers search here, in the language of the address."""
    description = _("States, bodies, events, documents and measures of CICA, in English and Russian")
    kind = "application/opensearchdescription+xml"
    return render_file(request, "search/opensearch.xml", {"description": description}, content_type=kind)


def _number(text: str) -> int:
    """The number of a page; 1 for what is none."""
    return int(text) if text.isdecimal() and len(text) < 6 else 1
