from django.urls import path

from apps.participants import views

app_name = "participants"

urlpatterns = [
    path("states/<slug:slug>/", views.state, name="state"),
    path("organizations/<slug:slug>/", views.organization, name="organization"),
]
