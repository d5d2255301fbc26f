from django.urls import path

from apps.news import views

app_name = "news"

urlpatterns = [
    path("news/", views.news, name="news"),
    path("news/<slug:slug>/", views.article, name="article"),
    path("publications/", views.publications, name="publications"),
    path("publications/<slug:slug>/", views.publication, name="publication"),
]
