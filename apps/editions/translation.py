"""Which fields are bilingual; then history, so that it records both languages."""

from modeltranslation.translator import TranslationOptions, register
from simple_history import register as keep_history

from apps.editions.models import ChangeNote, Redirect


@register(ChangeNote)
class ChangeNoteTranslation(TranslationOptions):
    fields = ("text",)


keep_history(ChangeNote)
keep_history(Redirect)
