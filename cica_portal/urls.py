"""The site map: where each app's addresses begin."""

from django.conf.urls.i18n import i18n_patterns
from django.contrib import admin
from django.contrib.sitemaps.views import sitemap
from django.urls import include, path

from apps.home import crawlers
from apps.home import views as home
from apps.home.sitemaps import SITEMAPS
from apps.opendata import download
from apps.opendata.pages import SCHEMA
from apps.opendata.views import schema
from cica_portal.health import healthz
from cica_portal.media import media

urlpatterns = [
    path("admin/actions/", include("apps.actions.urls")),
    path("admin/transfer/", include("apps.transfer.urls")),
    path("admin/care/", include("apps.care.urls")),
    path("admin/", include("apps.accounts.urls")),  # before the site, whose pages of signing in they replace
    path("admin/", admin.site.urls),
    path("", include("apps.proposals.urls")),
    path("", home.language, name="language"),
    path("sitemap.xml", crawlers.site_map, name="sitemap"),
    path("sitemap-<section>.xml", sitemap, {"sitemaps": SITEMAPS}, name="sitemap-part"),
    path("robots.txt", crawlers.robots, name="robots"),
    path("llms.txt", crawlers.llms, name="llms"),
    path(".well-known/security.txt", crawlers.security, name="security"),
    path("healthz", healthz, name="healthz"),
    path("api/v1/", include("apps.opendata.api.urls")),
    path(SCHEMA, schema, name="schema"),
    path("data/cica.zip", download.download, name="download"),
    path("media/<path:path>", media, name="media"),
    *i18n_patterns(
        path("about/", include("apps.about.urls")),
        path("members/", include("apps.members.urls")),
        path("observers/", include("apps.observers.urls")),
        path("partners/", include("apps.partners.urls")),
        path("bodies/", include("apps.bodies.urls")),
        path("chairmanships/", include("apps.chairmanships.urls")),
        path("catalogue/", include("apps.catalogue.urls")),
        path("documents/", include("apps.documents.urls")),
        path("briefs/", include("apps.briefs.urls")),
        path("", include("apps.sources.urls")),
        path("", include("apps.participants.urls")),
        path("", include("apps.timeline.urls")),
        path("", include("apps.news.urls")),
        path("", include("apps.chronicle.urls")),
        path("", include("apps.sharing.urls")),
        path("", include("apps.search.urls")),
        path("data/", include("apps.opendata.overview.urls")),
        path("", include("apps.opendata.urls")),
        path("", include("apps.home.urls")),
        prefix_default_language=True,
    ),
]
