from django.shortcuts import get_object_or_404, render

from apps.bodies.filters import BodyFilter
from apps.bodies.models import Body, Holder
from apps.core import registry
from apps.core.day import shown
from apps.sources.footnotes import Footnotes


def bodies(request):
    """The bodies of today by kind, each with how often it meets, and those that are no more."""
    day = shown()
    found = BodyFilter(request.GET, Body.objects.published().with_rules())
    standing = [body for body in found.qs if body.exists_on(day)]
    context = {
        "filter": found,
        "groups": [(kind, [body for body in standing if body.kind == kind]) for kind in Body.Kind],
        "former": [body for body in found.qs if not body.exists_on(day)],
        "citations": Footnotes(rows=(*found.qs, *(body.current_rule for body in found.qs))),
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
