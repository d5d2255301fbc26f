from django.urls import path, re_path
from rest_framework.routers import SimpleRouter

from apps.opendata.api import views

app_name = "api"

router = SimpleRouter()
for name, view in views.VIEWS.items():
    router.register(name, view, name)

urlpatterns = [
    path("", views.Index.as_view(), name="index"),
    path("openapi.json", views.OpenAPI.as_view(), name="openapi"),
    *router.urls,
    re_path(r"^(?P<rest>.*)/$", views.Nothing.as_view(), name="nothing"),
]
