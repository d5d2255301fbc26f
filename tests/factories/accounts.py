import factory

from apps.accounts.models import AuditEntry
from tests.factories.core import ModelFactory


class AuditEntryFactory(ModelFactory):
    class Meta:
        model = AuditEntry

    name = factory.Sequence(lambda n: f"person-{n}")
    act = "account.login"
