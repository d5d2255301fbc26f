from django.shortcuts import redirect

from apps.chronicle.atlas import draw
from apps.chronicle.changes import between, grouped
from apps.chronicle.comparison import aspects, points, sides
from apps.chronicle.forms import ChangesForm
from apps.chronicle.growth import grow
from apps.chronicle.pairs import Pair, most_together
from apps.chronicle.snapshot import cited, organization, year_until
from apps.core.addresses import address_of
from apps.core.day import read_day, showing, shown, today
from apps.core.middleware import carried
from apps.core.pages import render
from apps.core.parameters import page_asked, read_alike
from apps.sources.footnotes import Footnotes


def on(request, day=""):
    """The whole organization on the day of the address, or today; the header's choice of a day leads to another."""
    try:
        date = read_day(request.GET.get("on") or day or today().isoformat())
    except ValueError as error:
        return _no_such_day(request, error)
    address = address_of("chronicle:on", date.isoformat())
    if page_asked(request) not in (address, address_of("chronicle:on")):
        return redirect(read_alike(request, address))
    with showing(date):
        whole = organization(date)
        context = {**whole, "is_dated": bool(day), "citations": Footnotes(rows=cited(whole))}
        return carried(render(request, "chronicle/on.html", context))


def changes(request, first="", last=""):
    """What differs between two days, for all or for one state; names are those of the later day.

    Without days, what has changed within the last year.
    """
    is_dated = bool(first)
    if not is_dated:
        first, last = (day.isoformat() for day in year_until(shown()))
    try:
        first_day, last_day = sorted([read_day(first), read_day(last)])
    except ValueError as error:
        return _no_such_day(request, error)
    form = ChangesForm({"first": first, "last": last, **request.GET.dict()})
    if form.is_valid() and page_asked(request) not in (form.address, address_of("chronicle:changes")):
        return redirect(read_alike(request, form.address))
    state = form.cleaned_data.get("state")
    with showing(last_day):
        found = between(first_day, last_day, state)
        context = {
            "first": first_day, "last": last_day, "is_dated": is_dated,
            "state": state, "form": form, "groups": grouped(found),
            "citations": Footnotes(*(change.record for change in found)),
        }  # fmt: skip
        return carried(render(request, "chronicle/changes.html", context))


def map(request):  # noqa: A001 (one word for a page)
    """Where the participants have their capitals and seats."""
    atlas = draw(shown())
    participants = [line.held.participant for line in atlas.lines]
    places = [line.place for line in atlas.lines if line.place]
    periods = [held for roll in atlas.rolls.values() for held in roll.records]
    citations = Footnotes(rows=(*periods, *participants, *places))
    context = {"atlas": atlas, "participants": participants, "places": places, "citations": citations}
    return render(request, "chronicle/map.html", context)


def growth(request):
    """Who joined when, and how many there were after it, up to the day of the page."""
    growth = grow(shown())
    changes = [change.held for row in growth.rows for change in row.changes]
    citations = Footnotes(rows=changes)
    return render(request, "chronicle/growth.html", {"growth": growth, "citations": citations})


def compare(request, first="", second=""):
    """Two states beside each other; without a choice of two, the choice alone."""
    pair = Pair(request.GET.get("first", first), request.GET.get("second", second))
    if not pair.is_made:
        status = 404 if first and pair.unknown else 200
        context = {"pair": pair, "sides": [], "together": most_together(shown())}
        return render(request, "chronicle/compare.html", context, status=status)
    if pair.path != request.path or first == second:
        return redirect(read_alike(request, pair.address))
    request.canonical_path = pair.canonical_path
    both = sides(pair.chosen, shown())
    citations = Footnotes(rows=[record for side in both for record in side.records])
    context = {"pair": pair, "sides": both, "groups": points(*both), "aspects": aspects(*both), "citations": citations}
    return render(request, "chronicle/compare.html", context)


def _no_such_day(request, error):
    return render(request, "chronicle/no_such_day.html", {"problem": str(error)}, status=404)
