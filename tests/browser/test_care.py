"""The care of the desk in a real browser: typed work outlives the session, two people hear of each other."""

import re
from collections.abc import Callable

import pytest
from django.contrib.auth.models import User
from playwright.sync_api import Page, expect

from apps.news.models import Article
from apps.timeline.models import Event
from tests.browser.conftest import IN_EACH_LOOK, Look, Open, Publish, Staff, session_of
from tests.factories.participants import StateFactory


@pytest.fixture
def dana(account: Staff) -> User:
    return account(first_name="Dana")


@pytest.fixture
def draft(publish: Publish) -> Article:
    return publish(status="draft", title_en="Summit", body_en="<p>Old</p>", body_ru="<p>Да</p>")


def form_of(article: Article) -> str:
    return f"/admin/news/article/{article.pk}/change/"


def type_into(page: Page, name: str, text: str) -> None:
    page.get_by_role("textbox", name=name).click()
    page.keyboard.press("Control+a")
    page.keyboard.type(text)


def test_typed_work_survives_the_end_of_the_session(browse: Open, dana: User, draft: Article):
    state = StateFactory(name_en="Testland", name_ru="Тестландия")
    try:
        page = browse(form_of(draft), user=dana)
        page.get_by_label("Title (English)").fill("Seventh Summit")
        type_into(page, "Text (English)", "The ministers met.")
        page.get_by_label("Kind").select_option("speech")
        page.locator(".field-states .select2-selection").click()
        page.keyboard.type("Testland")
        page.get_by_role("option", name="Testland").click()
        page.locator("#sources-citation-content_type-object_id-group summary").click()
        page.get_by_role("button", name="Add another Citation").click()
        page.locator("[name$='-0-stated_en']").fill("as stated")
        page.context.clear_cookies(name="sessionid")
        page.get_by_role("button", name="Save", exact=True).click()
        expect(page).to_have_url(re.compile("/login/"))
        draft.refresh_from_db()
        assert draft.title_en == "Summit"

        page.context.add_cookies([{**session_of(dana), "url": page.evaluate("origin")}])
        page.goto(form_of(draft))
        expect(page.get_by_label("Title (English)")).to_have_value("Summit")
        page.get_by_role("button", name="Put it back").click()
        expect(page.get_by_label("Title (English)")).to_have_value("Seventh Summit")
        expect(page.get_by_role("textbox", name="Text (English)")).to_have_text("The ministers met.")
        expect(page.get_by_label("Kind")).to_have_value("speech")
        expect(page.locator(".field-states .select2-selection")).to_contain_text("Testland")
        expect(page.locator("[name$='-0-stated_en']")).to_have_value("as stated")
        page.evaluate("document.querySelector('.last-related .inline-deletelink').click()")  # lies folded
        page.get_by_role("button", name="Save", exact=True).click()
        expect(page.locator(".messagelist .success")).to_be_visible()
        draft.refresh_from_db()
        assert (draft.title_en, draft.kind) == ("Seventh Summit", "speech")
        assert draft.body_en == "<p>The ministers met.</p>"
        assert list(draft.states.all()) == [state]

        page.goto(form_of(draft))  # what is saved is offered no more
        expect(page.get_by_label("Title (English)")).to_have_value("Seventh Summit")
        page.wait_for_load_state("networkidle")
        expect(page.get_by_role("button", name="Put it back")).to_have_count(0)
    finally:
        draft.states.clear()
        state.delete()


def test_what_one_person_typed_is_not_offered_to_another(browse: Open, account: Staff, dana: User, draft: Article):
    other = account()
    page = browse(form_of(draft), user=dana)
    page.get_by_label("Title (English)").fill("Secret")
    page.context.clear_cookies(name="sessionid")
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page).to_have_url(re.compile("/login/"))
    page.context.add_cookies([{**session_of(other), "url": page.evaluate("origin")}])
    page.goto(form_of(draft))
    page.wait_for_load_state("networkidle")
    expect(page.get_by_role("button", name="Put it back")).to_have_count(0)
    assert page.evaluate("sessionStorage.getItem('kept-form')") is None


def test_two_people_with_one_record_hear_of_each_other_and_nothing_is_lost(
    browse: Open, account: Staff, dana: User, draft: Article
):
    other = account(first_name="Erlan")
    first = browse(form_of(draft), user=dana)
    second = browse(form_of(draft), user=other)
    expect(second.locator("#opened")).to_contain_text("Also open at: Dana")
    first.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    expect(first.locator("#opened")).to_contain_text("Erlan")

    second.get_by_label("Title (English)").fill("Seventh Summit")
    second.get_by_role("button", name="Save", exact=True).click()
    expect(second.locator(".messagelist .success")).to_be_visible()

    first.get_by_label("Speaker (English)").fill("The Secretary General")
    first.get_by_label("Speaker (Russian)").fill("Генеральный секретарь")
    first.get_by_role("button", name="Save", exact=True).click()
    expect(first.locator("#meanwhile ins")).to_contain_text("Seventh")
    expect(first.get_by_label("Speaker (English)")).to_have_value("The Secretary General")
    draft.refresh_from_db()
    assert (draft.title_en, draft.speaker_en or "") == ("Seventh Summit", "")
    first.get_by_label("Title (English)").fill("Seventh Summit")
    first.get_by_role("button", name="Save", exact=True).click()
    expect(first.locator(".messagelist .success")).to_be_visible()
    draft.refresh_from_db()
    assert (draft.title_en, draft.speaker_en) == ("Seventh Summit", "The Secretary General")


@IN_EACH_LOOK
def test_the_pages_are_accessible_in_both_languages(browse: Open, dana: User, axe: Callable[[Page], str], look: Look):
    event = Event.objects.first()
    page = browse("/admin/care/links/", user=dana, **look)
    expect(page.locator("html")).to_have_attribute("lang", look["language"])
    assert not axe(page)
    for path in (f"/admin/timeline/event/{event.pk}/uses/", f"/admin/timeline/event/{event.pk}/delete/"):
        page.goto(path)
        assert not axe(page)
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
