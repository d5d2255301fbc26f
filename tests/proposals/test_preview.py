"""The public pages as they would be: at the desk, and by a secret link that ends."""

import re
from datetime import timedelta

import pytest
from django.core.cache import cache
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from apps.news.models import Article
from apps.participants.models import State
from apps.proposals.models import PreviewLink
from tests.core.test_uploads import picture
from tests.desk.forms import opened
from tests.factories.news import ArticleFactory
from tests.factories.participants import StateFactory
from tests.proposals.pages import approve, only, proposed


@pytest.fixture
def proposal(writer):
    article = ArticleFactory(title_en="Old title", title_ru="Старый заголовок", slug="summit")
    return proposed(writer, article, title_en="New title", title_ru="Новый заголовок")


def preview(client, proposal, **query):
    return client.get(f"{proposal.get_absolute_url()}preview/", query)


@pytest.mark.parametrize(("language", "title"), [("en", "New title"), ("ru", "Новый заголовок")])
def test_the_real_page_is_shown_with_the_change_in_both_languages(reviewer, client, proposal, language, title):
    response = preview(reviewer, proposal, language=language)
    page = response.content.decode()
    assert f'<html lang="{language}"' in page
    assert title in page
    assert "admin" not in re.sub("<head>.*</head>", "", page, flags=re.DOTALL)
    assert title not in client.get(f"/{language}/news/summit/").content.decode()


def test_the_preview_is_kept_by_nobody_and_framed_by_us_alone(reviewer, proposal):
    response = preview(reviewer, proposal)
    assert {"no-store", "private"} <= set(response["Cache-Control"].split(", "))
    assert "noindex" in response["X-Robots-Tag"]
    assert response["X-Frame-Options"] == "SAMEORIGIN"
    assert "frame-ancestors 'self'" in response["Content-Security-Policy"]
    assert "'unsafe-inline'" not in response["Content-Security-Policy"]


def test_a_draft_is_shown_as_it_would_be_published(writer, publisher):
    article = ArticleFactory(status="draft", slug="opens", title_en="Summit opens")
    proposal = proposed(writer, article, status="published")
    assert "Summit opens" in preview(publisher, proposal).content.decode()
    assert writer.get("/en/news/opens/").status_code == 404


def test_what_is_to_appear_later_is_shown_as_of_then(writer, publisher):
    article = ArticleFactory(status="draft", slug="opens", title_en="Summit opens")
    proposal = proposed(writer, article, status="published", published_at="2030-01-01T09:00")
    response = preview(publisher, proposal)
    assert response.status_code == 200
    assert "Summit opens" in response.content.decode()


def test_a_new_picture_is_shown_without_being_in_the_media(writer, reviewer):
    photo = SimpleUploadedFile("Hall.png", picture("PNG"), "image/png")
    proposal = proposed(writer, ArticleFactory(), image=photo, image_alt_en="The hall", image_alt_ru="Зал")
    assert 'src="data:image/png;base64,' in preview(reviewer, proposal).content.decode()


def test_a_new_address_is_followed(writer, publisher):
    state = StateFactory(slug="turkey", name_en="Türkiye")
    proposal = proposed(writer, state, slug="turkiye", name_en="Republic of Türkiye")
    pages = [preview(publisher, proposal, page=number) for number in range(len(proposal.pages))]
    assert {page.status_code for page in pages} == {200}
    assert all("Republic of Türkiye" in page.content.decode() for page in pages)


def test_a_page_that_is_not_among_those_of_the_proposal_is_not_found(reviewer, proposal):
    for number in ("7", "x", "-1", "²"):
        assert preview(reviewer, proposal, page=number).status_code == 404


def test_a_preview_that_cannot_be_made_says_why(reviewer, proposal):
    Article.objects.all().delete()
    response = preview(reviewer, proposal)
    assert response.status_code == 409
    assert "not there any more" in response.content.decode()


def test_nothing_of_a_preview_stays_in_the_cache(reviewer, client, proposal):
    cache.clear()
    preview(reviewer, proposal)
    assert "Old title" in client.get("/en/news/summit/").content.decode()
    assert "Old title" in client.get("/en/news/").content.decode()


def test_who_may_not_see_the_proposal_sees_no_preview(client, proposal):
    assert preview(client, proposal).status_code == 302


# --- secret links


def shared(client, proposal, hours="24"):
    """The address that the person is told."""
    page = client.post(f"{proposal.get_absolute_url()}link/", {"hours": hours}, follow=True).content.decode()
    (address,) = re.findall(r"http://testserver(/preview/[\w-]+/)", page)
    return address


def test_somebody_without_an_account_sees_both_languages_by_a_secret_link(writer, client, proposal):
    address = shared(writer, proposal)
    token = address.split("/")[2]
    assert not PreviewLink.objects.filter(digest__contains=token).exists()
    frame = client.get(address, {"language": "ru"}).content.decode()
    assert f'src="{address}page/?language=ru&amp;page=0"' in frame
    assert "admin/" not in frame.replace("admin/preview.css", "")
    for language, title in (("en", "New title"), ("ru", "Новый заголовок")):
        response = client.get(f"{address}page/", {"language": language})
        assert title in response.content.decode()
        assert {"no-store", "private"} <= set(response["Cache-Control"].split(", "))
        assert "noindex" in response["X-Robots-Tag"]


@pytest.mark.parametrize("end", ["expired", "revoked", "decided", "wrong"])
def test_a_link_that_has_ended_leads_nowhere(writer, reviewer, client, proposal, end):
    address = shared(writer, proposal)
    if end == "expired":
        PreviewLink.objects.update(expires_at=timezone.now() - timedelta(seconds=1))
    elif end == "revoked":
        writer.post(f"{proposal.get_absolute_url()}link/", {"revoke": PreviewLink.objects.get().pk})
    elif end == "decided":
        approve(reviewer, only())
    else:
        address = "/preview/something-else/"
    assert client.get(address).status_code == 404
    assert client.get(f"{address}page/").status_code == 404


def test_only_who_sees_the_proposal_makes_a_link(publisher, writer):
    state = StateFactory()
    opened(publisher, State, state).save(publisher, name_en="Other")
    assert writer.post(f"{only().get_absolute_url()}link/", {"hours": "24"}).status_code == 404
    assert publisher.post(f"{only().get_absolute_url()}link/", {"hours": "5000"}).status_code == 302
    assert not PreviewLink.objects.exists()
