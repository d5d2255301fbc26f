"""Living numbers: filled where texts are shown, for their own day or the page's, and offered to staff."""

import datetime

import pytest
from django.template import Context, Template
from django.utils import translation

from apps.about.models import Text
from apps.core.day import showing
from apps.core.registry import tokens
from apps.core.tokens import fill, menu
from apps.timeline.models import Event
from tests.desk.forms import errors, opened
from tests.factories.about import QuestionFactory, QuestionnaireFactory, TextFactory
from tests.factories.bodies import BodyFactory, HolderFactory, OfficeFactory
from tests.factories.catalogue import MeasureFactory, PlacementFactory
from tests.factories.chairmanships import ChairmanshipFactory, PriorityFactory
from tests.factories.desk import EditorFactory
from tests.factories.members import MemberFactory
from tests.factories.observers import ObserverFactory
from tests.factories.participants import FormerNameFactory, OrganizationFactory, StateFactory
from tests.factories.partners import PartnerFactory
from tests.factories.timeline import EventFactory
from tests.pages import LANGUAGES

pytestmark = pytest.mark.django_db

EARLIER = datetime.date(2021, 10, 12)


@pytest.fixture
def members():
    """Two since 1999, a third since 2022."""
    for start in ("1999-09-14", "1999-09-14", "2022-10-12"):
        MemberFactory(start=start)


@pytest.fixture
def desk(client):
    client.force_login(EditorFactory(), backend="django.contrib.auth.backends.ModelBackend")
    return client


def shown(record, language: str, filtered: str) -> str:
    """What a reader sees of `record|text:"lead"` and the like."""
    with translation.override(language):
        html = Template(f"{{% load portal %}}{{{{ record|{filtered} }}}}").render(Context({"record": record}))
    return html.replace("\N{NO-BREAK SPACE}", " ").replace("&nbsp;", " ").strip()


@LANGUAGES
def test_a_number_stands_alone_or_with_its_noun_in_the_language_of_the_page(members, language):
    text = TextFactory(lead_en="{members}: {members|nom}", lead_ru="{members}: {members|nom}, в {members|prep}")

    expected = {
        "en": "3: 3 Member States",
        "ru": "3: 3 государства-члена, в 3 государствах-членах",
    }
    assert shown(text, language, 'text:"lead"') == expected[language]
    assert shown(text, language, 'plain:"lead"') == expected[language]


def test_a_token_in_formatted_text_is_filled_inside_its_element(members):
    text = TextFactory(body_ru="<p>Участвуют <strong>{members|nom}</strong>.</p>")
    assert "<p>Участвуют <strong>3 государства-члена</strong>.</p>" in shown(text, "ru", 'rich:"body"')


@LANGUAGES
def test_a_text_that_stands_in_one_language_only_is_filled_in_that_language(members, language):
    text = TextFactory(lead_en="", lead_ru="В {members|prep}")
    assert "В 3 государствах-членах" in shown(text, language, 'text:"lead"')


def test_a_token_is_filled_for_the_day_that_the_page_shows(members):
    text = TextFactory(lead_en="{members|nom}")
    with showing(EARLIER):
        assert shown(text, "en", 'text:"lead"') == "2 Member States"


def test_a_token_in_a_text_with_a_day_of_its_own_is_filled_for_that_day_whatever_the_page_shows(members):
    text = TextFactory(lead_en="{members|nom}", written="2021")
    question = QuestionFactory(
        questionnaire=QuestionnaireFactory(written="by 2001-09"), answer_en="<p>{members|nom}</p>"
    )
    event = EventFactory(starts="2022-10-13", lead_en="{members|nom}")

    with showing(EARLIER):
        assert shown(event, "en", 'text:"lead"') == "3 Member States"
    assert shown(text, "en", 'text:"lead"') == "2 Member States"
    assert "2 Member States" in shown(question, "en", 'rich:"answer"')


def test_of_a_year_alone_the_last_day_counts():
    MemberFactory(start="2022-10-12")
    assert shown(TextFactory(lead_en="{members}", written="2022"), "en", 'text:"lead"') == "1"


def test_every_token_gives_what_it_says(members):
    ObserverFactory(state=StateFactory(), start="2000")
    ObserverFactory(state=None, organization=OrganizationFactory(), start="2000")
    PartnerFactory(start="2014")
    placement = PlacementFactory(start="2004")
    PlacementFactory(start="2004", dimension=placement.dimension)
    ChairmanshipFactory(state=StateFactory(name_en="Azerbaijan", name_ru="Азербайджан"), start="2024-12-17", end=None)
    secretariat = BodyFactory(kind="administrative")
    HolderFactory(office=OfficeFactory(body=secretariat, rank="head"), name_en="Kairat Sarybay", start="2020")
    text = TextFactory(lead_en="; ".join(f"{{{token.key}}}" for token in tokens()))

    assert shown(text, "en", 'text:"lead"') == ("3; 1; 1; 1; 2; 1; Azerbaijan; since 17 December 2024; Kairat Sarybay")


def test_the_chair_bears_the_name_of_the_day():
    turkiye = StateFactory(name_en="Türkiye", name_ru="Турция")
    FormerNameFactory(state=turkiye, name_en="Turkey", name_ru="Турция", end="2022-06-02")
    ChairmanshipFactory(state=turkiye, start="2010-06-08", end=None)

    assert shown(TextFactory(lead_en="{chair}"), "en", 'text:"lead"') == "Türkiye"
    assert shown(TextFactory(lead_en="{chair}", written="2012-05-01"), "en", 'text:"lead"') == "Turkey"


