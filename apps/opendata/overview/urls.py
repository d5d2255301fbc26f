from django.urls import path

from apps.opendata.overview import views

app_name = "opendata"

urlpatterns = [
    path("", views.overview, name="overview"),
    path("codebook/", views.codebook, name="codebook"),
    path("api/", views.api, name="api"),
]
