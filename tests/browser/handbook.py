"""The pictures of docs/editors.md: the commonest tasks of the desk, played in Chromium. `make handbook` runs it.

No test by its name, so that `make test` passes it by. What is played is what the content tells already, put back to how
it stood before, in a database that is thrown away: no picture tells readers anything new.
"""

import re
from collections.abc import Callable
from datetime import timedelta
from io import BytesIO
from pathlib import Path

import pytest
from django.contrib.auth.models import User
from django.utils import timezone
from PIL import Image
from playwright.sync_api import Locator, Page, expect
from pytest_django.live_server_helper import LiveServer

from apps.accounts import roles
from apps.chairmanships.models import Chairmanship
from apps.documents.models import Document
from apps.news.models import Article
from apps.sources.models import Citation
from apps.timeline.models import Event
from tests.browser.conftest import NARROW, Open
from tests.factories.desk import AccountFactory
from tests.factories.news import ArticleFactory

PICTURES = Path(__file__).resolve().parents[2] / "docs" / "handbook"
WIDTH = 840  # of the desk, without its list of all records
COLOURS = 128
MARGIN, GAP = 12, 24
PROPOSAL = re.compile(r"/admin/proposals/\d+/")

Desk = Callable[..., Page]


@pytest.fixture(scope="session")
def browser_context_args(browser_context_args: dict, portal: LiveServer) -> dict:
    """Sharp pictures, and the list of all records beside the pages of the desk folded away."""
    folded = [{"name": "django.admin.navSidebarIsOpen", "value": "false"}]
    state = {"cookies": [], "origins": [{"origin": portal.url, "localStorage": folded}]}
    return browser_context_args | {"device_scale_factor": 1.5, "storage_state": state}


def person(role: str) -> User:
    name = role.lower().replace(" ", "-")
    return User.objects.filter(username=name).first() or AccountFactory(username=name, role=role)


@pytest.fixture
def desk(browse: Open) -> Desk:
    """Open a page of the desk as the person who has the role."""

    def open_page(path: str, role: str = roles.WRITER, width: int = WIDTH) -> Page:
        return browse(path, user=person(role), width=width)

    return open_page


def shoot(page: Page, name: str, first: Locator, last: Locator | None = None) -> None:
    """Picture what lies from the one to the other, over the whole width that they take."""
    page.wait_for_load_state("networkidle")
    page.evaluate("() => { document.activeElement.blur(); scrollTo(0, 0) }")
    boxes = [place.bounding_box() for place in (first, last or first)]
    assert all(boxes), f"{name}: nothing to be seen"
    left = max(min(box["x"] for box in boxes) - MARGIN, 0)
    top = max(min(box["y"] for box in boxes) - MARGIN, 0)
    right = max(box["x"] + box["width"] for box in boxes) + MARGIN
    bottom = max(box["y"] + box["height"] for box in boxes) + MARGIN
    clip = {"x": left, "y": top, "width": min(right, page.viewport_size["width"]) - left, "height": bottom - top}
    keep(Image.open(BytesIO(page.screenshot(full_page=True, clip=clip))), name)


def screens(page: Page, name: str, *places: Locator) -> None:
    """Picture a phone that was moved to each of the places, the screens side by side."""
    page.set_viewport_size({"width": NARROW, "height": 780})
    page.wait_for_load_state("networkidle")
    shots = []
    for place in places:
        place.evaluate("place => scrollTo(0, place.getBoundingClientRect().top + scrollY - 8)")
        shots.append(Image.open(BytesIO(page.screenshot())))
    width, height = shots[0].size
    picture = Image.new("RGB", ((width + GAP) * len(shots) - GAP, height), "white")
    for number, shot in enumerate(shots):
        picture.paste(shot, ((width + GAP) * number, 0))
    keep(picture, name)


def keep(picture: Image.Image, name: str) -> None:
    PICTURES.mkdir(exist_ok=True)
    few = picture.convert("RGB").quantize(COLOURS, dither=Image.Dither.NONE)
    few.save(PICTURES / f"{name}.png", optimize=True)


def row(page: Page, field: str) -> Locator:
    """The line of a form on which the field stands."""
    return page.locator(".form-row", has=page.locator(f"#id_{field}")).first


def publication(page: Page) -> Locator:
    return page.locator("fieldset", has=page.locator("#id_status")).first


def write(page: Page, field: str, words: str) -> None:
    """Type into an editor of longer texts."""
    page.get_by_role("textbox", name=field).click()
    page.keyboard.press("Control+a")
    page.keyboard.insert_text(words)


def choose(page: Page, field: str, words: str) -> None:
    page.locator(f"#id_{field} + .select2 .select2-selection").click()
    page.locator(".select2-container--open .select2-search__field").last.fill(words)
    page.locator(".select2-results__option", has_text=words).first.click()


