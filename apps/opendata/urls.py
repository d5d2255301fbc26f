from django.urls import re_path

from apps.opendata import views
from apps.opendata.forms import FORMS

# Without a namespace: they continue the addresses of pages.
urlpatterns = [
    re_path(rf"^(?P<page>.*[^/])\.(?P<suffix>{'|'.join(FORMS)})$", views.data, name="data"),
]
