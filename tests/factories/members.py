from apps.members.models import Member
from tests.factories.participation import ParticipationFactory


class MemberFactory(ParticipationFactory):
    class Meta:
        model = Member
