import factory

from apps.participation.models import Participation
from tests.factories.core import ModelFactory, bilingual
from tests.factories.participants import StateFactory


class ParticipationFactory(ModelFactory):
    """A state's membership; for an organization say `state=None, organization=…, status=…`."""

    class Meta:
        model = Participation

    state = factory.SubFactory(StateFactory)
    status = "member"
    start = "2002-06-04"
    note_en, note_ru = bilingual("Note {n}", "Примечание {n}")
