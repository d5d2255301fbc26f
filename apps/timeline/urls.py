from django.urls import path, re_path

from apps.timeline import views

app_name = "timeline"

urlpatterns = [
    path("timeline/", views.timeline, name="timeline"),
    re_path(r"^timeline/(?P<year>\d{4})/$", views.year, name="year"),
    path("events/<slug:slug>/", views.event, name="event"),
]
