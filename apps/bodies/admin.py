from django.contrib import admin

from apps.bodies.models import Body, Holder, MeetingRule, Office, Session
from apps.core.admin import Rows, add_rows
from apps.editions.admin import PublishableAdmin
from apps.sources.admin import CitedAdmin

PERIOD = (("start", "end"), ("is_planned", "is_end_planned"))


class MeetingRuleRows(Rows):
    model = MeetingRule
    lines = (("rule",), *PERIOD)


class SessionRows(Rows):
    model = Session
    lines = (("ordinal",),)
    show_change_link = False


class OfficeRows(Rows):
    model = Office
    lines = (("title",), ("slug", "rank"), *PERIOD)


class HolderRows(Rows):
    model = Holder
    lines = (("name",), *PERIOD, ("state", "event"))


class EventSessionRows(SessionRows):
    """Which body's session an event was."""


add_rows("timeline.Event", EventSessionRows)


@admin.register(Body)
class BodyAdmin(CitedAdmin, PublishableAdmin):
    list_display = ("name", "kind", "abbreviation", "established", "ended")
    list_filter = ("kind",)
    search_fields = ("name_en", "name_ru", "abbreviation_en", "abbreviation_ru", "slug")
    slug_from = "name"
    lines = (("name",), ("abbreviation",), ("kind", "order"), ("established", "ended"), ("reports_to", "seat"))
    inlines = (MeetingRuleRows, OfficeRows, SessionRows)


@admin.register(MeetingRule)
class MeetingRuleAdmin(CitedAdmin):
    list_display = ("rule", "body", "start", "end")
    list_select_related = ("body",)
    search_fields = ("rule_en", "rule_ru", "body__name_en", "body__name_ru")
    lines = (("body",), *MeetingRuleRows.lines)


@admin.register(Office)
class OfficeAdmin(CitedAdmin):
    list_display = ("title", "body", "rank", "start", "end")
    list_filter = ("rank",)
    list_select_related = ("body",)
    search_fields = ("title_en", "title_ru", "slug", "body__name_en", "body__name_ru")
    slug_from = "title"
    lines = (("body",), *OfficeRows.lines)
    inlines = (HolderRows,)


@admin.register(Holder)
class HolderAdmin(CitedAdmin):
    list_display = ("name", "office", "state", "start", "end")
    list_select_related = ("office", "state")
    search_fields = ("name_en", "name_ru", "office__title_en", "office__title_ru")
    lines = (("office",), *HolderRows.lines)
