from django.contrib import admin

from apps.editions.admin import PublishableAdmin
from apps.sources.admin import CitedAdmin
from apps.timeline.models import Event


@admin.register(Event)
class EventAdmin(CitedAdmin, PublishableAdmin):
    list_display = ("title", "kind", "starts", "place", "is_planned")
    list_filter = ("kind", "is_planned", "is_milestone")
    list_select_related = ("place",)
    search_fields = ("title_en", "title_ru", "slug")
    slug_from = "title"
    ordering = ("-starts__counts_from", "-pk")
    lines = (
        ("title",),
        ("kind",),
        ("starts", "ends"),
        ("start_time", "format"),
        ("is_planned", "is_milestone"),
        ("place", "host"),
    )
