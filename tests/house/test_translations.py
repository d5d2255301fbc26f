"""The Russian texts of the interface: complete, well written, compiled, and all that the code asks for."""

import io
import re
import shutil
from collections.abc import Iterator
from gettext import GNUTranslations
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog, Message
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from django.conf import settings
from django.core.management import call_command
from django.utils import translation
from django.utils.translation import gettext, ngettext

RUSSIAN = settings.BASE_DIR / "locale" / "ru" / "LC_MESSAGES"
SOURCES = ("apps", "templates", "cica_portal")

ELEMENT = re.compile(r"<[^>]+>")
PLACEHOLDER = re.compile(r"%\(\w+\)[sd]|%[sd%]|\{\w*\}")
RUSSIAN_LETTER = re.compile("[А-Яа-яЁё№]")
SAME_IN_EVERY_LANGUAGE = {"PDF.", "%(first)s – %(last)s"}
BADLY_WRITTEN = {
    "quotation marks other than « »": re.compile(r"[\"“”„]|(?<!\w)'|'(?!\w)"),
    "a dash without a no-break space before it": re.compile("[^\N{NO-BREAK SPACE}]—"),
    "a hyphen for a dash": re.compile(r"\s-\s"),
    "a space at an end": re.compile(r"^\s|\s$"),
}


def read_catalog(path: Path) -> Catalog:
    with path.open("rb") as file:
        return read_po(file, locale="ru", abort_invalid=True)


def messages(catalog: Catalog) -> list[Message]:
    return [message for message in catalog if message.id]


def texts(catalog: Catalog) -> dict[tuple[str | None, str], tuple[str, ...]]:
    return {(message.context, english(message)[0]): russian(message) for message in messages(catalog)}


def english(message: Message) -> tuple[str, ...]:
    return (message.id,) if isinstance(message.id, str) else tuple(message.id)


def russian(message: Message) -> tuple[str, ...]:
    return (message.string,) if isinstance(message.string, str) else tuple(message.string)


def faults(message: Message) -> set[str]:
    """What is wrong with the Russian of a message, each fault in a few words."""
    if message.fuzzy or not all(russian(message)):
        return {"fuzzy" if message.fuzzy else "empty"}
    return {fault for text in russian(message) for fault in faults_of_text(text, message)}


def faults_of_text(text: str, message: Message) -> Iterator[str]:
    words = ELEMENT.sub("", text)
    yield from (fault for fault, pattern in BADLY_WRITTEN.items() if pattern.search(words))
    if parts(PLACEHOLDER, text) not in [parts(PLACEHOLDER, source) for source in english(message)]:
        yield "other placeholders"
    if parts(ELEMENT, text) != parts(ELEMENT, english(message)[-1]):
        yield "other HTML"
    if not RUSSIAN_LETTER.search(PLACEHOLDER.sub("", words)) and not is_the_same_in_every_language(message):
        yield "not Russian"
    if text.endswith(".") != english(message)[-1].endswith(".") and not text.endswith(("г.", "гг.")):
        yield "another end of the sentence"


def parts(pattern: re.Pattern, text: str) -> list[str]:
    return sorted(pattern.findall(text))


def is_the_same_in_every_language(message: Message) -> bool:
    return english(message)[0] in SAME_IN_EVERY_LANGUAGE or (message.context or "").startswith("date format")


@pytest.fixture(scope="module")
def catalog() -> Catalog:
    return read_catalog(RUSSIAN / "django.po")


def test_every_text_is_translated_and_well_written(catalog: Catalog):
    assert {english(message)[0]: faults(message) for message in messages(catalog) if faults(message)} == {}


@pytest.mark.parametrize(
    ("source", "text", "fault"),
    [
        ("Files", "", "empty"),
        ("Page %(number)s", "Страница", "other placeholders"),
        ("<strong>Note.</strong>", "<em>Примечание.</em>", "other HTML"),
        ("the “Act”", 'документ "Акт"', "quotation marks other than « »"),
        ("by plan", "по плану — до", "a dash without a no-break space before it"),
        ("by plan", "по плану - до", "a hyphen for a dash"),
        ("Files", "Files", "not Russian"),
        ("Files", "Файлы ", "a space at an end"),
        ("Nothing was found.", "Ничего не найдено", "another end of the sentence"),
    ],
)
def test_a_fault_in_a_text_is_found(source: str, text: str, fault: str):
    assert faults(Message(source, text)) == {fault}


def test_no_text_is_left_over(catalog: Catalog):
    assert list(catalog.obsolete) == []


def test_the_compiled_texts_are_those_of_the_source(catalog: Catalog):
    with (RUSSIAN / "django.mo").open("rb") as file:
        compiled = GNUTranslations(file)
    fresh_file = io.BytesIO()
    write_mo(fresh_file, catalog)
    fresh_file.seek(0)
    fresh = GNUTranslations(fresh_file)

    assert compiled._catalog | {"": ""} == fresh._catalog | {"": ""}, "run make messages"
    assert [compiled.plural(number) for number in range(200)] == [fresh.plural(number) for number in range(200)]


@pytest.mark.skipif(not shutil.which("xgettext"), reason="collecting the texts needs gettext (apt install gettext)")
def test_every_text_of_the_code_is_in_the_source_and_no_other(catalog: Catalog, tmp_path, monkeypatch, settings):
    for folder in SOURCES:
        shutil.copytree(settings.BASE_DIR / folder, tmp_path / folder, ignore=shutil.ignore_patterns("__pycache__"))
    (tmp_path / "locale").mkdir()
    monkeypatch.chdir(tmp_path)
    settings.LOCALE_PATHS = [tmp_path / "locale"]

    call_command("makemessages", locale=["ru"], verbosity=0)

    collected = texts(read_catalog(tmp_path / "locale" / "ru" / "LC_MESSAGES" / "django.po")).keys()
    assert collected - texts(catalog).keys() == set(), "run make messages and translate what is new"
    assert texts(catalog).keys() - collected == set(), "run make messages"


def test_numbers_take_the_three_russian_forms():
    with translation.override("ru"):
        forms = [ngettext("member state", "member states", number) for number in (1, 2, 5, 11, 21, 24, 28)]
        status = gettext("member state")

    assert forms == [
        "государство-член",
        "государства-члена",
        "государств-членов",
        "государств-членов",
        "государство-член",
        "государства-члена",
        "государств-членов",
    ]
    assert status == "государство-член"
