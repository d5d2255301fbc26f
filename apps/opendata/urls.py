from django.urls import path, re_path

from apps.opendata import feeds, views
from apps.opendata.forms import FORMS

# Without a namespace: they continue the addresses of pages.
urlpatterns = [
    path("changes.atom", feeds.changes, name="changes-feed"),
    re_path(rf"^(?P<page>.*[^/])\.(?P<suffix>{'|'.join(FORMS)})$", views.data, name="data"),
]
