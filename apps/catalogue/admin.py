from django.contrib import admin

from apps.catalogue.models import Area, Coordination, Dimension, Edition, Measure, Placement
from apps.core.admin import Rows, add_rows
from apps.editions.admin import PublishableAdmin
from apps.sources.admin import CitedAdmin

PERIOD = (("start", "end"), ("is_planned", "is_end_planned"))


class PlacementRows(Rows):
    model = Placement
    lines = (("dimension",), *PERIOD)


class CoordinationRows(Rows):
    model = Coordination
    lines = (("state", "role"), *PERIOD)


class StateCoordinationRows(CoordinationRows):
    """The areas that a state coordinates."""

    fk_name = "state"
    lines = (("area", "role"), *PERIOD)


class MeasureRows(Rows):
    model = Measure
    lines = (("text",), ("number", "order"))


class DimensionMeasureRows(MeasureRows):
    exclude = ("area",)


class AreaMeasureRows(MeasureRows):
    exclude = ("dimension",)


add_rows("participants.State", StateCoordinationRows)


@admin.register(Edition)
class EditionAdmin(CitedAdmin, PublishableAdmin):
    list_display = ("title", "adopted", "document")
    list_select_related = ("document",)
    search_fields = ("title_en", "title_ru", "slug")
    slug_from = "title"
    lines = (("title",), ("adopted", "document"))


@admin.register(Dimension)
class DimensionAdmin(CitedAdmin, PublishableAdmin):
    list_display = ("name_en", "name_ru", "order")
    list_display_links = ("name_en", "name_ru")
    search_fields = ("name_en", "name_ru", "slug")
    slug_from = "name"
    inlines = (DimensionMeasureRows,)


@admin.register(Area)
class AreaAdmin(CitedAdmin, PublishableAdmin):
    list_display = ("name_en", "name_ru", "order")
    list_display_links = ("name_en", "name_ru")
    list_filter = ("placements__dimension",)
    search_fields = ("name_en", "name_ru", "slug")
    slug_from = "name"
    inlines = (PlacementRows, CoordinationRows, AreaMeasureRows)


@admin.register(Placement)
class PlacementAdmin(CitedAdmin):
    list_display = ("area", "dimension", "start", "end")
    list_filter = ("dimension",)
    list_select_related = ("area", "dimension")
    search_fields = ("area__name_en", "area__name_ru")
    lines = (("area", "dimension"), *PERIOD)


@admin.register(Coordination)
class CoordinationAdmin(CitedAdmin):
    list_display = ("area", "state", "role", "start", "end")
    list_filter = ("role",)
    list_select_related = ("area", "state")
    search_fields = ("area__name_en", "area__name_ru", "state__name_en", "state__name_ru")
    lines = (("area",), ("state", "role"), *PERIOD)


@admin.register(Measure)
class MeasureAdmin(CitedAdmin):
    list_display = ("number", "text", "area", "dimension", "edition")
    list_display_links = ("number", "text")
    list_filter = ("edition", "dimension")
    list_select_related = ("area", "dimension", "edition")
    search_fields = ("number", "text_en", "text_ru")
    lines = (("text",), ("area", "dimension"), ("number", "order"))
