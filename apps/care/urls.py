from django.contrib import admin
from django.urls import path

from apps.care import views

app_name = "care"

urlpatterns = [path("links/", admin.site.admin_view(views.links), name="links")]
