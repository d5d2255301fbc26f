"""Which fields are bilingual; then history, so that it records both languages."""

from modeltranslation.translator import TranslationOptions, register
from simple_history import register as keep_history

from apps.core.history import ProxyHistory
from apps.participation.models import Participation


@register(Participation)
class ParticipationTranslation(TranslationOptions):
    fields = ("note",)


keep_history(Participation, records_class=ProxyHistory)
