from django.urls import path

from apps.briefs import views

app_name = "briefs"

urlpatterns = [
    path("<slug:kind>/<slug:slug>/", views.note, name="note"),
    path("<slug:kind>/<slug:slug>.pdf", views.pdf, name="pdf"),
]
