from django.urls import path

from apps.sources import views

app_name = "sources"

urlpatterns = [
    path("", views.sources, name="sources"),
    path("<slug:slug>/", views.source, name="source"),
]
