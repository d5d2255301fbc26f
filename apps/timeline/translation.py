"""Which fields are bilingual; then history, so that it records both languages."""

from modeltranslation.translator import TranslationOptions, register
from simple_history import register as keep_history

from apps.timeline.models import Event


@register(Event)
class EventTranslation(TranslationOptions):
    fields = ("title", "venue", "theme", "lead", "body", "withdrawal_reason", "one_language_reason")


keep_history(Event)
