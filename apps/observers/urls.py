from django.urls import path

from apps.observers import views

app_name = "observers"

urlpatterns = [
    path("", views.observers, name="observers"),
]
