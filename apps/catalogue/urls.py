from django.urls import path

from apps.catalogue import views

app_name = "catalogue"

urlpatterns = [
    path("", views.catalogue, name="catalogue"),
    path("matrix/", views.matrix, name="matrix"),
    path("terms/", views.terms, name="terms"),
    path("dimensions/<slug:slug>/", views.dimension, name="dimension"),
    path("areas/<slug:slug>/", views.area, name="area"),
]
