"""What every page knows about itself: its addresses in both languages, the navigation, the site it belongs to."""

from functools import cached_property

from django.conf import settings
from django.http import HttpRequest, QueryDict
from django.utils.encoding import escape_uri_path
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from apps.core import languages, side_by_side
from apps.core.addresses import address_of, in_language, with_query
from apps.core.day import FIRST, other_day, shown, today
from apps.core.parameters import SEEN, VIEW

# The languages name themselves: these words are never translated.
OWN_NAMES = {"en": "English", "ru": "Русский"}

# Only these change what a page is about; other parameters (filters, tracking) do not make a page of their own.
CANONICAL_PARAMETERS = ("page",)

# What lies under "Participants": apps, and single pages of the chronicle.
PARTICIPANTS = {"members", "observers", "partners", "participants"}
PARTICIPANTS |= {"chronicle:map", "chronicle:growth", "chronicle:compare"}

# Where time changes what a page shows: there a reader may choose the day.
TEMPORAL = PARTICIPANTS | {"home:home", "bodies", "chairmanships", "catalogue", "timeline", "documents"}
TEMPORAL |= {"chronicle:on", "briefs:note"}

# The main navigation: address, label, the apps or single pages that lie under it.
NAVIGATION = (
    ("about:about", gettext_noop("About"), {"about"}),
    ("members:members", gettext_noop("Participants"), PARTICIPANTS),
    ("bodies:bodies", gettext_noop("Bodies"), {"bodies"}),
    ("chairmanships:chairmanships", gettext_noop("Chairmanship"), {"chairmanships"}),
    ("catalogue:catalogue", gettext_noop("Confidence building measures"), {"catalogue"}),
    ("timeline:timeline", gettext_noop("Timeline"), {"timeline"}),
    ("documents:documents", gettext_noop("Documents"), {"documents"}),
    ("news:news", gettext_noop("News"), {"news"}),
    ("sources:sources", gettext_noop("Sources"), {"sources"}),
)


class Portal:
    """The page being shown, seen from outside. Everything is worked out when first asked for."""

    def __init__(self, request: HttpRequest):
        self.request = request
        self.site_url = settings.SITE_URL
        self.site_official = settings.SITE_OFFICIAL

    @cached_property
    def language(self) -> str:
        return languages.active()

    @cached_property
    def languages(self) -> list[dict]:
        """Both languages: `href` keeps the whole query, `url` is the canonical address."""
        query = self.request.META.get("QUERY_STRING", "")
        return [
            {
                "code": code,
                "name": OWN_NAMES[code],
                "is_current": code == self.language,
                "href": with_query(path, query),
                "url": f"{self.site_url}{in_language(self._path, code)}{self._canonical_query}",
            }
            for code in languages.LANGUAGES
            for path in [escape_uri_path(in_language(self.request.path, code))]
        ]

    @cached_property
    def other_language(self) -> dict:
        return next(language for language in self.languages if not language["is_current"])

    @cached_property
    def canonical(self) -> str:
        return f"{self.site_url}{self._path}{self._canonical_query}"

    @cached_property
    def is_cited(self) -> bool:
        """Whether the address says when the page was cited (apps/citing)."""
        return SEEN in self.request.GET

    @cached_property
    def _path(self) -> str:
        """The path of the page; where several lead to the same, the one that its view names as `canonical_path`."""
        return escape_uri_path(getattr(self.request, "canonical_path", self.request.path))

    @cached_property
    def _canonical_query(self) -> str:
        query = QueryDict(mutable=True)
        for name in CANONICAL_PARAMETERS:
            if value := self.request.GET.get(name):
                query[name] = value
        return with_query("", query)

    @cached_property
    def _names(self) -> set[str]:
        """The app and the name of the page."""
        match = self.request.resolver_match
        return {match.namespace, match.view_name} if match else set()

    @cached_property
    def navigation(self) -> list[dict]:
        """The entries of the main navigation; `current` is "page", "true" (a page below it) or "" for aria-current."""
        entries = []
        for url_name, label, below in NAVIGATION:
            href = address_of(url_name)
            current = "page" if href == self.request.path else "true" if self._names & below else ""
            entries.append({"href": href, "label": _(label), "current": current})
        return entries

    @cached_property
    def day(self) -> dict:
        """Which day the page shows; `is_offered` where the reader may choose another one."""
        return {
            "date": shown(),
            "is_other": bool(other_day()),
            "is_ahead": shown() > today(),
            "is_offered": bool(self._names & TEMPORAL),
            "problem": getattr(self.request, "day_problem", ""),
            "first": FIRST,
            "today_href": self._of_today(),
            "whole_href": "" if "chronicle:on" in self._names else self._whole,
            "fields": [(name, value) for name, value in self.request.GET.items() if name not in ("on", "page")],
        }

    @property
    def _whole(self) -> str:
        """Where the whole organization of the day shown is; today it has an address that needs no day."""
        return address_of("chronicle:on", *([shown().isoformat()] if other_day() else []))

    @cached_property
    def side_by_side(self) -> dict:
        """Both languages side by side: whether the reader asked for them, whether this page offers them, and the way
        to them or back."""
        query, is_asked = self.request.GET.copy(), side_by_side.is_asked(self.request)
        query[VIEW] = side_by_side.BOTH
        if is_asked:
            del query[VIEW]
        return {
            "is_asked": is_asked,
            "is_offered": side_by_side.is_offered(self.request),
            "href": with_query(escape_uri_path(self.request.path), query),
        }

    def _of_today(self) -> str:
        match = self.request.resolver_match
        if match and "day" in match.kwargs:
            return address_of(match.view_name, today().isoformat())
        query = self.request.GET.copy()
        query.pop("on", None)
        return with_query(escape_uri_path(self.request.path), query)


def portal(request: HttpRequest) -> dict:
    """The context processor: `portal` in every template."""
    return {"portal": Portal(request)}
