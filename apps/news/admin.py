from django.contrib import admin

from apps.editions.admin import PublishableAdmin
from apps.news.models import Article, Publication
from apps.sources.admin import CitedAdmin


@admin.register(Article)
class ArticleAdmin(CitedAdmin, PublishableAdmin):
    list_display = ("title", "kind", "dated", "event")
    list_filter = ("kind",)
    list_select_related = ("event",)
    search_fields = ("title_en", "title_ru", "slug")
    slug_from = "title"
    lines = (
        ("title",),
        ("kind", "dated"),
        ("original_language", "translation"),
        ("event",),
        ("speaker",),
        ("lead",),
        ("body",),
        ("image",),
        ("image_alt",),
        ("is_image_decorative",),
        ("image_credit",),
    )


@admin.register(Publication)
class PublicationAdmin(CitedAdmin, PublishableAdmin):
    list_display = ("title", "authors", "issued", "language")
    list_filter = ("language",)
    search_fields = ("title_en", "title_ru", "authors_en", "authors_ru", "slug")
    slug_from = "title"
    lines = (("title",), ("authors",), ("issued", "language"), ("url",))
