import factory

from apps.partners.models import Partner
from tests.factories.participants import OrganizationFactory
from tests.factories.participation import ParticipationFactory


class PartnerFactory(ParticipationFactory):
    class Meta:
        model = Partner

    state = None
    organization = factory.SubFactory(OrganizationFactory)
    status = "partner"
    start = "2014-05-20"
