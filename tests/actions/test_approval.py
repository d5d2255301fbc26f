"""What becomes of an action that was proposed: another person approves it, and everything follows at once."""

import pytest
from django.test import Client

from apps.accounts.roles import PUBLISHER, REVIEWER
from apps.chairmanships.models import Chairmanship
from apps.core.dates import PartialDate
from apps.proposals.models import Proposal
from tests.actions.steps import sent
from tests.factories.chairmanships import ChairmanshipFactory
from tests.factories.desk import AccountFactory
from tests.proposals.pages import approve


def client_of(role: str) -> Client:
    client, account = Client(), AccountFactory(role=role)
    client.force_login(account, backend="django.contrib.auth.backends.ModelBackend")
    return client


@pytest.fixture
def proposal(desk, term, qatar, summit) -> Proposal:
    sent(desk, "chair", "_propose", state=qatar.pk, event=summit.pk, note="Agreed in Baku")
    return Proposal.objects.get()


def page(client: Client, path: str) -> str:
    return client.get(path).content.decode()


def test_the_chair_passes_when_a_publisher_approves_and_not_before(client, proposal, term, qatar):
    assert "Qatar" not in page(client, "/en/chairmanships/")
    assert approve(client_of(PUBLISHER), proposal).status_code == 302
    for language, name in (("en", "Qatar"), ("ru", "Катар")):
        assert name in page(client, f"/{language}/chairmanships/")
        assert client.get(f"/{language}/chairmanships/qatar-2026/").status_code == 200
    term.refresh_from_db()
    assert str(term.end) == "2026-10-20"


def test_the_history_of_each_record_says_who_and_why(proposal, term):
    approve(client_of(PUBLISHER), proposal)
    proposal.refresh_from_db()
    version = term.history.first()
    assert version.history_user == proposal.decided_by
    assert version.history_change_reason.endswith("Agreed in Baku")


def test_neither_its_author_nor_a_reviewer_approves_it(desk, proposal):
    for person in (desk, client_of(REVIEWER)):
        assert 'value="approve"' not in page(person, proposal.get_absolute_url())
        person.post(proposal.get_absolute_url(), {"act": "approve"})
    assert Chairmanship.objects.count() == 1


def test_what_has_become_impossible_meanwhile_is_told_to_the_reviewer(proposal, term, qatar):
    term.end, term.is_end_planned = PartialDate.parse("2026-10-01"), False
    term.save()
    ChairmanshipFactory(state=qatar, start="2026-10-25", end=None)
    told = page(client_of(PUBLISHER), proposal.get_absolute_url())
    assert "Give a later day" in told
    assert 'value="approve"' not in told


def test_its_pages_can_be_looked_at_before(proposal):
    publisher = client_of(PUBLISHER)
    assert "/en/chairmanships/qatar-2026/" in proposal.pages
    number = proposal.pages.index("/en/chairmanships/qatar-2026/")
    shown = publisher.get(f"{proposal.get_absolute_url()}preview/", {"page": number, "language": "ru"})
    assert "Катар" in shown.content.decode()
