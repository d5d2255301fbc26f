"""When a thing is before readers: nobody presses a button at that moment."""

from datetime import datetime, timedelta
from itertools import product
from zoneinfo import ZoneInfo

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from apps.bodies.models import Session
from apps.catalogue.models import Coordination
from apps.editions.models import Publishable
from apps.news.models import Article
from apps.participation.models import Participation
from tests.factories.bodies import SessionFactory
from tests.factories.catalogue import CoordinationFactory
from tests.factories.news import ArticleFactory
from tests.factories.participation import ParticipationFactory
from tests.pages import LANGUAGES, address

HOUR = timedelta(hours=1)
STAGES = [Publishable.Stage(stage) for stage in Publishable.Stage.values]


def moments(**hours: int | None) -> dict:
    """Moments so many hours from now."""
    return {name: hour and timezone.now() + hour * HOUR for name, hour in hours.items()}


def scheduled(**more) -> Article:
    return ArticleFactory(**moments(published_at=1) | more)


def expired(**more) -> Article:
    return ArticleFactory(**moments(published_at=-2, expires_at=-1) | more)


def test_a_record_and_a_query_agree_on_every_stage(db):
    for status, begins, ends in product(Publishable.Status, (-2, 1, None), (-1, 2, None)):
        if not (begins in (1, None) and ends == -1):  # it would end before it begins
            reason = {"withdrawal_reason_en": "Why", "withdrawal_reason_ru": "Почему"}
            ArticleFactory(status=status, **moments(published_at=begins, expires_at=ends), **reason)
    found = {stage: set(Article.objects.at_stage(stage)) for stage in STAGES}
    assert found == {stage: {one for one in Article.objects.all() if one.stage == stage} for stage in STAGES}
    assert all(found.values())
    assert set(Article.objects.published()) == {one for one in Article.objects.all() if one.is_published}


def test_what_is_published_appears_when_its_moment_comes(client, db):
    article = scheduled()
    assert client.get(address(article, "en")).status_code == 404
    Article.objects.update(published_at=timezone.now())
    assert client.get(address(article, "en")).status_code == 200


@pytest.mark.parametrize("made", [scheduled, expired])
def test_what_is_not_of_this_moment_is_in_no_list(client, db, made):
    article = made(title_en="Embargoed title")
    for page in ("/en/", "/en/news/", "/sitemap.xml"):
        assert article.slug not in client.get(page).content.decode()


@LANGUAGES
def test_what_has_expired_says_so_at_its_own_address_and_asks_not_to_be_indexed(client, db, language):
    midnight = datetime(2025, 3, 3, tzinfo=ZoneInfo("Asia/Almaty"))  # in Greenwich still the day before
    article = expired(published_at=midnight - HOUR, expires_at=midnight)
    page = client.get(address(article, language)).content.decode().replace("\N{NO-BREAK SPACE}", " ")
    assert {"en": "3 March 2025", "ru": "3 марта 2025"}[language] in page
    assert 'content="noindex"' in page


def test_what_never_came_before_readers_is_not_shown_as_withdrawn(client, db):
    article = scheduled(status="withdrawn", withdrawal_reason_en="Why", withdrawal_reason_ru="Почему")
    assert client.get(address(article, "en")).status_code == 404


def test_parts_follow_the_moments_of_their_owner(db):
    held = ParticipationFactory()
    coordination = CoordinationFactory()
    session = SessionFactory()
    for owner in (held.participant, coordination.area, session.event):
        owner.published_at = timezone.now() + HOUR
        owner.save()
    assert not Participation.objects.published().exists()
    assert not Coordination.objects.published().exists()
    assert not Session.objects.latest_first().exists()
    assert not Coordination.shown().exists()


def test_a_publication_cannot_end_before_it_begins(db):
    article = ArticleFactory(**moments(published_at=-1))
    article.expires_at = article.published_at - HOUR
    with pytest.raises(ValidationError, match="ends before it begins"):
        article.full_clean()


def test_publishing_without_a_moment_publishes_at_once(db):
    assert ArticleFactory(published_at=None).is_published


def test_publication_goes_by_whole_minutes(db):
    moment = datetime(2026, 3, 3, 12, 30, 59, 7, tzinfo=ZoneInfo("Asia/Almaty"))
    article = ArticleFactory(published_at=moment, expires_at=moment + HOUR)
    assert (article.published_at.second, article.expires_at.isoformat()) == (0, "2026-03-03T13:30:00+05:00")