def propose(page: Page, why: str) -> None:
    page.get_by_label("Note for the reviewer").fill(why)
    page.get_by_role("button", name=re.compile("Propose this|Save$")).click()
    page.wait_for_url(PROPOSAL)


def approve(page: Page) -> None:
    page.get_by_role("button", name="Approve").click()
    expect(page.locator(".messagelist")).to_contain_text("Approved")


def form_of(record) -> str:
    return f"/admin/{record._meta.app_label}/{record._meta.model_name}/{record.pk}/change/"


def test_news_are_written_in_both_languages_and_scheduled(desk: Desk):
    page = desk("/admin/")
    shoot(page, "desk", page.locator(".desk-tasks"), page.locator("section", has=page.locator("#desk-actions")))
    page.get_by_role("link", name="Write news").click()
    page.get_by_label("Title (English)").fill("Sri Lanka joins CICA")
    page.get_by_label("Title (Russian)").fill("Шри-Ланка вступила в СВМДА")
    page.locator("#id_dated").fill("2018-08-15")
    choose(page, "event", "Sri Lanka joins CICA")
    page.get_by_label("In short (English)").fill("An observer since 2012 becomes a Member State.")
    page.get_by_label("In short (Russian)").fill("Наблюдатель с 2012 года становится государством-членом.")
    write(page, "Text (English)", "Sri Lanka signed in Beijing and became the twenty-seventh Member State.")
    write(
        page, "Text (Russian)", "Шри-Ланка подписала документы в Пекине и стала двадцать седьмым государством-членом."
    )
    shoot(page, "news", row(page, "title_en"), page.locator(".form-row.field-body_en"))
    page.get_by_role("button", name="Save and continue editing").click()
    expect(page.locator(".messagelist .success")).to_be_visible()

    page.get_by_label("Status").select_option("published")
    page.locator("#id_published_at").fill(f"{timezone.now().year + 1}-02-15T09:00")
    shoot(page, "schedule", publication(page).locator("h2"), row(page, "published_at"))
    propose(page, "For the fifteenth of February")
    publisher = desk(page.url, roles.PUBLISHER)
    approve(publisher)
    page.goto("/admin/")
    shoot(page, "scheduled", page.locator("section", has=page.locator("#desk-scheduled")))


def test_a_fact_is_corrected_and_approved_on_a_phone(desk: Desk):
    event = Event.objects.get(slug="second-summit")
    event.starts = "2006-06-18"
    event.save()
    page = desk(form_of(event))
    page.locator("#id_starts").fill("2006-06-17")
    page.get_by_label("Note for the reviewer").fill("The Declaration of the Summit is dated 17 June 2006")
    shoot(page, "propose", page.locator(".note-of-desk"), page.locator(".submit-row"))
    propose(page, "The Declaration of the Summit is dated 17 June 2006")
    shoot(page, "proposal", page.locator("#content h1"), page.locator("[aria-labelledby=proposal-changes]"))
    phone = desk(page.url, roles.REVIEWER, NARROW)
    expect(phone.frame_locator("iframe").first.locator("h1")).to_be_visible()
    screens(phone, "phone", phone.locator("#proposal-changes"), phone.locator("#proposal-decide"))
    approve(phone)


def test_a_text_that_is_behind_is_translated(desk: Desk):
    article = Article.objects.get(slug="sixth-ministerial-meeting-held")
    now = article.lead_en, article.lead_ru
    article.lead_en, article.lead_ru = (lead.partition(". ")[0] + "." for lead in now)
    article.save()
    article.lead_en = now[0]
    article.save()
    page = desk("/admin/", roles.TRANSLATOR_RU)
    page.get_by_role("link", name="Russian: behind").click()
    line = page.get_by_role("row", name=article.title_en)
    shoot(page, "translations", page.locator("form", has=page.get_by_label("State")), page.locator("table", has=line))
    line.get_by_role("link", name="behind").click()
    shoot(page, "behind", row(page, "lead_ru"))
    page.get_by_label("In short (Russian)").fill(now[1])
    propose(page, "As in the English")
    approve(desk(page.url, roles.REVIEWER))


def test_the_chair_is_handed_over(desk: Desk):
    Chairmanship.objects.filter(slug="azerbaijan-2024").update(is_planned=True)
    Chairmanship.objects.filter(slug="kazakhstan-2020").update(is_end_planned=True)
    page = desk("/admin/actions/chair/")
    page.get_by_label("State that takes the chair").select_option(label="Azerbaijan")
    page.get_by_label("Since when").fill("2024-12-17")
    choose(page, "event", "Seventh Ministerial Council Meeting")
    choose(page, "source", "Trend: Azerbaijan takes the Chairmanship")
    shoot(page, "chair", page.locator("#content h1"), page.locator(".submit-row"))
    page.get_by_role("button", name="Show what would change").click()
    expect(page.get_by_role("heading", name="What readers will see")).to_be_visible()
    shoot(page, "outcome", page.locator("#figures"), page.locator("[aria-labelledby=pages]"))
    page.get_by_role("button", name="Propose this").click()
    page.wait_for_url(PROPOSAL)
    approve(desk(page.url, roles.PUBLISHER))


