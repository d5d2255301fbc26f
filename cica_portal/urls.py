"""The site map: where each app's addresses begin."""

from importlib.util import find_spec

from django.conf.urls.i18n import i18n_patterns
from django.contrib import admin
from django.contrib.sitemaps.views import sitemap
from django.urls import URLPattern, URLResolver, include, path

from apps.home import views as home
from apps.home.sitemaps import SITEMAPS
from cica_portal.health import healthz
from cica_portal.media import media


def app(prefix: str, name: str) -> list[URLPattern | URLResolver]:
    # While the house is being built: an app's pages appear as soon as its urls.py does.
    return [path(prefix, include(f"apps.{name}.urls"))] if find_spec(f"apps.{name}.urls") else []


urlpatterns = [
    path("admin/", admin.site.urls),
    path("", home.language, name="language"),
    path("sitemap.xml", sitemap, {"sitemaps": SITEMAPS}, name="sitemap"),
    path("robots.txt", home.robots, name="robots"),
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
