"""The addresses of proposals: at the desk, and the secret ones."""

from django.contrib.admin import AdminSite
from django.urls import URLPattern, path

from apps.proposals import views

urlpatterns = [
    path("preview/<str:token>/", views.shared_preview, name="preview"),
    path("preview/<str:token>/page/", views.shared_page, name="preview_page"),
]


def at_desk(site: AdminSite) -> list[URLPattern]:
    """Those that belong to the desk, for who may enter it."""
    return [
        path("proposals/", site.admin_view(views.proposals), name="proposals"),
        path("proposals/<int:pk>/", site.admin_view(views.proposal), name="proposal"),
        path("proposals/<int:pk>/preview/", site.admin_view(views.proposal_preview), name="proposal_preview"),
        path("proposals/<int:pk>/files/<int:file>/", site.admin_view(views.proposal_file), name="proposal_file"),
        path("proposals/<int:pk>/link/", site.admin_view(views.proposal_link), name="proposal_link"),
    ]
