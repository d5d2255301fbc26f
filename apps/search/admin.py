from django.contrib import admin

from apps.core.admin import RecordAdmin
from apps.search.models import Alias


@admin.register(Alias)
class AliasAdmin(RecordAdmin):
    """Words that mean the same to those who search."""

    list_display = ("__str__", "note")
    search_fields = ("words", "note")
