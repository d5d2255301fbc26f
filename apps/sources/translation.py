"""Which fields are bilingual; then history, so that it records both languages."""

from modeltranslation.translator import TranslationOptions, register
from simple_history import register as keep_history

from apps.sources.models import Citation, Source


@register(Source)
class SourceTranslation(TranslationOptions):
    fields = ("title", "publisher", "note", "withdrawal_reason", "one_language_reason")


@register(Citation)
class CitationTranslation(TranslationOptions):
    fields = ("place", "stated", "reasoning")


keep_history(Source)
keep_history(Citation)
