"""No text without a day of its own names a number, a chair or a Secretary General that will change."""

import re
from collections.abc import Callable
from html import unescape
from pathlib import Path

import pytest
import yaml
from django.conf import settings
from django.core.management import CommandError, call_command
from django.test import Client
from django.urls import reverse
from django.utils.translation import override

from apps.about.models import Text
from apps.core.day import today
from apps.core.languages import LANGUAGES
from apps.core.prose import grows_old
from apps.home.sitemaps import PAGES
from apps.members.models import Member
from tests.desk.forms import errors, opened
from tests.factories.about import TextFactory
from tests.factories.bodies import BodyFactory, HolderFactory, OfficeFactory
from tests.factories.chairmanships import ChairmanshipFactory
from tests.factories.desk import EditorFactory
from tests.factories.news import ArticleFactory
from tests.factories.participants import OrganizationFactory, StateFactory
from tests.house.texts import ELEMENT

FIXTURES = settings.BASE_DIR / "fixtures"
NAMES = {
    "en": {"chair": ["Azerbaijan"], "secretary_general": ["Kairat Sarybay"]},
    "ru": {"chair": ["Азербайджан"], "secretary_general": ["Кайрат Сарыбай"]},
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The starting content, as a copy in which a test may plant what it likes."""
    for path in FIXTURES.glob("*.yaml"):
        (tmp_path / path.name).write_bytes(path.read_bytes())
    return tmp_path


def plant(folder: Path, **fields: str) -> None:
    """Add a text with these fields to the content."""
    record = {"slug": "planted", "title_en": "Planted", "title_ru": "Подсажено"} | fields
    with (folder / "about.text.yaml").open("a") as file:
        file.write("\n" + yaml.dump([record], allow_unicode=True))


def found(capsys: pytest.CaptureFixture, **options) -> str:
    """What the command prints; it must find something."""
    with pytest.raises(CommandError) as failure:
        call_command("check_prose", **options)
    assert failure.value.returncode == 1
    return capsys.readouterr().out


def test_the_starting_content_types_no_number_that_lives():
    call_command("check_prose", folder=FIXTURES)


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"body_en": "<p>CICA has 27 member states.</p>"}, "about.text planted body (en): 27 member states"),
        ({"lead_ru": "В СВМДА двадцать семь государств-членов."}, "(ru): двадцать семь государств-членов"),
        ({"lead_en": "The chair is held by Azerbaijan."}, "lead (en): Azerbaijan"),
        ({"body_ru": "<p>Секретариат возглавляет Кайрат Сарыбай.</p>"}, "body (ru): Сарыбай"),
        ({"lead_en": "It has {membrs}."}, "lead (en): {membrs}"),
    ],
)
def test_the_check_fails_on_what_is_planted_in_the_content(folder, capsys, fields, words):
    plant(folder, **fields)
    assert words in found(capsys, folder=folder)


def test_the_check_accepts_the_same_in_a_text_that_is_dated(folder, capsys):
    plant(folder, body_en="<p>CICA has 27 member states; Azerbaijan chairs it.</p>", written="2021-10-12")
    call_command("check_prose", folder=folder)
    assert "No number or name" in capsys.readouterr().out


@pytest.mark.django_db
def test_the_check_reads_the_database_where_staff_write(capsys):
    ArticleFactory(dated="2021-10-12", body_en="<p>27 member states took part.</p>")
    TextFactory(body_en="<p>In 2021 it had 27 member states.</p>", written="2021")
    call_command("check_prose")
    OrganizationFactory(slug="bank", description_ru="Работает в 28 государствах.")
    TextFactory(slug="scope", body_en="<p>Its 27 member states</p>")

    printed = found(capsys)

    assert "participants.organization bank description (ru): 28 государствах" in printed
    assert "about.text scope body (en): 27 member states" in printed


@pytest.mark.django_db
def test_drafts_are_nobodys_business_yet():
    OrganizationFactory(description_en="It works in 28 countries.", status="draft")
    call_command("check_prose")


@pytest.mark.django_db
def test_the_chair_of_today_is_looked_for_and_no_former_one(capsys):
    ChairmanshipFactory(
        state=StateFactory(name_en="Kazakhstan", name_ru="Казахстан"), start="2020-09-24", end="2024-12-17"
    )
    ChairmanshipFactory(state=StateFactory(name_en="Azerbaijan", name_ru="Азербайджан"), start="2024-12-17", end=None)
    office = OfficeFactory(body=BodyFactory(kind="administrative"), rank="head")
    HolderFactory(office=office, name_en="Kairat Sarybay", name_ru="Кайрат Сарыбай", start="2020", end=None)
    text = TextFactory(lead_en="The Chairmanship of Kazakhstan began it.", lead_ru="Азербайджан лежит на Каспии.")
    call_command("check_prose")
    capsys.readouterr()

    Text.objects.filter(pk=text.pk).update(lead_ru="Председательствует Азербайджан.", lead_en="Mr Sarybay said so.")
    assert [line.rpartition(": ")[2] for line in found(capsys).splitlines()] == ["Sarybay", "Азербайджан"]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The 28 Member States of CICA", "28 Member States"),
        ("<p>28 <strong>Member</strong>&nbsp;States</p>", "28 Member States"),
        ("It unites 28\ncountries.", "28 countries"),
        ("Twenty eight sovereign Asian states", "Twenty eight sovereign Asian states"),
        ("a 27-member forum", "27-member"),
        ("The number of member states is 27.", "member states is 27"),
        ("Members: 28", "Members: 28"),
        ("ten observers", "ten observers"),
        ("five observer organizations", "five observer organizations"),
        ("six partners", "six partners"),
        ("eighteen priority areas", "eighteen priority areas"),
        ("five dimensions", "five dimensions"),
        ("CICA is chaired by Azerbaijan.", "Azerbaijan"),
        ("the Azerbaijani Chairmanship", "Azerbaijani"),
        ("Secretary General Sarybay’s speech", "Sarybay"),
    ],
)
def test_english_is_read_in_figures_and_in_words(text, words):
    assert grows_old(text, "en", NAMES["en"]) == [words]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("28 государств", "28 государств"),
        ("28\N{NO-BREAK SPACE}государств-членов", "28 государств-членов"),
        ("21 государство-член", "21 государство-член"),
        ("с 28-ю членами", "28-ю членами"),
        ("в двадцати восьми государствах", "двадцати восьми государствах"),
        ("двадцатью семью азиатскими странами", "двадцатью семью азиатскими странами"),
        ("число государств-членов достигло 28", "государств-членов достигло 28"),
        ("десять наблюдателей", "десять наблюдателей"),
        ("с пятью организациями-наблюдателями", "пятью организациями-наблюдателями"),
        ("в шести организациях-партнёрах", "шести организациях-партнёрах"),
        ("в восемнадцати приоритетных сферах", "восемнадцати приоритетных сферах"),
        ("пять измерений", "пять измерений"),
        ("под председательством Азербайджана", "Азербайджана"),
        ("азербайджанское председательство", "азербайджанское"),
        ("во главе с Кайратом Сарыбаем", "Сарыбаем"),
    ],
)
def test_russian_is_read_in_every_case(text, words):
    assert grows_old(text, "ru", NAMES["ru"]) == [words]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("One Member State holds the Chairmanship; two states may coordinate an area.", "en"),
        ("Kuwait became the 28th member.", "en"),
        ("On 4 June 2002 member states adopted the Act.", "en"),
        ("the Declaration of 14 September 1999 and members", "en"),
        ("90% of the states, 38.8 members, 1999 states", "en"),
        ("{members|nom} in {areas|nom}; the chair is {chair}", "en"),
        ("Azerbaijan is a member state.", "en"),
        ("Председательствует одно из государств-членов.", "ru"),
        ("Кувейт — 28-е государство-член.", "ru"),
        ("14 сентября 1999 г. государства приняли Декларацию.", "ru"),
        ("в 1992 году государства региона", "ru"),
        ("5 октября члены Совещания", "ru"),
        ("в {members|prep}", "ru"),
    ],
)
def test_what_only_looks_like_a_count_is_left_alone(text, language):
    assert grows_old(text, language, NAMES[language]) == []


# --- what it is all for

COUNT = re.compile(r"(\d+)\s(?:member states|Member States|states|государств\w*(?:-член\w*)?)\b")


def counts_of_members(client: Client) -> dict[str, list[str]]:
    """Every number of states that the pages at fixed addresses and that of today show, by address."""
    pages = [in_language(language, lambda: [reverse(name) for name in PAGES]) for language in LANGUAGES]
    addresses = [address for addresses in pages for address in addresses]
    addresses += [f"/{language}/on/{today().isoformat()}/" for language in LANGUAGES]
    found = {}
    for address in addresses:
        html = client.get(address).content.decode()
        found[address] = COUNT.findall(" ".join(unescape(ELEMENT.sub(" ", html)).split()))
    return found


def in_language(language: str, find: Callable[[], list[str]]) -> list[str]:
    with override(language):
        return find()


def test_one_membership_added_at_the_desk_changes_every_count_on_every_page_without_touching_a_text(content, client):
    before = counts_of_members(client)
    for language in LANGUAGES:
        for page in ("", "about/", "members/", f"on/{today().isoformat()}/"):
            assert "28" in before[f"/{language}/{page}"]
    texts = list(Text.objects.order_by("pk").values())

    client.force_login(EditorFactory(), backend="django.contrib.auth.backends.ModelBackend")
    nepal = StateFactory(name_en="Nepal", name_ru="Непал", iso2="NP", iso3="NPL", slug="nepal")
    assert errors(opened(client, Member).publish(client, state=str(nepal.pk), start="2026-10-01")) == {}
    client.logout()

    after = {address: ["29" if number == "28" else number for number in numbers] for address, numbers in before.items()}
    assert counts_of_members(client) == after
    assert list(Text.objects.order_by("pk").values()) == texts
