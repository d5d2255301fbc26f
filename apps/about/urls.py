from django.urls import path

from apps.about import views

app_name = "about"

urlpatterns = [
    path("", views.about, name="about"),
    path("principles/", views.principles, name="principles"),
    path("goals/", views.goals, name="goals"),
    path("history/", views.history, name="history"),
    path("transformation/", views.transformation, name="transformation"),
    path("questions/", views.questions, name="questions"),
    path("contacts/", views.contacts, name="contacts"),
]
