from django.contrib import admin

from apps.core.admin import Rows
from apps.editions.admin import PublishableAdmin
from apps.participants.models import FormerName, Organization, Place, State
from apps.sources.admin import CitedAdmin

BEARERS = ("state", "organization", "place")


class FormerNameRows(Rows):
    model = FormerName
    lines = (("name",), ("official_name",), ("start", "end"), ("is_planned", "is_end_planned"))


class StateNameRows(FormerNameRows):
    fk_name = "state"
    exclude = ("organization", "place")


class OrganizationNameRows(FormerNameRows):
    fk_name = "organization"
    exclude = ("state", "place", "official_name")


class PlaceNameRows(FormerNameRows):
    fk_name = "place"
    exclude = ("state", "organization", "official_name")


@admin.register(State)
class StateAdmin(CitedAdmin, PublishableAdmin):
    list_display = ("name_en", "name_ru", "iso2", "capital")
    list_display_links = ("name_en", "name_ru")
    list_select_related = ("capital",)
    search_fields = ("name_en", "name_ru", "official_name_en", "official_name_ru", "iso2", "iso3", "slug")
    slug_from = "name"
    lines = (("name",), ("official_name",), ("iso2", "iso3"))
    inlines = (StateNameRows,)


@admin.register(Organization)
class OrganizationAdmin(CitedAdmin, PublishableAdmin):
    list_display = ("name_en", "name_ru", "abbreviation", "seat")
    list_display_links = ("name_en", "name_ru")
    list_select_related = ("seat",)
    search_fields = ("name_en", "name_ru", "abbreviation_en", "abbreviation_ru", "slug")
    slug_from = "name"
    inlines = (OrganizationNameRows,)


@admin.register(Place)
class PlaceAdmin(CitedAdmin):
    list_display = ("name_en", "name_ru", "state")
    list_display_links = ("name_en", "name_ru")
    list_select_related = ("state",)
    search_fields = ("name_en", "name_ru", "slug")
    slug_from = "name"
    lines = (("name",), ("slug", "state"), ("latitude", "longitude"))
    inlines = (PlaceNameRows,)


@admin.register(FormerName)
class FormerNameAdmin(CitedAdmin):
    list_display = ("name", "bearer", "start", "end")
    list_select_related = BEARERS
    search_fields = ("name_en", "name_ru", "official_name_en", "official_name_ru")
    lines = (BEARERS, *FormerNameRows.lines)

    @admin.display(description=State._meta.verbose_name)
    def bearer(self, former):
        return former.state or former.organization or former.place
