from django.contrib import admin

from apps.about.models import Contact, Goal, Milestone, Principle, Question, Questionnaire, Text
from apps.core.admin import Rows
from apps.editions.admin import PublishableAdmin
from apps.sources.admin import CitedAdmin


class NumberedAdmin(CitedAdmin):
    """Short statements in a fixed order."""

    list_display = ("order", "title_en", "title_ru")
    list_display_links = ("order", "title_en", "title_ru")
    search_fields = ("title_en", "title_ru", "text_en", "text_ru")
    lines = (("title",),)


@admin.register(Principle)
class PrincipleAdmin(NumberedAdmin):
    pass


@admin.register(Goal)
class GoalAdmin(NumberedAdmin):
    pass


@admin.register(Milestone)
class MilestoneAdmin(NumberedAdmin):
    list_display = (*NumberedAdmin.list_display, "checked_on")


class QuestionRows(Rows):
    model = Question
    lines = (("question",), ("slug", "order"))


@admin.register(Questionnaire)
class QuestionnaireAdmin(CitedAdmin, PublishableAdmin):
    list_display = ("title", "written", "is_historical")
    search_fields = ("title_en", "title_ru", "slug")
    slug_from = "title"
    lines = (("title",), ("written", "source"), ("is_historical",), ("banner",))
    inlines = (QuestionRows,)


@admin.register(Question)
class QuestionAdmin(CitedAdmin):
    list_display = ("question", "questionnaire", "order")
    list_select_related = ("questionnaire",)
    search_fields = ("question_en", "question_ru", "answer_en", "answer_ru")
    lines = (("questionnaire",), *QuestionRows.lines)


@admin.register(Contact)
class ContactAdmin(CitedAdmin):
    list_display = ("label", "value", "kind", "purpose", "order")
    list_filter = ("kind", "purpose")
    search_fields = ("label_en", "label_ru", "value_en", "value_ru")
    lines = (("kind", "purpose"), ("label",), ("value",))


@admin.register(Text)
class TextAdmin(CitedAdmin):
    list_display = ("slug", "title_en", "title_ru", "updated_at")
    list_display_links = ("slug", "title_en", "title_ru")
    search_fields = ("slug", "title_en", "title_ru", "body_en", "body_ru")
    lines = (("title",), ("slug", "written"), ("original_language", "translation"))
