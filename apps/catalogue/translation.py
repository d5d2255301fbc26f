"""Which fields are bilingual; then history, so that it records both languages."""

from modeltranslation.translator import TranslationOptions, register
from simple_history import register as keep_history

from apps.catalogue.models import Area, Coordination, Dimension, Edition, Measure, Placement


@register(Edition)
class EditionTranslation(TranslationOptions):
    fields = ("title", "lead", "withdrawal_reason", "one_language_reason")


@register(Dimension)
class DimensionTranslation(TranslationOptions):
    fields = ("name", "lead", "body", "withdrawal_reason", "one_language_reason")


@register(Area)
class AreaTranslation(TranslationOptions):
    fields = ("name", "lead", "body", "withdrawal_reason", "one_language_reason")


@register(Measure)
class MeasureTranslation(TranslationOptions):
    fields = ("text",)


keep_history(Edition)
keep_history(Dimension)
keep_history(Area, m2m_fields=["documents"])
keep_history(Placement)
keep_history(Measure)
keep_history(Coordination)
