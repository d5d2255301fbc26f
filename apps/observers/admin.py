from django.contrib import admin

from apps.observers.models import Observer
from apps.participation.admin import StatusAdmin


@admin.register(Observer)
class ObserverAdmin(StatusAdmin):
    exclude = ("status",)
