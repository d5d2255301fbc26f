"""The site map: where each app's addresses begin."""

from importlib.util import find_spec

from django.conf.urls.i18n import i18n_patterns
from django.contrib import admin
from django.urls import URLPattern, URLResolver, include, path

from .health import healthz
from .media import media


def app(prefix: str, name: str) -> list[URLPattern | URLResolver]:
    # While the house is being built: an app's pages appear as soon as its urls.py does.
    return [path(prefix, include(f"apps.{name}.urls"))] if find_spec(f"apps.{name}.urls") else []


urlpatterns = [
    path("admin/", admin.site.urls),
    path("healthz", healthz, name="healthz"),
    path("media/<path:path>", media, name="media"),
    *i18n_patterns(
        *app("about/", "about"),
        *app("members/", "members"),
        *app("observers/", "observers"),
        *app("partners/", "partners"),
        *app("bodies/", "bodies"),
        *app("chairmanships/", "chairmanships"),
        *app("catalogue/", "catalogue"),
        *app("documents/", "documents"),
        *app("sources/", "sources"),
        *app("", "participants"),
        *app("", "timeline"),
        *app("", "news"),
        *app("", "home"),
        prefix_default_language=True,
    ),
]
