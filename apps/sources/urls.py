from django.urls import path

from apps.sources import views

app_name = "sources"

urlpatterns = [
    path("sources/", views.sources, name="sources"),
    path("sources/disagreements/", views.disagreements, name="disagreements"),
    path("sources/<slug:slug>/", views.source, name="source"),
    path("quality/", views.quality, name="quality"),
]
