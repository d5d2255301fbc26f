"""What the news shows on the pages of states, events and documents."""

from django.utils.translation import gettext_lazy as _

from apps.core.registry import Section, add_section

PAGES = ("participants:state", "timeline:event", "documents:document")
LIMIT = 12


def of_thing(thing, day) -> dict | None:
    articles = thing.articles.published()[:LIMIT]
    return {"articles": articles, "cited": articles} if articles else None


def register():
    for page in PAGES:
        add_section(Section(page, "news", _("News"), 80, "news/lines.html", of_thing))
