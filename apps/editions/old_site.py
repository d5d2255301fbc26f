"""Addresses of the Secretariat's former site, s-cica.org, in the three forms that it has had.

    page.php?page_id=9&lang=1                      until 2018
    page/basic-principles/, news_detail/?newsid=6  2019 to 2021
    index.php?view=page&t=structure                since 2021; Russian under ru/

Each is told by what names its page, in one way of writing, such as "index.php?t=structure"; where the page stands here
is in the table of redirects. Of those that are not in it only the nearest is known.
"""

import re
from urllib.parse import urlencode

from django.http import HttpRequest, QueryDict
from django.utils.translation import get_language_from_request

from apps.core.languages import LANGUAGES

SITE = re.compile(r"^(?:https?:)?//(?:www\.|archives\.)?s-cica\.(?:org|kz)(?::\d+)?(?=[/?#]|$)", re.IGNORECASE)

# What names a page, by the path that it is a parameter of.
NAMING = {
    "index.php": ("t", "id"),
    "page.php": ("page_id", "news_id"),
    "news_detail": ("newsid",),
    "speeches_detail": ("id",),
}
FRONT = {"index.php", "page.php"}
LONGEST = 60  # letters of a page's name that are worth searching for


def in_one_way(path: str, query: str) -> str:
    """The address as the table has it, if it is one of theirs with a query; else "". `path` has no slashes around."""
    names = NAMING.get(path)
    if not names:
        return ""
    asked = QueryDict(query.replace("&amp;", "&")[:500]).dict()
    if asked.get("view", "page") != "page":
        asked["t"] = asked["view"]  # view=speeches&id=8 and view=page&t=speeches&id=8 are the same
    named = sorted((name, asked[name]) for name in names if asked.get(name))
    end = "" if path.endswith(".php") else "/"
    return f"{path}{end}?{urlencode(named)}" if named else ""


def language_of(request: HttpRequest) -> str:
    """The language that the address asks for, where it does not begin with one: `lang`, else that of the browser."""
    asked = request.GET.get("lang", "1")
    if asked == "1":  # the numbers of other languages are not known
        return LANGUAGES[0]
    return asked if asked in LANGUAGES else get_language_from_request(request)


def nearest(path: str, query: str) -> str | None:
    """The list in which a page that is not known may stand here, or a search for its name; None where neither helps."""
    if path in FRONT and not in_one_way(path, query):
        return ""
    if path == "news_detail":
        return "news/"
    if path == "speeches_detail":
        return "news/?kind=speech"
    asked = QueryDict(query[:500]).dict()
    name = path.removeprefix("page/") if path.startswith("page/") else ""
    if path == "index.php":
        view = asked.get("view", "page")
        name = asked.get("t", "") if view == "page" else view
    lists = {"press_releases": "news/", "speeches": "news/?kind=speech", "forthcoming_events": "timeline/"}
    if name in lists:
        return lists[name]
    words = " ".join(re.findall(r"[a-z]+|\d{4}", name.lower()))[:LONGEST]
    return f"search/?{urlencode({'q': words})}" if words else None
