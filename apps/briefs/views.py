from functools import wraps

from django.http import Http404, HttpResponse
from django.shortcuts import redirect

from apps.briefs.briefing import BOTH, Briefing, chosen, present_slug
from apps.briefs.qr import qr
from apps.briefs.typesetting import pdf_of
from apps.core.addresses import address_of, with_query
from apps.core.languages import active
from apps.core.pages import render


def at_present_address(view):
    """Leads readers of a note whose subject has another address now to that, with their query: paper lasts."""

    @wraps(view)
    def found(request, kind, slug):
        try:
            return view(request, kind, slug)
        except Http404:
            if not (now := present_slug(kind, slug)):
                raise
            address = address_of(request.resolver_match.view_name, kind, now)
            return redirect(with_query(address, request.META.get("QUERY_STRING", "")), permanent=True)

    return found


@at_present_address
def note(request, kind, slug):
    """A briefing note to read and to print: in the page's language, in the other one or in both."""
    problem = ""
    try:
        languages = chosen(request.GET.get("languages", ""), active())
    except ValueError as error:
        languages, problem = (active(),), str(error)
    briefing = Briefing(kind, slug, languages)
    sheet = briefing.sheet()
    context = {
        "briefing": briefing,
        "sheet": sheet,
        "first": sheet.notes[0],
        "chosen": BOTH if briefing.is_double else languages[0],
        "qr": qr(briefing.address),
        "problem": problem,
    }
    return render(request, "briefs/note.html", context)


@at_present_address
def pdf(request, kind, slug):
    """The same as a PDF of at most two pages. Where the address asks for what is not there, the page says so."""
    try:
        languages = chosen(request.GET.get("languages", ""), active())
    except ValueError:
        languages = ()
    if not languages or request.day_problem:
        return redirect(with_query(address_of("briefs:note", kind, slug), request.GET))
    briefing = Briefing(kind, slug, languages)
    name = {"Content-Disposition": f'inline; filename="{briefing.file_name}"'}
    return HttpResponse(pdf_of(briefing), content_type="application/pdf", headers=name)
