from datetime import timedelta

import factory
from django.utils import timezone

from apps.proposals.models import PreviewLink, Proposal, ProposalFile
from tests.factories.core import ModelFactory
from tests.factories.desk import EditorFactory


class ProposalFactory(ModelFactory):
    class Meta:
        model = Proposal

    operation = "change"
    payload = factory.LazyFunction(lambda: {"model": "news.article", "pk": None, "patch": {"form": {}, "rows": {}}})
    base = factory.LazyFunction(lambda: {"news.article 1": {"title_en": "Before"}})
    changes = factory.LazyFunction(lambda: {"en": [], "ru": []})
    pages = factory.LazyFunction(lambda: ["/en/"])
    title_en, title_ru = "Change: news", "Изменение: новость"
    author = factory.SubFactory(EditorFactory)


class ProposalFileFactory(ModelFactory):
    class Meta:
        model = ProposalFile

    proposal = factory.SubFactory(ProposalFactory)
    key, name = "image", "photo.jpg"
    file = factory.django.FileField(filename="photo.jpg")


class PreviewLinkFactory(ModelFactory):
    class Meta:
        model = PreviewLink

    proposal = factory.SubFactory(ProposalFactory)
    digest = factory.Sequence(lambda n: f"{n:064}")
    made_by = factory.SubFactory(EditorFactory)
    expires_at = factory.LazyFunction(lambda: timezone.now() + timedelta(days=1))
