from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from apps.accounts import audit
from apps.accounts.models import AuditEntry


@admin.register(AuditEntry)
class AuditEntryAdmin(admin.ModelAdmin):
    """The audit log: read by those who may, changed by nobody."""

    list_display = ("done_at", "name", "act_in_words", "target_label", "detail", "address")
    list_filter = ("done_at", "act")
    search_fields = ("name", "target_label", "detail")
    date_hierarchy = "done_at"

    @admin.display(description=_("act"), ordering="act")
    def act_in_words(self, entry):
        return audit.LABELS.get(entry.act, entry.act)

    def has_view_permission(self, request, obj=None):
        return request.user.has_perm("accounts.see_audit")

    def has_module_permission(self, request):
        return self.has_view_permission(request)

    def has_add_permission(self, request):
        return False

    def has_change_permission(self, request, obj=None):
        return False

    def has_delete_permission(self, request, obj=None):
        return False
