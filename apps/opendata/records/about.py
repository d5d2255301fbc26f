"""Who CICA is: principles, goals, the transformation, questions and answers, contacts and standing texts."""

from apps.about.models import Contact, Goal, Milestone, Principle, Question, Questionnaire, Text
from apps.opendata.records.record import RecordSerializer


class PrincipleSerializer(RecordSerializer):
    """A principle of the Declaration of 14 September 1999."""

    class Meta:
        model = Principle
        fields = ("order", "title", "text")


class GoalSerializer(RecordSerializer):
    """A goal of CICA."""

    class Meta:
        model = Goal
        fields = ("order", "title", "text")


class MilestoneSerializer(RecordSerializer):
    """A milestone of the Road Map for CICA Transformation."""

    class Meta:
        model = Milestone
        fields = ("order", "title", "text", "checked_on")


class QuestionnaireSerializer(RecordSerializer):
    """A paper of questions and answers, with the moment it describes."""

    class Meta:
        model = Questionnaire
        fields = ("slug", "title", "lead", "written", "is_historical", "banner", "source")


class QuestionSerializer(RecordSerializer):
    """A question and its answer."""

    class Meta:
        model = Question
        fields = ("slug", "questionnaire", "order", "question", "answer")


class ContactSerializer(RecordSerializer):
    """A way to reach the Secretariat, or one of its channels."""

    class Meta:
        model = Contact
        fields = ("kind", "purpose", "order", "label", "value", "url")


class TextSerializer(RecordSerializer):
    """A standing text of the portal: what CICA is, its history, the legal pages."""

    class Meta:
        model = Text
        fields = ("slug", "title", "lead", "body", "written", "original_language", "translation", "updated_at")
