"""The ways from the head of a page to the note on it."""

from functools import partial

from django.utils.translation import gettext_lazy as _

from apps.briefs.whole import SLUG
from apps.core.addresses import address_of
from apps.core.registry import Way, add_way

PAGES = {
    "participants:state": "states",
    "catalogue:area": "areas",
    "bodies:body": "bodies",
    "chronicle:on": "organization",
}


def of_thing(form: str, kind: str, thing, day) -> str | None:
    """There is one on what is published; the whole organization is no thing."""
    if thing is None:
        return address_of(form, kind, SLUG)
    return address_of(form, kind, thing.slug) if thing.is_published else None


def register():
    for page, kind in PAGES.items():
        note, pdf = partial(of_thing, "briefs:note", kind), partial(of_thing, "briefs:pdf", kind)
        add_way(Way(page, _("Briefing note"), 10, note, is_followed=True))
        # A PDF is made when it is asked for: not for crawlers.
        add_way(Way(page, _("Briefing note (PDF)"), 20, pdf))
