from django.urls import path

from apps.chronicle import views

app_name = "chronicle"

urlpatterns = [
    path("map/", views.map, name="map"),
    path("growth/", views.growth, name="growth"),
    path("on/", views.on, name="on"),
    path("on/<str:day>/", views.on, name="on"),
    path("changes/", views.changes, name="changes"),
    path("changes/<str:first>/<str:last>/", views.changes, name="changes"),
    path("compare/", views.compare, name="compare"),
    path("compare/<slug:first>/<slug:second>/", views.compare, name="compare"),
]
