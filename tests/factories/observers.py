from apps.observers.models import Observer
from tests.factories.participation import ParticipationFactory


class ObserverFactory(ParticipationFactory):
    """An observer state; for an organization say `state=None, organization=…`."""

    class Meta:
        model = Observer

    status = "observer"
