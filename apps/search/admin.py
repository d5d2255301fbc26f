from django.contrib import admin
from django.urls import reverse
from django.utils.html import format_html
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from apps.core.addresses import address_of
from apps.core.admin import RecordAdmin
from apps.search.models import Alias, Miss


@admin.register(Alias)
class AliasAdmin(RecordAdmin):
    """Words that mean the same to those who search."""

    list_display = ("__str__", "note")
    search_fields = ("words", "note")


@admin.register(Miss)
class MissAdmin(admin.ModelAdmin):
    """What readers looked for in vain, the commonest first; staff answer it with words that mean the same."""

    list_display = ("text", "number", "last_on", "remedies")
    list_display_links = None
    list_filter = ("last_on",)
    search_fields = ("text",)

    @admin.display(description=gettext_lazy("what can be done"))
    def remedies(self, miss):
        tried = f"{address_of('search:search')}?{urlencode({'q': miss.text})}"
        named = f"{reverse('admin:search_alias_add')}?{urlencode({'words': miss.text})}"
        links = '<a href="{}">{}</a> · <a href="{}">{}</a>'
        return format_html(links, tried, _("Search for it again"), named, _("Say what it means"))

    def has_add_permission(self, request):
        return False

    def has_change_permission(self, request, obj=None):
        return False
