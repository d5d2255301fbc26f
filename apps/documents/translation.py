"""Which fields are bilingual; then history, so that it records both languages."""

from modeltranslation.translator import TranslationOptions, register
from simple_history import register as keep_history

from apps.documents.models import Document, DocumentFile


@register(Document)
class DocumentTranslation(TranslationOptions):
    fields = ("title", "lead", "body", "withdrawal_reason", "one_language_reason")


keep_history(Document)
keep_history(DocumentFile)
