"""What the app shows on the pages of the Catalogue and of sources."""

from django.utils.translation import gettext_lazy as _

from apps.about.models import Text
from apps.core.registry import Section, add_section


def about_the_catalogue(catalogue, day) -> dict | None:
    texts = Text.objects.of_page("catalogue:catalogue")
    return {"texts": texts, "cited": texts} if texts else None


def papers_of_source(source, day) -> dict | None:
    papers = source.questionnaires.published()
    return {"papers": papers, "cited": papers} if papers else None


def register():
    add_section(
        Section(
            "catalogue:catalogue", "intro", _("What the Catalogue is"), 10, "about/catalogue.html", about_the_catalogue
        )
    )
    add_section(
        Section("sources:source", "papers", _("Retold on this portal"), 10, "about/papers.html", papers_of_source)
    )
