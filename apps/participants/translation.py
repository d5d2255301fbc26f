"""Which fields are bilingual; then history, so that it records both languages."""

from modeltranslation.translator import TranslationOptions, register
from simple_history import register as keep_history

from apps.participants.models import FormerName, Organization, Place, State


@register(Place)
class PlaceTranslation(TranslationOptions):
    fields = ("name",)


@register(State)
class StateTranslation(TranslationOptions):
    fields = ("name", "official_name", "withdrawal_reason", "one_language_reason")


@register(Organization)
class OrganizationTranslation(TranslationOptions):
    fields = ("name", "abbreviation", "description", "withdrawal_reason", "one_language_reason")


@register(FormerName)
class FormerNameTranslation(TranslationOptions):
    fields = ("name", "official_name", "note")


keep_history(Place)
keep_history(State)
keep_history(Organization)
keep_history(FormerName)
