"""Which fields are bilingual; then history, so that it records both languages."""

from modeltranslation.translator import TranslationOptions, register
from simple_history import register as keep_history

from apps.bodies.models import Body, Holder, MeetingRule, Office, Session


@register(Body)
class BodyTranslation(TranslationOptions):
    fields = ("name", "abbreviation", "lead", "mandate", "withdrawal_reason", "one_language_reason")


@register(MeetingRule)
class MeetingRuleTranslation(TranslationOptions):
    fields = ("rule",)


@register(Office)
class OfficeTranslation(TranslationOptions):
    fields = ("title",)


@register(Holder)
class HolderTranslation(TranslationOptions):
    fields = ("name", "affiliation", "note")


keep_history(Body, m2m_fields=["documents"])
keep_history(MeetingRule)
keep_history(Session)
keep_history(Office)
keep_history(Holder)
