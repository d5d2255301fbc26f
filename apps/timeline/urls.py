from django.urls import path

from apps.timeline import views

app_name = "timeline"

urlpatterns = [
    path("timeline/", views.timeline, name="timeline"),
    path("events/<slug:slug>/", views.event, name="event"),
]
