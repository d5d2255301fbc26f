from django.urls import path

from apps.chairmanships import views

app_name = "chairmanships"

urlpatterns = [
    path("", views.chairmanships, name="chairmanships"),
    path("<slug:slug>/", views.chairmanship, name="chairmanship"),
]
