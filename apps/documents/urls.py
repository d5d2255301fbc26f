from django.urls import path

from apps.documents import views

app_name = "documents"

urlpatterns = [
    path("", views.documents, name="documents"),
    path("<slug:slug>/", views.document, name="document"),
]
