"""The pages that are not about one record: by what they are found. A test holds their words to those of the pages."""

import datetime
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils import timezone
from django.utils.functional import lazy
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, gettext_noop, override

from apps.core.day import FIRST, today
from apps.core.languages import LANGUAGES
from apps.timeline.years import years


@dataclass(frozen=True)
class Page:
    """A page with its title, what it tells, and further names, which are found like the title."""

    url_name: str
    title: Any
    lead: Any
    names: tuple[Any, ...] = ()
    year: int | None = None
    published_at: datetime.datetime | None = None

    @property
    def path(self) -> str:
        """Its address without the language."""
        with override(LANGUAGES[0]):
            address = reverse(self.url_name, args=[self.year] if self.year else [])
            return address.removeprefix(reverse("home:home"))


PAGES = (
    Page(
        "home:home",
        gettext_lazy("Conference on Interaction and Confidence Building Measures in Asia"),
        gettext_lazy(
            "CICA brings together states across Asia for dialogue, cooperation and confidence building: members, "
            "bodies, chairmanship, documents and events, each dated and sourced."
        ),
        (gettext_lazy("CICA"),),
    ),
    Page(
        "about:about",
        gettext_lazy("About CICA"),
        gettext_lazy(
            "What CICA is: how it came about, its principles and goals, its transformation into an organization, "
            "questions and answers, contacts."
        ),
    ),
    Page(
        "about:principles",
        gettext_lazy("Principles of CICA"),
        gettext_lazy(
            "The principles that guide relations between the Member States of CICA, set out in the Declaration of "
            "14 September 1999."
        ),
        (gettext_lazy("Principles"),),
    ),
    Page(
        "about:goals",
        gettext_lazy("Goals of CICA"),
        gettext_lazy(
            "What the Member States of CICA pursue together, from multilateral approaches to security in Asia to "
            "combating illicit drugs."
        ),
        (gettext_lazy("Goals"),),
    ),
    Page(
        "about:history",
        gettext_lazy("History of CICA"),
        gettext_lazy(
            "How CICA came about and grew: the initiative of 1992, the first declaration, the Summits, and the chief "
            "dates since."
        ),
        (gettext_lazy("History"),),
    ),
    Page(
        "about:transformation",
        gettext_lazy("Transformation of CICA"),
        gettext_lazy(
            "How CICA is becoming a full-fledged regional organization: the launch, the goals, the Road Map and where "
            "each of its milestones stands."
        ),
        (gettext_lazy("Transformation"),),
    ),
    Page(
        "about:questions",
        gettext_lazy("Questions and answers about CICA"),
        gettext_lazy(
            "Questions and answers about CICA, each paper with its date and its author; historical papers are marked "
            "as such."
        ),
        (gettext_lazy("Questions and answers"),),
    ),
    Page(
        "about:contacts",
        gettext_lazy("Contacts"),
        gettext_lazy(
            "How to reach the CICA Secretariat, where journalists may turn, and how to report an error on this portal."
        ),
    ),
    Page(
        "members:members",
        gettext_lazy("Member states"),
        gettext_lazy("The member states of CICA, when each joined and at what occasion."),
        (gettext_lazy("Members"),),
    ),
    Page(
        "observers:observers",
        gettext_lazy("Observers"),
        gettext_lazy("The observer states and observer organizations of CICA, and who was an observer before."),
    ),
    Page(
        "partners:partners",
        gettext_lazy("Partner organizations"),
        gettext_lazy("The partner organizations of CICA, and the instrument that each partnership rests on."),
        (gettext_lazy("Partners"),),
    ),
    Page(
        "chronicle:map",
        gettext_lazy("Map of CICA"),
        gettext_lazy(
            "Where CICA is: its member states, observers and partner organizations on a map without borders, for any "
            "day."
        ),
        (gettext_lazy("Map"),),
    ),
    Page(
        "chronicle:growth",
        gettext_lazy("Growth of CICA"),
        gettext_lazy(
            "How CICA grew: who joined as a member, observer or partner when, drawn as a chart and as a table with "
            "sources."
        ),
    ),
    Page(
        "bodies:bodies",
        gettext_lazy("Bodies"),
        gettext_lazy(
            "The governing, working and advisory bodies of CICA and its Secretariat: who reports to whom, and how "
            "often each meets."
        ),
        (gettext_lazy("The structure"),),
    ),
    Page(
        "chairmanships:chairmanships",
        gettext_lazy("Chairmanship"),
        gettext_lazy("Which state chairs CICA, and which chaired before: terms, themes, hand-overs."),
        (gettext_lazy("Chairmanships"),),
    ),
    Page(
        "chronicle:on",
        gettext_lazy("CICA today"),
        gettext_lazy(
            "The whole of CICA on one page: members, observers, partners, the chair, bodies, holders of office, "
            "coordinators and documents as of today."
        ),
    ),
    Page(
        "chronicle:changes",
        gettext_lazy("What changed in CICA in the last twelve months"),
        gettext_lazy(
            "What has changed in CICA in the last twelve months, or between any two days: who joined or left, who took "
            "the chair or an office, what was established and adopted."
        ),
        (gettext_lazy("What changed"),),
    ),
    Page(
        "chronicle:compare",
        gettext_lazy("Compare two states"),
        gettext_lazy(
            "Any two states in CICA beside each other: status, chairmanships, areas coordinated, meetings hosted, on "
            "any day."
        ),
    ),
    Page(
        "catalogue:catalogue",
        gettext_lazy("Confidence building measures"),
        gettext_lazy(
            "The Catalogue of CICA confidence building measures: its dimensions and areas, the states that coordinate "
            "each, and its editions."
        ),
    ),
    Page(
        "catalogue:matrix",
        gettext_lazy("Matrix of coordinators"),
        gettext_lazy(
            "All areas of CICA confidence building measures across the states that coordinate or co-coordinate them, "
            "on any day, also as a file."
        ),
        (gettext_lazy("Coordinators"),),
    ),
    Page(
        "catalogue:terms",
        gettext_lazy("Terms of coordinators"),
        gettext_lazy(
            "Which state coordinated or co-coordinated which area of CICA confidence building measures when, drawn "
            "along the years and as a table."
        ),
    ),
    Page(
        "timeline:timeline",
        gettext_lazy("Timeline"),
        gettext_lazy(
            "Every dated event in the life of CICA since 1992: summits, ministerial meetings, accessions, decisions."
        ),
        (gettext_lazy("Events"),),
    ),
    Page(
        "documents:documents",
        gettext_lazy("Documents"),
        gettext_lazy(
            "The documents of CICA since 1999: declarations, the Almaty Act, the Catalogue of confidence building "
            "measures, regulations and plans."
        ),
    ),
    Page(
        "news:news",
        gettext_lazy("News"),
        gettext_lazy("News, speeches and announcements of CICA, and publications about it."),
    ),
    Page(
        "news:publications",
        gettext_lazy("Publications about CICA"),
        gettext_lazy(
            "Books, articles and reports about CICA by scholars and others, each with a summary in our own words."
        ),
        (gettext_lazy("Publications"),),
    ),
    Page(
        "sources:sources",
        gettext_lazy("Sources"),
        gettext_lazy(
            "Every source on which the facts of this portal rest: official papers, press reports and reference works, "
            "with what rests on each."
        ),
    ),
    Page(
        "sources:disagreements",
        gettext_lazy("Where sources differ"),
        gettext_lazy(
            "Every fact about CICA on which sources differ: what each says and when it was written, which one this "
            "portal follows, and why."
        ),
    ),
    Page(
        "sources:quality",
        gettext_lazy("Quality of the content"),
        gettext_lazy(
            "How well the facts of this portal are sourced: how many rest on official papers, on the press alone or on "
            "inference, how many have no source, are not exact or are disputed."
        ),
    ),
    Page(
        "opendata:overview",
        gettext_lazy("Open data"),
        gettext_lazy(
            "All that the portal knows of CICA, to take away: every page as data, the whole as one file, an API for "
            "programs, a codebook, and the licence CC BY 4.0."
        ),
    ),
    Page(
        "opendata:codebook",
        gettext_lazy("Codebook"),
        gettext_lazy(
            "What each kind of record in the data of the CICA portal is, and what each of its fields means: name, "
            "type, codes, columns in tables."
        ),
    ),
    Page(
        "opendata:api",
        gettext_lazy("API"),
        gettext_lazy(
            "How programs ask the CICA portal for records: addresses, filters, days, pages of lists, errors, and the "
            "OpenAPI description."
        ),
    ),
    Page(
        "home:legal",
        gettext_lazy("Terms, licence and privacy"),
        gettext_lazy(
            "The terms on which this portal may be used, the licence of its texts, what it records of its readers, and "
            "what on it is official."
        ),
        (gettext_lazy("Privacy"), gettext_lazy("Licence")),
    ),
    Page(
        "home:accessibility",
        gettext_lazy("Accessibility"),
        gettext_lazy(
            "How this portal can be read by everybody: what was tested, when, by what standard, and how to report an "
            "obstacle."
        ),
    ),
    Page(
        "home:credits",
        gettext_lazy("Credits"),
        gettext_lazy(
            "Whose work this portal is built on: the typefaces, the flags, the land of the map and free software, each "
            "with its licence."
        ),
    ),
)

AHEAD = 5
"""So many years to come are in the index already."""


_of_year = lazy(lambda text, year: _(text) % {"year": year}, str)


def pages() -> Iterator[Page]:
    """Those above and the years; of these also some to come, each hidden until it begins or has an event."""
    yield from PAGES
    title = gettext_noop("CICA in %(year)s")
    lead = gettext_noop(
        "What happened in CICA in %(year)s: events, who was in the chair, who joined and what was adopted."
    )
    last = years()[-1]
    for year in range(FIRST.year, max(last, today().year + AHEAD) + 1):
        begins = None if year <= last else datetime.datetime(year, 1, 1, tzinfo=timezone.get_default_timezone())
        yield Page("timeline:year", _of_year(title, year), _of_year(lead, year), (str(year),), year, begins)