def test_a_meeting_is_recorded_with_a_document(desk: Desk):
    page = desk("/admin/")
    page.get_by_role("link", name="Record a meeting").click()
    page.locator("#id_title_en").fill("Ministers meet in Baku")
    page.locator("#id_title_ru").fill("Заседание министров в Баку")
    page.locator("#id_kind").select_option("ministerial")
    page.locator("#id_starts").fill("2024-12-17")
    page.locator("#id_format").select_option("online")
    choose(page, "place", "Baku")
    choose(page, "host", "Azerbaijan")
    shoot(page, "meeting", row(page, "title_en"), row(page, "place"))
    page.get_by_role("button", name="Add another Document").click()
    page.locator("#id_documents-0-title_en").fill("Modalities of the confidence building measures")
    page.locator("#id_documents-0-title_ru").fill("Модальности реализации мер доверия")
    page.locator("#id_documents-0-kind").select_option("rules")
    page.locator("#id_documents-0-adopted").fill("2024-12-17")
    shoot(page, "meeting-document", page.locator("#documents-group"))
    page.get_by_role("button", name="Save and continue editing").click()
    expect(page.locator(".messagelist .success")).to_be_visible()
    page.locator("#id_status").select_option("published")
    page.locator("#id_documents-0-status").select_option("published")
    propose(page, "Both are ready")
    approve(desk(page.url, roles.PUBLISHER))
    assert Document.objects.published().filter(event__title_en="Ministers meet in Baku").exists()


def test_a_page_is_withdrawn(desk: Desk):
    kept = Article.objects.get(slug="new-headquarters-opened")
    texts = {name: getattr(kept, name) for name in ("dated", "title_en", "title_ru", "lead_en", "lead_ru")}
    page = desk(form_of(ArticleFactory(slug="headquarters", **texts)))
    page.get_by_label("Status").select_option("withdrawn")
    page.get_by_label("Reason for withdrawal (English)").fill("The same news stands on another page.")
    page.get_by_label("Reason for withdrawal (Russian)").fill("Это сообщение размещено на другой странице.")
    shoot(page, "withdraw", publication(page).locator("h2"), row(page, "withdrawal_reason_en"))
    propose(page, "Entered twice")
    approve(desk(page.url, roles.PUBLISHER))
    page.goto("/en/news/headquarters/")
    banner = page.get_by_text("This page was withdrawn").locator("xpath=..")
    shoot(page, "withdrawn", banner, page.locator("h1"))


def test_an_older_text_comes_back(desk: Desk):
    event = Event.objects.get(slug="sri-lanka-accession")
    before = timezone.now() - timedelta(days=1)
    event.history.update(history_date=before)
    Citation.history.update(history_date=before)
    event.lead_ru = "Шри-Ланка подписывает документы в Пекине."
    event._history_user = person(roles.WRITER)
    event.save()
    page = desk(form_of(event))
    page.get_by_role("link", name="History").click()
    shoot(page, "history", page.locator(".history [type=submit]").first, page.locator(".history-entries"))
    page.get_by_role("link", name="What has changed since").first.click()
    shoot(page, "older", page.locator("article.proposal-change").first, page.locator(".history-back"))
    page.get_by_role("button", name="Bring back all Russian texts").click()
    propose(page, "The former text said since when it had been an observer")
    approve(desk(page.url, roles.REVIEWER))


def test_a_table_is_imported(desk: Desk, tmp_path: Path):
    event = Event.objects.get(slug="third-summit")
    day, event.starts = event.starts, "2010-06"
    event.save()
    file = tmp_path / "events.csv"
    page = desk("/admin/")
    page.get_by_role("link", name="Import and export").first.click()
    shoot(page, "tables", page.locator("#content table"))
    page.get_by_role("row", name="Events").get_by_text("From a file").click()
    for name, first_summit in (("refused", "04.06.2002"), ("import", "2002-06-04")):
        file.write_text(f"slug,starts\nfirst-summit,{first_summit}\nthird-summit,{day}\n")
        page.get_by_label("File").set_input_files(file)
        page.get_by_role("button", name="Look at its rows").click()
        expect(page.locator("#outcome")).to_be_visible()
        shoot(page, name, page.locator("#outcome"), page.locator(".transfer-fates"))
    page.get_by_role("button", name="Propose this import").click()
    page.wait_for_url(PROPOSAL)
    approve(desk(page.url, roles.PUBLISHER))
