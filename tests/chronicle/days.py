"""What tests of the chronicle share: pages of days read back, snapshots put together from the apps' own querysets."""

import datetime

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st

from apps.bodies.models import Body, Holder, MeetingRule
from apps.catalogue.models import Coordination, Placement
from apps.chairmanships.models import Chairmanship
from apps.core.day import FIRST
from apps.documents.models import Document
from apps.participants.models import FormerName
from apps.participation.models import Participation
from tests.house.crawl import Page, read, text

Day = datetime.date

# Days on which something happened, and any others, until some years ahead.
DAYS = st.dates(FIRST, Day(2030, 12, 31)) | st.sampled_from(
    [
        Day(1999, 9, 14), Day(2001, 9, 5), Day(2002, 6, 4), Day(2004, 10, 22), Day(2006, 6, 17), Day(2008, 8, 25),
        Day(2010, 6, 8), Day(2014, 5, 20), Day(2014, 5, 21), Day(2018, 9, 24), Day(2020, 9, 24), Day(2022, 6, 2),
        Day(2022, 10, 13), Day(2024, 12, 17), Day(2025, 9, 25), Day(2026, 11, 1),
    ]
)  # fmt: skip

# The content of one test stays as it is while hypothesis asks about many days.
few_days = settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
many_days = settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


def section(page: Page, key: str):
    """The section of a page whose heading has that id."""
    return next(element for element in page.all("section") if element.get("aria-labelledby") == key)


def told(page: Page) -> str:
    """What the page tells, without its sources, whose titles are not of the day."""
    return page.html.partition('<h2 id="sources">')[0]


def names(page: Page, key: str) -> list[str]:
    """The states or organizations listed in a section."""
    cards = [card for card in section(page, key).iter("li") if card.get("class") == "participant-card"]
    return [text(next(card.iter("a"))) for card in cards]


def figures(page: Page) -> list[int]:
    """The numbers at the head of the page: members, observer states, observer organizations, partners."""
    return [int(text(span)) for span in page.all("span") if span.get("class") == "figure-number"]


def of_day(client, day: Day | str, language: str = "en") -> Page:
    return read(client, f"/{language}/on/{day}/")


def snapshot(day: Day) -> dict[str, dict]:
    """What counts on a day, as the lists of the apps say, by strand and by what it is about."""
    chair = Chairmanship.objects.published().in_chair(day).first()
    bodies = Body.objects.published().on(day).prefetch_related("meeting_rules")
    return {
        "status": {(p.state_id, p.organization_id): p.status for p in Participation.objects.published().on(day)},
        "name": {name.bearer_key: name.pk for name in FormerName.objects.on(day)},
        "chair": {"chair": chair.state_id} if chair else {},
        "body": {body.pk: True for body in bodies},
        "office": {(h.office_id, h.name_en): True for h in Holder.objects.published().seated(day)},
        "coordination": {(c.area_id, c.state_id, c.role): True for c in Coordination.objects.published().on(day)},
        "rule": {rule.body_id: rule.rule_en for rule in MeetingRule.objects.on(day)},
        "area": {placed.area_id: placed.dimension_id for placed in Placement.objects.on(day)},
        "document": {d.pk: True for d in Document.objects.published().filter(adopted__counts_from__lte=day)},
    }
