"""What stands in the audit log, and that it stays."""

import re

import pytest
from django.conf import settings
from django.contrib.auth.models import User
from django.db import IntegrityError, connection, transaction

from apps.accounts import audit
from apps.accounts.models import AuditEntry
from apps.participants.models import State
from tests.factories.desk import EditorFactory


@pytest.fixture
def entry(db) -> AuditEntry:
    return audit.record(EditorFactory(username="aliya"), "proposal.approved", State.objects.create(slug="atlantis"))


def test_an_entry_tells_who_did_what_to_which_record(entry):
    state = State.objects.get()
    assert (entry.name, entry.account_id, entry.act) == ("aliya", User.objects.get().pk, "proposal.approved")
    assert (entry.target_type, entry.target_id) == ("participants.state", str(state.pk))
    assert entry.target_label == str(state)


def test_an_entry_can_stand_for_somebody_without_an_account(db):
    entry = audit.record(None, "login.failed", name="nobody\0" * 100)
    assert entry.account_id is None
    assert len(entry.name) == 254
    assert "\0" not in entry.name


@pytest.mark.parametrize(
    "deed",
    [
        lambda entry: AuditEntry.objects.update(act="nothing"),
        lambda entry: entry.save(),
        lambda entry: entry.delete(),
    ],
    ids=["update", "save", "delete"],
)
def test_nobody_can_change_or_remove_an_entry(entry, deed):
    with pytest.raises(IntegrityError), transaction.atomic():
        deed(entry)
    assert AuditEntry.objects.filter(act="proposal.approved").exists()


def test_an_entry_outlives_the_account(entry):
    User.objects.get().delete()
    assert AuditEntry.objects.get(act="proposal.approved").name == "aliya"


def test_the_log_cannot_be_emptied(entry):
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")  # what is pending would forbid it by itself
        cursor.execute("SET LOCAL portal.may_empty_audit = 'off'")
        with pytest.raises(IntegrityError, match="stays"), transaction.atomic():
            cursor.execute("TRUNCATE accounts_auditentry")
    assert AuditEntry.objects.exists()


def test_every_act_has_a_name_in_the_log():
    recorded = re.compile(r"""\b(?:record|_of|_relation)\((?:[^()]|\([^()]*\))*?["'](\w+\.\w+)["']""")
    files = (settings.BASE_DIR / "apps").rglob("*.py")
    acts = {act for path in files if "audit" in (text := path.read_text()) for act in recorded.findall(text)}
    assert {"account.logged_in", "proposal.approved", "audit.exported"} <= acts
    assert acts - audit.LABELS.keys() == set()
