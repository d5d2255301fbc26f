from django.urls import path, re_path

from apps.sharing import views

# Without a namespace: they serve machines. A picture lies beneath its page, whose address it continues.
urlpatterns = [
    path("manifest.webmanifest", views.manifest, name="manifest"),
    re_path(r"^(?P<page>(?:.+/)?)share-(?P<mark>[0-9a-f]{12})\.png$", views.picture, name="picture"),
]
