from django.shortcuts import get_object_or_404

from apps.bodies.filters import BodyFilter
from apps.bodies.models import Body, Holder
from apps.bodies.organigram import organigram
from apps.core import registry
from apps.core.day import shown
from apps.core.pages import render
from apps.sources.facts import Status
from apps.sources.footnotes import Footnotes


def bodies(request):
    """The organigram of the day, the same bodies one by one, and those that are no more."""
    day = shown()
    found = BodyFilter(request.GET, Body.objects.published().with_rules().select_related("reports_to"))
    bodies = list(found.qs)
    heads = Holder.objects.published().seated(day).heads().with_office()
    citations = Footnotes(rows=(*bodies, *(body.current_rule for body in bodies), *heads))
    tiers = organigram(bodies, heads, day, lambda body: citations.status_of(body, "reports_to") > Status.UNSOURCED)
    context = {
        "filter": found,
        "tiers": tiers,
        "number": sum(len(tier.boxes) for tier in tiers),
        "former": [body for body in bodies if body.is_over_on(day)],
        "citations": citations,
    }
    return render(request, "bodies/bodies.html", context)


def body(request, slug):
    """One body: mandate, rule of meeting, offices and who holds them, sessions, governing documents."""
    bodies = Body.objects.readable().with_rules().select_related("event", "reports_to", "seat")
    body = get_object_or_404(bodies, slug=slug)
    rules, holders = list(body.meeting_rules.all()), Holder.objects.filter(office__body=body).with_office()
    sessions, reporting = body.sessions.latest_first(), body.reporting.published()
    sections = registry.sections("bodies:body", body, shown())
    parts = (*rules, *(holder.office for holder in holders), *holders)
    others = (*(session.event for session in sessions), *reporting)
    context = {
        "body": body,
        "rules": rules,
        "holders": holders,
        "sessions": sessions,
        "reporting": reporting,
        "sections": sections,
        "citations": Footnotes(body, *parts, rows=others, sections=sections),
    }
    return render(request, "bodies/body.html", context)
