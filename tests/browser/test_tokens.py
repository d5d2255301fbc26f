"""The menu of living numbers at the desk, in a real browser."""

from playwright.sync_api import Locator, Page, expect

from apps.about.models import Text
from tests.browser.conftest import NARROW, Open
from tests.browser.test_admin import desk  # noqa: F401

FORM = "/admin/about/text/{}/change/"


def form_of(desk: Open, slug: str, **options) -> Page:  # noqa: F811
    return desk(FORM.format(Text.objects.get(slug=slug).pk), **options)


def menu_of(page: Page, field: str) -> Locator:
    return page.locator("summary", has_text=f"Insert a living number: {field}")


def test_a_token_is_put_into_the_editor_where_the_cursor_is_by_keyboard_alone(desk):  # noqa: F811
    page = form_of(desk, "languages")
    editor = page.get_by_role("textbox", name="Text (Russian)")
    editor.click()
    page.keyboard.type("В  участвуют.")
    expect(editor).to_have_text("В  участвуют.")
    for key in ("Home", "ArrowRight", "ArrowRight"):
        page.keyboard.press(key)
    # The editor hears of the cursor a moment later than the browser moves it.
    page.wait_for_function("dom => dom.editor.state.selection.from === 3", arg=editor.element_handle())
    menu_of(page, "Text (Russian)").focus()
    page.keyboard.press("Enter")
    choice = page.get_by_role("button", name="{members|prep}")
    expect(choice).to_contain_text("государствах-членах")
    choice.focus()
    page.keyboard.press("Enter")

    expect(editor).to_have_text("В {members|prep} участвуют.")
    expect(editor).to_be_focused()
    expect(choice).to_be_hidden()


def test_a_token_is_put_into_a_plain_text_and_can_be_undone(desk):  # noqa: F811
    page = form_of(desk, "languages", width=NARROW)
    lead = page.get_by_label("In short (English)")
    lead.fill("There are .")
    lead.evaluate("field => field.setSelectionRange(10, 10)")
    menu_of(page, "In short (English)").click()
    expect(page.get_by_role("button", name="{members|gen}")).to_have_count(0)  # English has no cases
    page.get_by_role("button", name="{members|nom}").click()
    expect(lead).to_have_value("There are {members|nom}.")
    page.keyboard.press("Control+z")
    expect(lead).to_have_value("There are .")


def test_escape_closes_the_menu_and_leads_back_to_it(desk):  # noqa: F811
    page = form_of(desk, "languages")
    menu = menu_of(page, "In short (Russian)")
    menu.click()
    choice = page.get_by_role("button", name="{chair}")
    choice.focus()
    page.keyboard.press("Escape")
    expect(choice).to_be_hidden()
    expect(menu).to_be_focused()


def test_a_row_that_is_added_gets_its_menus(desk):  # noqa: F811
    page = desk("/admin/about/questionnaire/add/")
    before = menu_of(page, "Answer (Russian)").count()
    page.get_by_role("button", name="Add another Question").click()
    expect(menu_of(page, "Answer (Russian)")).to_have_count(before + 1)


def test_without_scripts_the_list_can_be_read_and_copied(browse, desk):  # noqa: F811
    page = form_of(desk, "languages", javascript=False)
    page.get_by_text("Living numbers for the texts").click()
    expect(page.get_by_role("cell", name="{members|prep}")).to_be_visible()
    expect(page.locator(".token-menu")).to_have_count(0)
