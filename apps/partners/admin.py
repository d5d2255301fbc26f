from django.contrib import admin

from apps.participation.admin import StatusAdmin
from apps.participation.forms import OrganizationForm
from apps.partners.models import Partner


@admin.register(Partner)
class PartnerAdmin(StatusAdmin):
    form = OrganizationForm
    exclude = ("status", "state")
