from django.urls import path

from apps.home import gallery, views

app_name = "home"

urlpatterns = [
    path("", views.home, name="home"),
    path("legal/", views.legal, name="legal"),
    path("accessibility/", views.accessibility, name="accessibility"),
    path("credits/", views.credits, name="credits"),
    path("gallery/", gallery.gallery, name="gallery"),
]
