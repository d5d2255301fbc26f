"""Statuses of states and organizations; the apps of each status stand on `StatusAdmin`."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from apps.core.admin import Rows, add_rows
from apps.participation.models import Participation
from apps.sources.admin import CitedAdmin

LINES = (("start", "end"), ("is_planned", "is_end_planned"), ("event", "closing_event"), ("document",), ("note",))
SEARCH = (
    "state__name_en",
    "state__name_ru",
    "organization__name_en",
    "organization__name_ru",
    "organization__abbreviation_en",
    "organization__abbreviation_ru",
)


class ParticipationRows(Rows):
    model = Participation
    lines = (("status",), *LINES)


class StateParticipationRows(ParticipationRows):
    fk_name = "state"
    exclude = ("organization",)


class OrganizationParticipationRows(ParticipationRows):
    fk_name = "organization"
    exclude = ("state",)


add_rows("participants.State", StateParticipationRows)
add_rows("participants.Organization", OrganizationParticipationRows)


class StatusAdmin(CitedAdmin):
    list_display = ("participant", "start", "end", "event")
    list_select_related = ("state", "organization", "event")
    search_fields = SEARCH
    lines = (("state", "organization"), *LINES)

    @admin.display(description=_("participant"))
    def participant(self, participation):
        return participation.participant


@admin.register(Participation)
class ParticipationAdmin(StatusAdmin):
    list_display = ("participant", "status", "start", "end", "event")
    list_filter = ("status",)
    lines = (("state", "organization"), ("status",), *LINES)
