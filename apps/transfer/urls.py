from django.contrib import admin
from django.urls import path

from apps.transfer import views

app_name = "transfer"

urlpatterns = [
    path("", admin.site.admin_view(views.tables), name="tables"),
    path("<slug:kind>.<slug:suffix>", admin.site.admin_view(views.export), name="export"),
    path("<slug:kind>/", admin.site.admin_view(views.table), name="table"),
]
