from django.contrib import admin

from apps.core.admin import Rows, add_rows
from apps.documents.models import Document, DocumentFile
from apps.editions.admin import PublishableAdmin
from apps.sources.admin import CitedAdmin


class FileRows(Rows):
    model = DocumentFile
    lines = (("language", "is_authentic"), ("file",))
    show_change_link = False


class AdoptedRows(Rows):
    """The documents that an event adopted: what is needed to add one; the rest stands on its own form."""

    model = Document
    can_delete = False
    fk_name = "event"
    fields = ("title", "kind", "adopted", "slug", "status")
    lines = (("title",), ("kind", "adopted"), ("slug", "status"))

    def _own_fields(self):
        return list(self.fields)

    def get_prepopulated_fields(self, request, obj=None):
        return {"slug": ("title_en",)}


add_rows("timeline.Event", AdoptedRows)


@admin.register(Document)
class DocumentAdmin(CitedAdmin, PublishableAdmin):
    list_display = ("title", "kind", "adopted", "event", "standing")
    list_filter = ("kind", "standing")
    list_select_related = ("event",)
    search_fields = ("title_en", "title_ru", "slug")
    slug_from = "title"
    lines = (
        ("title",),
        ("kind", "standing"),
        ("adopted", "event"),
        ("supersedes", "amends"),
        ("authentic_language", "translation"),
    )
    inlines = (FileRows,)
