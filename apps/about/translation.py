"""Which fields are bilingual; then history, so that it records both languages."""

from modeltranslation.translator import TranslationOptions, register
from simple_history import register as keep_history

from apps.about.models import Contact, Goal, Milestone, Principle, Question, Questionnaire, Text


@register(Principle)
class PrincipleTranslation(TranslationOptions):
    fields = ("title", "text")


@register(Goal)
class GoalTranslation(TranslationOptions):
    fields = ("title", "text")


@register(Milestone)
class MilestoneTranslation(TranslationOptions):
    fields = ("title", "text")


@register(Questionnaire)
class QuestionnaireTranslation(TranslationOptions):
    fields = ("title", "lead", "banner", "withdrawal_reason", "one_language_reason")


@register(Question)
class QuestionTranslation(TranslationOptions):
    fields = ("question", "answer")


@register(Contact)
class ContactTranslation(TranslationOptions):
    fields = ("label", "value")


@register(Text)
class TextTranslation(TranslationOptions):
    fields = ("title", "lead", "body")


keep_history(Principle)
keep_history(Goal)
keep_history(Milestone)
keep_history(Questionnaire)
keep_history(Question)
keep_history(Contact)
keep_history(Text)
