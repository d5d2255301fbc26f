"""What the staff see first at the desk."""

import datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from apps.participants.models import State
from apps.timeline.models import Event
from tests.desk.forms import address, opened
from tests.factories.news import ArticleFactory
from tests.factories.participants import StateFactory
from tests.factories.timeline import EventFactory

FRONT = reverse("admin:index")
LATER = datetime.timedelta(days=3)


def entries(desk, key: str) -> list[str]:
    """What a section of the front page lists; nothing where it is left out."""
    for section in desk.get(FRONT).context["waiting"]:
        if section["section"].key == key:
            return [str(entry.record) for entry in section["entries"]]
    return []


def test_what_one_has_begun_waits_on_the_front_page(desk):
    ArticleFactory(status="draft", title_en="Begun by somebody else")
    mine = ArticleFactory(status="draft", title_en="Begun by me")
    opened(desk, type(mine), mine).save(desk, title_en="Begun by me, and changed")
    assert entries(desk, "drafts") == ["Begun by me, and changed"]


def test_what_is_scheduled_stands_in_the_order_in_which_it_will_happen(desk):
    now = timezone.now()
    EventFactory(title_en="Leaves first", published_at=now - LATER, expires_at=now + LATER)
    EventFactory(title_en="Appears second", published_at=now + 2 * LATER, expires_at=now + 9 * LATER)
    EventFactory(title_en="Stays for good")
    EventFactory(title_en="Not even published", status="draft", expires_at=None)
    assert entries(desk, "scheduled") == ["Leaves first", "Appears second"]


def test_what_is_to_be_looked_at_again_is_reminded_of_from_its_day_on(desk):
    day = timezone.localdate()
    EventFactory(title_en="Due today", review_on=day)
    EventFactory(title_en="Long overdue", review_on=datetime.date(2024, 3, 1))
    EventFactory(title_en="Not yet", review_on=day + LATER)
    EventFactory(title_en="Withdrawn", review_on=day, status="withdrawn")
    assert entries(desk, "due") == ["Long overdue", "Due today"]
    assert "1\N{NO-BREAK SPACE}March 2024</small>" in desk.get(FRONT).content.decode()


def test_the_latest_changes_name_who_made_them(desk):
    state = StateFactory(name_en="Türkiye", status="draft")
    opened(desk, State, state).save(desk, name_en="Republic of Türkiye")
    (section,) = [s for s in desk.get(FRONT).context["sections"] if s["section"].key == "changes"]
    (entry,) = section["entries"]
    assert (str(entry.record), entry.by[:6]) == ("Republic of Türkiye", "editor")
    assert entry.url == address(State, "change", state.pk)


def test_what_is_deleted_is_still_told_among_the_changes(desk):
    article = ArticleFactory(status="draft")
    desk.post(address(type(article), "delete", article.pk), {"post": "yes"})
    assert "Deleted" in desk.get(FRONT).content.decode()


@pytest.mark.parametrize(("language", "heading"), [("en", "My drafts"), ("ru", "Мои черновики")])
def test_the_front_page_speaks_the_language_of_the_person(desk, language, heading):
    desk.cookies["django_language"] = language
    article = ArticleFactory(status="draft")
    opened(desk, type(article), article).save(desk, title_en="New", title_ru="Новое")
    assert heading in desk.get(FRONT).content.decode()


def test_the_front_page_costs_the_same_however_much_there_is(desk):
    def cost() -> int:
        with CaptureQueriesContext(connection) as queries:
            desk.get(FRONT)
        return len(queries)

    def work(number: int) -> None:
        EventFactory.create_batch(number, published_at=timezone.now() + LATER)
        for event in EventFactory.create_batch(number, status="draft"):
            opened(desk, Event, event).save(desk, title_en=f"Changed {event.pk}")

    work(1)
    few = cost()
    work(12)
    assert cost() == few


def test_where_nothing_waits_the_front_page_says_so(desk, db):
    assert "Nothing waits for you." in desk.get(FRONT).content.decode()
    ArticleFactory(title_ru="")
    assert "Nothing waits for you." not in desk.get(FRONT).content.decode()
