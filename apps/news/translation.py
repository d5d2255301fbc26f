"""Which fields are bilingual; then history, so that it records both languages."""

from modeltranslation.translator import TranslationOptions, register
from simple_history import register as keep_history

from apps.news.models import Article, Publication


@register(Article)
class ArticleTranslation(TranslationOptions):
    fields = (
        "title",
        "lead",
        "body",
        "speaker",
        "image_alt",
        "image_credit",
        "withdrawal_reason",
        "one_language_reason",
    )


@register(Publication)
class PublicationTranslation(TranslationOptions):
    fields = (
        "title",
        "authors",
        "affiliations",
        "keywords",
        "lead",
        "body",
        "withdrawal_reason",
        "one_language_reason",
    )


keep_history(Article, m2m_fields=["documents", "states"])
keep_history(Publication)
