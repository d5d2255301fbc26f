"""The base of the admins of things with a page of their own."""

from django.utils.translation import gettext_lazy as _

from apps.core.admin import RecordAdmin
from apps.editions.models import Publishable

PUBLICATION = ("slug", "status", "withdrawal_reason")


class PublishableAdmin(RecordAdmin):
    """Shows the status in the list and keeps what concerns publication together at the end of the form."""

    def get_list_display(self, request):
        return [*super().get_list_display(request), "status"]

    def get_list_filter(self, request):
        return ["status", *super().get_list_filter(request)]

    def get_fieldsets(self, request, obj=None):
        names = [name for name in self._own_fields() if name not in PUBLICATION]
        return [
            (None, {"fields": list(self._lines(names)), "classes": ["bilingual"]}),
            (_("Publication"), {"fields": list(self._lines(list(PUBLICATION))), "classes": ["bilingual"]}),
        ]

    def has_delete_permission(self, request, obj=None):
        """What was published is withdrawn, so that its address still answers; only a draft can be deleted."""
        return super().has_delete_permission(request, obj) and (obj is None or obj.status == Publishable.Status.DRAFT)
