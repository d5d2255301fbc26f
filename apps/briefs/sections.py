"""The way from a page to the note on it."""

from functools import partial

from django.utils.translation import gettext_lazy as _

from apps.briefs.whole import SLUG
from apps.core.registry import Section, add_section

PAGES = {
    "participants:state": "states",
    "catalogue:area": "areas",
    "bodies:body": "bodies",
    "chronicle:on": "organization",
}


def of_thing(kind: str, thing, day) -> dict | None:
    """There is one on what is published; the whole organization is no thing."""
    if thing is None:
        return {"kind": kind, "slug": SLUG}
    return {"kind": kind, "slug": thing.slug} if thing.is_published else None


def register():
    for page, kind in PAGES.items():
        load = partial(of_thing, kind)
        add_section(Section(page, "briefing-note", _("Briefing note"), 95, "briefs/link.html", load))
