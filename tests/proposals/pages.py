"""Proposals as people make and decide them, for the tests."""

from django.http import HttpResponse
from django.test import Client

from apps.proposals.models import Proposal
from tests.desk.forms import Form, errors, opened


def only() -> Proposal:
    return Proposal.objects.get()


def proposed(client: Client, record, **changes) -> Proposal:
    """The proposal that the person makes by changing the record on its form."""
    assert errors(opened(client, type(record), record).save(client, **changes)) == {}
    return Proposal.objects.filter(author=client.user).latest("pk")


def seen(client: Client, proposal: Proposal) -> Form:
    """The form of the decision, on the page that the person has just looked at."""
    page = proposal.get_absolute_url()
    response = client.get(page)
    assert response.status_code == 200
    return Form(response.content.decode(), page, "decision_form")


def approve(client: Client, proposal: Proposal) -> HttpResponse:
    return seen(client, proposal).save(client, act="approve")
