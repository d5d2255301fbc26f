"""News, speeches and announcements; publications about CICA."""

from apps.news.models import Article, Publication
from apps.opendata.records.record import RecordSerializer


class ArticleSerializer(RecordSerializer):
    """A piece of news, a speech or an announcement."""

    class Meta:
        model = Article
        fields = (
            "slug", "kind", "dated", "title", "lead", "body", "speaker", "original_language", "translation", "event",
            "documents", "states", "image", "image_alt", "image_credit",
        )  # fmt: skip


class PublicationSerializer(RecordSerializer):
    """A book, article or report about CICA by somebody else, with a summary in our own words."""

    class Meta:
        model = Publication
        fields = (
            "slug", "title", "authors", "affiliations", "issued", "language", "keywords", "lead", "body", "url",
        )  # fmt: skip
