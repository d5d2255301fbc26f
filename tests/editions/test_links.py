"""Links inside the portal: which lead somewhere, and that nobody publishes those that do not."""

import pytest
from django.core.exceptions import ValidationError
from django.utils import translation

from apps.editions.links import addresses, is_dead
from apps.editions.models import Redirect
from tests.factories.about import QuestionFactory
from tests.factories.documents import DocumentFactory
from tests.factories.participants import StateFactory
from tests.factories.timeline import EventFactory

pytestmark = pytest.mark.django_db
TOLD = "Readers would find no page at these links: {}. Mend or remove them."


def test_the_links_of_a_text_are_found_in_order():
    html = '<p><a href="/en/news/">a</a> <b>b</b> <a name="x">c</a><a href="https://un.org/?a=1&amp;b=2">d</a></p>'
    assert addresses(html) == ["/en/news/", "https://un.org/?a=1&b=2"]


@pytest.mark.parametrize(
    "address",
    ["/", "/en/", "/ru/news/", "/en/members/?on=2014-05-21#list", "/en/on/2014-05-21/", "#notes", "https://www.un.org/",
     "mailto:info@example.org", "?page=2"],
)  # fmt: skip
def test_a_link_to_a_page_or_out_of_the_portal_is_not_dead(address: str):
    assert not is_dead(address)


@pytest.mark.parametrize(
    "address",
    ["/en/nothing/", "/en/states/atlantis/", "/admin/", "/media/documents/none.pdf", "news/", "http://["],
)  # fmt: skip
def test_a_link_to_no_page_is_dead(address: str):
    assert is_dead(address)


@pytest.mark.parametrize("language", ["en", "ru"])
@pytest.mark.parametrize(("status", "dead"), [("published", False), ("draft", True), ("withdrawn", False)])
def test_a_link_to_a_record_is_as_alive_as_the_record(language: str, status: str, dead: bool):
    reason = {"withdrawal_reason_en": "Old", "withdrawal_reason_ru": "Старое"} if status == "withdrawn" else {}
    state = StateFactory(status=status, **reason)
    assert is_dead(f"/{language}/states/{state.slug}/") is dead
    assert is_dead(f"/{language}/events/{state.slug}/")


def test_a_link_to_a_former_address_lives():
    state = StateFactory()
    Redirect.objects.create(old="states/turkey/", new=f"states/{state.slug}/")
    assert not is_dead("/en/states/turkey/")


def test_a_link_with_the_address_of_the_site_is_a_link_inside(settings):
    settings.SITE_URL = "https://portal.example.org"
    assert is_dead("https://portal.example.org/en/nothing/")
    assert not is_dead("https://elsewhere.example.org/en/nothing/")


def test_a_text_with_a_dead_link_is_not_published():
    draft = DocumentFactory(status="draft")
    event = EventFactory(body_en=f'<p><a href="/en/documents/{draft.slug}/">it</a></p>', body_ru="<p>Да</p>")
    with pytest.raises(ValidationError) as told:
        event.full_clean()
    assert told.value.message_dict == {"body_en": [TOLD.format(f"/en/documents/{draft.slug}/")]}
    event.status = "draft"
    event.full_clean()


def test_an_answer_is_held_to_its_links_too():
    with pytest.raises(ValidationError, match="no page at these links"):
        QuestionFactory(answer_ru='<p><a href="/ru/nothing/">да</a></p>').full_clean()


@pytest.mark.parametrize("language", ["en", "ru"])
def test_a_link_leads_to_the_same_whatever_language_the_desk_speaks(language: str):
    state = StateFactory()
    with translation.override(language):
        assert not is_dead(f"/en/states/{state.slug}/")
        assert not is_dead("/ru/news/")
