from django.contrib import admin

from apps.members.models import Member
from apps.participation.admin import StatusAdmin
from apps.participation.forms import StateForm


@admin.register(Member)
class MemberAdmin(StatusAdmin):
    form = StateForm
    exclude = ("status", "organization")
