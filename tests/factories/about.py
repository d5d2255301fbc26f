import factory

from apps.about.models import Contact, Goal, Milestone, Principle, Question, Questionnaire, Text
from tests.factories.core import ModelFactory, PublishedFactory, bilingual


class PrincipleFactory(ModelFactory):
    class Meta:
        model = Principle

    order = factory.Sequence(lambda n: n + 1)
    title_en, title_ru = bilingual("Principle {n}", "Принцип {n}")


class GoalFactory(ModelFactory):
    class Meta:
        model = Goal

    order = factory.Sequence(lambda n: n + 1)
    title_en, title_ru = bilingual("Goal {n}", "Цель {n}")


class MilestoneFactory(ModelFactory):
    class Meta:
        model = Milestone

    order = factory.Sequence(lambda n: n + 1)
    title_en, title_ru = bilingual("Milestone {n}", "Веха {n}")


class QuestionnaireFactory(PublishedFactory):
    class Meta:
        model = Questionnaire

    slug = factory.Sequence(lambda n: f"questionnaire-{n}")
    title_en, title_ru = bilingual("Questions {n}", "Вопросы {n}")


class QuestionFactory(ModelFactory):
    class Meta:
        model = Question

    questionnaire = factory.SubFactory(QuestionnaireFactory)
    order = factory.Sequence(lambda n: n + 1)
    slug = factory.Sequence(lambda n: f"question-{n}")
    question_en, question_ru = bilingual("Question {n}?", "Вопрос {n}?")
    answer_en, answer_ru = bilingual("<p>Answer {n}.</p>", "<p>Ответ {n}.</p>")


class ContactFactory(ModelFactory):
    class Meta:
        model = Contact

    kind = "email"
    label_en = "E-mail"
    label_ru = "Электронная почта"
    value_en = value_ru = "office@example.org"


class TextFactory(ModelFactory):
    class Meta:
        model = Text

    slug = factory.Sequence(lambda n: f"text-{n}")
    title_en, title_ru = bilingual("Text {n}", "Текст {n}")
