from django.shortcuts import get_object_or_404

from apps.core import registry
from apps.core.day import shown
from apps.core.pages import render
from apps.participants.models import Organization, State
from apps.sources.footnotes import Footnotes


def state(request, slug):
    """A state: its status and how it changed, its names, and whatever other apps know of it."""
    states = State.objects.readable().select_related("capital").prefetch_related("names")
    state = get_object_or_404(states, slug=slug)
    return _participant(request, "state", state, cited=[state, *state.names.all(), *filter(None, [state.capital])])


def organization(request, slug):
    """An organization: its status and how it changed, its names, and whatever other apps know of it."""
    organizations = Organization.objects.readable().select_related("seat").prefetch_related("names")
    organization = get_object_or_404(organizations, slug=slug)
    cited = [organization, *organization.names.all(), *filter(None, [organization.seat])]
    return _participant(request, "organization", organization, cited=cited)


def _participant(request, kind, participant, cited):
    day = shown()
    participations = list(participant.participations.history())
    sections = registry.sections(f"participants:{kind}", participant, day)
    context = {
        kind: participant,
        "status": next((held for held in participations if held.is_on(day)), None),
        "names": participant.names.all(),
        "sections": sections,
        "citations": Footnotes(*cited, *participations, sections=sections),
    }
    return render(request, f"participants/{kind}.html", context)
