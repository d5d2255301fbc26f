"""How a page is cited: what it is called, whose it is, for which day, and the address that tells what changed since."""

import datetime
from dataclasses import dataclass
from html import unescape
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.utils.dateformat import format as format_date
from django.utils.encoding import escape_uri_path
from django.utils.html import strip_tags
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from apps.core.addresses import absolute, in_language, with_query
from apps.core.day import shown, today
from apps.core.languages import active
from apps.core.parameters import SEEN, asked_of_page
from apps.core.wording import date_in_words
from apps.opendata.suffixes import in_form

DATED = {"day", "last"}
"""What names the day of a page in its very address."""

NOT_CITED = {"briefs:note", "search:search"}
"""Notes bear their lasting address themselves; what is searched is found anew each time."""


@dataclass(frozen=True)
class Reference:
    """`day` is the day that the page shows, None where its title names it; `accessed` is when it was read."""

    title: str
    path: str
    url: str
    day: datetime.date | None
    accessed: datetime.date
    language: str

    @property
    def author(self) -> str:
        """Who answers for the page; "" on a demonstration, which nobody may take for the Secretariat's word."""
        return _("CICA Secretariat") if settings.SITE_OFFICIAL else ""

    @property
    def site(self) -> str:
        if settings.SITE_OFFICIAL:
            return _("Portal of the Conference on Interaction and Confidence Building Measures in Asia")
        return _("CICA portal (a demonstration, not the Secretariat’s own site)")

    @property
    def note(self) -> str:
        """Of which day it speaks; "" where the title says so."""
        if not self.day:
            return ""
        # Translators: stands in a citation: the day that the cited page shows
        return _("As of %(day)s") % {"day": date_in_words(self.day)}

    @property
    def words(self) -> str:
        """The citation as a list of literature has it; in Russian after GOST R 7.0.5-2008."""
        parts = {
            "author": f"{self.author}. " if self.author else "",
            "title": self.title,
            "site": self.site,
            "year": self.accessed.year,
            "note": f"{self.note.rstrip('.')}. " if self.note else "",
            "url": self.url,
            # Translators: format of the day of reading, see Django's date filter; «d.m.Y» in Russian
            "accessed": format_date(self.accessed, pgettext("date format in a citation", "j F Y")),
        }
        # Translators: a citation. In Russian after GOST R 7.0.5-2008, with «[Электронный ресурс]» and «дата обращения»
        return _("%(author)s%(title)s. %(site)s, %(year)s. %(note)sURL: %(url)s (accessed %(accessed)s).") % parts

    @property
    def key(self) -> str:
        """A name for programs, in plain letters."""
        return "-".join(["cica", *self.path.strip("/").split("/"), self.accessed.isoformat()])


def reference(request: HttpRequest, title: str) -> Reference:
    """The reference to the page of that title (HTML), as it is read now.

    Its address keeps what the reader asked of the page, in whatever languages it is read, and adds the day shown and
    the day of reading: so it shows the cited facts for good, and what was corrected in them.
    """
    path = in_language(getattr(request, "canonical_path", request.path), active())
    is_dated = has_day(request)
    query = asked_of_page(request)
    query.pop("on", None)
    if not is_dated:
        query["on"] = shown().isoformat()
    query[SEEN] = today().isoformat()
    return Reference(
        title=unescape(strip_tags(title)),
        path=path,
        url=absolute(with_query(escape_uri_path(path), query.urlencode(safe=":"))),
        day=None if is_dated else shown(),
        accessed=today(),
        language=active(),
    )


def is_cited(request: Any) -> bool:
    """Only pages that answer as such (apps/core/pages.py) name their template."""
    match = getattr(request, "resolver_match", None)
    return bool(getattr(request, "template", "") and match and match.view_name not in NOT_CITED)


def seen_of(request: Any) -> str:
    """When the page was cited, as its address says it; empty if it does not."""
    return request.GET.get(SEEN, "") if is_cited(request) else ""


def has_day(request: Any) -> bool:
    """Whether the path of the page names its day."""
    return bool(DATED & request.resolver_match.kwargs.keys())


def file_address(request: HttpRequest, suffix: str) -> str:
    """Where the page is to be had in that form, as it is asked for now."""
    path = escape_uri_path(in_language(request.path, active()))
    return with_query(in_form(path, suffix), asked_of_page(request))