@LANGUAGES
def test_what_nobody_knows_is_called_not_known(language):
    text = TextFactory(lead_en="{chair}, {chair_term}", lead_ru="{chair}, {chair_term}")
    expected = {"en": "not known, not known", "ru": "неизвестно, неизвестно"}
    assert shown(text, language, 'text:"lead"') == expected[language]


@pytest.mark.parametrize(
    "typed", ["{membrs}", "{members|xyz}", "{members|}", "{chair|gen}", "{}", "{", "}{", "{{", "{a|b|c}"]
)
def test_what_is_no_token_stays_as_it_was_typed(typed):
    assert shown(TextFactory(lead_en=f"x {typed} y"), "en", 'text:"lead"') == f"x {typed} y"
    assert f"x {typed} y" in shown(TextFactory(body_en=f"<p>x {typed} y</p>"), "en", 'rich:"body"')


def test_spaces_within_the_braces_do_no_harm(members):
    assert shown(TextFactory(lead_en="{ members | nom }"), "en", 'text:"lead"') == "3 Member States"


def test_a_name_cannot_carry_html_into_a_text():
    ChairmanshipFactory(state=StateFactory(name_en="<script>alert(1)</script>&"), start="2024-12-17", end=None)
    text = TextFactory(lead_en="{chair}", body_en="<p>{chair}</p>")
    for filtered in ('text:"lead"', 'rich:"body"', 'plain:"body"'):
        assert "<script" not in shown(text, "en", filtered)


def test_each_token_costs_one_query_a_page_however_often_it_stands_there(members, django_assert_num_queries):
    texts = TextFactory.create_batch(3, lead_en="{members}, {members|nom}, {members|gen}")
    with showing(datetime.date(2026, 11, 22)), django_assert_num_queries(1):
        for text in texts:
            shown(text, "en", 'text:"lead"')


@pytest.mark.parametrize("token", [token.key for token in tokens()])
def test_no_token_costs_more_than_one_query(token, django_assert_max_num_queries):
    ChairmanshipFactory(start="2024-12-17", end=None)
    with django_assert_max_num_queries(1):
        fill(f"{{{token}}}", None, "en")


def test_the_menu_of_the_desk_costs_one_query_for_a_number_and_two_for_a_name(members, django_assert_max_num_queries):
    with django_assert_max_num_queries(sum(1 if token.noun else 2 for token in tokens())):
        menu()


def test_a_text_without_tokens_costs_nothing(django_assert_num_queries):
    text = TextFactory(lead_en="Nothing to count.")
    with django_assert_num_queries(0):
        shown(text, "en", 'text:"lead"')


# --- at the desk


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("en", "{membrs} is not a living number. There are: {members}, {observer_states}, "),
        ("ru", "{membrs} — не живое число. Есть такие: {members}, {observer_states}, "),
    ],
)
def test_the_form_names_the_tokens_that_there_are_in_the_language_of_the_editor(desk, language, sentence):
    desk.cookies["django_language"] = language
    text = TextFactory()

    answer = opened(desk, Text, text).save(desk, body_ru="<p>В {membrs}</p>", lead_en="{chair|gen}")

    found = errors(answer)
    assert found["body_ru"][0].replace("\N{NO-BREAK SPACE}", " ").startswith(sentence)
    assert "{chair|gen}" in found["lead_en"][0]
    assert "{membrs}" in answer.content.decode()
    text.refresh_from_db()
    assert not text.body_ru


def test_a_row_of_a_form_is_checked_too(desk):
    question = QuestionFactory()
    answer = opened(desk, type(question.questionnaire), question.questionnaire).save(
        desk, questions__0__answer_en="<p>{nobody}</p>"
    )
    assert "answer_en" in errors(answer)["questions-0"]


def test_a_title_takes_no_token(desk):
    answer = opened(desk, Event, EventFactory()).save(desk, title_en="The {members} members meet")
    assert list(errors(answer)) == ["title_en"]


def test_a_text_with_tokens_is_saved_as_it_was_typed(desk):
    text = TextFactory()
    assert errors(opened(desk, Text, text).publish(desk, body_ru="<p>В {members|prep}</p>", lead_en="{members}")) == {}
    text.refresh_from_db()
    assert (text.body_ru, text.lead_en) == ("<p>В {members|prep}</p>", "{members}")


def test_the_form_of_a_text_lists_the_tokens_with_what_they_give_today(desk, members):
    page = desk.get(f"/admin/about/text/{TextFactory().pk}/change/").content.decode()

    assert page.count("data-token=") == len(menu())
    assert "<code>{members|prep}</code>" in page
    assert "3\N{NO-BREAK SPACE}государствах-членах" in page
    assert page.count("data-tokens") == 4  # the lead and the text, each in both languages


def test_a_form_without_longer_texts_lists_no_tokens(desk):
    assert "data-token=" not in desk.get("/admin/participants/place/add/").content.decode()


# --- where a text stands as the name of its record


def test_a_measure_and_a_priority_are_named_by_their_texts_with_living_numbers_filled(members):
    measure = MeasureFactory(edition=None, number="1.2", text_en="All {members|nom} report.")
    assert str(measure).replace("\N{NO-BREAK SPACE}", " ") == "1.2 All 3 Member States report."
    assert str(PriorityFactory(text_en="More than {members} members")) == "More than 0 members"  # long before CICA
