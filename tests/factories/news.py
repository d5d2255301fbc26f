import factory

from apps.news.models import Article, Publication
from tests.factories.core import PublishedFactory, bilingual


class ArticleFactory(PublishedFactory):
    class Meta:
        model = Article

    slug = factory.Sequence(lambda n: f"article-{n}")
    title_en, title_ru = bilingual("Article {n}", "Статья {n}")
    dated = "2024-12-17"


class PublicationFactory(PublishedFactory):
    class Meta:
        model = Publication

    slug = factory.Sequence(lambda n: f"publication-{n}")
    title_en, title_ru = bilingual("Publication {n}", "Публикация {n}")
    issued = "2001"
