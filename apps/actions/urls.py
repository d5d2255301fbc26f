from django.contrib import admin
from django.urls import path

from apps.actions import views

app_name = "actions"

urlpatterns = [
    path("", admin.site.admin_view(views.actions), name="actions"),
    path("<slug:key>/", admin.site.admin_view(views.action), name="action"),
]
