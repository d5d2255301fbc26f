from django.urls import path, re_path

from apps.opendata import feeds, views
from apps.opendata.forms import FORMS

# Without a namespace: they continue the addresses of pages. Of the desk and the API nothing is a page: what is not
# found there is not looked for among the languages.
urlpatterns = [
    path("changes.atom", feeds.changes, name="changes-feed"),
    re_path(rf"^(?!admin/|api/)(?P<page>.*[^/])\.(?P<suffix>{'|'.join(FORMS)})$", views.data, name="data"),
]
