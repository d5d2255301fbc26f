"""Which fields are bilingual; then history, so that it records both languages."""

from modeltranslation.translator import TranslationOptions, register
from simple_history import register as keep_history

from apps.chairmanships.models import Chairmanship, Official, Priority


@register(Chairmanship)
class ChairmanshipTranslation(TranslationOptions):
    fields = ("theme", "lead", "body", "withdrawal_reason", "one_language_reason")


@register(Priority)
class PriorityTranslation(TranslationOptions):
    fields = ("text",)


@register(Official)
class OfficialTranslation(TranslationOptions):
    fields = ("post", "name")


keep_history(Chairmanship)
keep_history(Priority)
keep_history(Official)
