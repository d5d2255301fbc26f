from django.contrib import admin

from apps.chairmanships.models import Chairmanship, Official, Priority
from apps.core.admin import Rows
from apps.editions.admin import PublishableAdmin
from apps.sources.admin import CitedAdmin


class PriorityRows(Rows):
    model = Priority
    lines = (("text",), ("kind", "order"))


class OfficialRows(Rows):
    model = Official
    lines = (("name",), ("post",))


@admin.register(Chairmanship)
class ChairmanshipAdmin(CitedAdmin, PublishableAdmin):
    list_display = ("state", "start", "end", "is_end_planned", "theme")
    list_select_related = ("state",)
    search_fields = ("state__name_en", "state__name_ru", "theme_en", "theme_ru", "slug")
    lines = (
        ("state",),
        ("start", "end"),
        ("is_planned", "is_end_planned"),
        ("event", "closing_event"),
        ("theme",),
    )
    inlines = (PriorityRows, OfficialRows)


@admin.register(Priority)
class PriorityAdmin(CitedAdmin):
    list_display = ("text", "chairmanship", "kind", "order")
    list_filter = ("kind",)
    list_select_related = ("chairmanship__state",)
    search_fields = ("text_en", "text_ru")
    lines = (("chairmanship",), *PriorityRows.lines)


@admin.register(Official)
class OfficialAdmin(CitedAdmin):
    list_display = ("name", "post", "chairmanship")
    list_select_related = ("chairmanship__state",)
    search_fields = ("name_en", "name_ru", "post_en", "post_ru")
    lines = (("chairmanship",), *OfficialRows.lines)
