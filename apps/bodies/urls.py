from django.urls import path

from apps.bodies import views

app_name = "bodies"

urlpatterns = [
    path("", views.bodies, name="bodies"),
    path("<slug:slug>/", views.body, name="body"),
]
