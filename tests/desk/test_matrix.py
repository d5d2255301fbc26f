"""The translation matrix of the desk."""

import csv
import io

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from apps.accounts.models import AuditEntry
from apps.desk.matrix import Matrix, shares
from apps.editions.models import Publishable
from apps.news.models import Article
from tests.desk.forms import address
from tests.factories.bodies import MeetingRuleFactory
from tests.factories.core import every_factory
from tests.factories.desk import AdministratorFactory
from tests.factories.news import ArticleFactory
from tests.factories.participants import StateFactory
from tests.factories.participation import ParticipationFactory
from tests.factories.sources import CitationFactory

PAGE = "/admin/translations/"


def states(**asked) -> dict[str, tuple[str, str]]:
    """What the matrix says of each record."""
    matrix = Matrix(AdministratorFactory(), **asked)
    return {str(row.record): tuple(cell.state for cell in row.cells) for row in matrix[0 : matrix.count()]}


@pytest.fixture
def behind(db) -> Article:
    """An article whose Russian title is older than the English."""
    article = ArticleFactory(title_en="Ministers met", title_ru="Министры встретились")
    article.title_en = "Ministers agreed"
    article.save()
    return article


def test_a_record_is_missing_draft_behind_or_current_in_each_language(behind):
    ArticleFactory(title_en="Current")
    ArticleFactory(title_en="Without Russian", title_ru="")
    ArticleFactory(title_en="Draft", status="draft")
    ArticleFactory(title_en="Draft without Russian", title_ru="", status="draft")
    assert states(model="news.article") == {
        "Ministers agreed": ("current", "behind"),
        "Current": ("current", "current"),
        "Without Russian": ("current", "missing"),
        "Draft": ("draft", "draft"),
        "Draft without Russian": ("draft", "missing"),
    }


def test_a_text_that_need_not_be_there_is_missing_only_where_the_other_language_has_it(db):
    ArticleFactory(title_en="In short", lead_en="", lead_ru="Коротко")
    assert states(app="news") == {"In short": ("missing", "current")}


def test_parts_stand_in_it_too_and_follow_the_thing_they_belong_to(db):
    rule = MeetingRuleFactory(rule_en="once a year")
    rule.rule_ru = "ежегодно"
    rule.save()
    MeetingRuleFactory(body__status="draft", rule_en="twice a year")
    MeetingRuleFactory(body__status="withdrawn", rule_en="never")
    assert states(model="bodies.meetingrule") == {
        "once a year": ("behind", "current"),
        "twice a year": ("draft", "draft"),
    }


def test_what_has_no_text_at_all_is_left_out(db):
    ParticipationFactory(note_en="", note_ru="")
    assert states(app="participation") == {}


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ({}, 3),
        ({"language": "ru"}, 3),
        ({"state": "waiting"}, 2),
        ({"state": "missing"}, 1),
        ({"state": "behind", "language": "ru"}, 1),
        ({"state": "behind", "language": "en"}, 0),
        ({"app": "sources"}, 0),
        ({"model": "news.publication"}, 0),
    ],
)
def test_it_is_narrowed_by_part_kind_language_and_state(behind, asked, found):
    ArticleFactory()
    ArticleFactory(title_en="")
    assert Matrix(AdministratorFactory(), **asked).count() == found


def test_each_cell_leads_to_the_field_that_waits(desk, behind):
    page = desk.get(PAGE, {"app": "news"}).content.decode()
    form = address(Article, "change", behind.pk)
    assert f'href="{form}#id_title_ru">behind</a>' in page
    assert 'id="id_title_ru"' in desk.get(form).content.decode()


def test_a_citation_leads_to_the_form_of_its_record(desk, behind):
    CitationFactory(record=behind, place_en="Page 1", place_ru="")
    page = desk.get(PAGE, {"model": "sources.citation"}).content.decode()
    group = "sources-citation-content_type-object_id-group"
    form = address(Article, "change", behind.pk)
    assert f'href="{form}#{group}">missing</a>' in page
    assert f'id="{group}"' in desk.get(form).content.decode()


@pytest.mark.parametrize("language", ["en", "ru"])
def test_a_choice_that_is_none_narrows_nothing_and_is_told(desk, behind, language):
    desk.cookies["django_language"] = language
    response = desk.get(PAGE, {"state": "nonsense", "model": "x", "page": "z"})
    assert response.status_code == 200
    assert response.context["page"].paginator.count == 1
    assert set(response.context["form"].errors) == {"state", "model"}
    assert "errorlist" in response.content.decode()


def test_many_rows_need_the_same_queries(desk, db):
    factories = {model: made for model, made in every_factory().items() if issubclass(model, Publishable)}
    for made in factories.values():
        made()
    MeetingRuleFactory()
    with CaptureQueriesContext(connection) as few:
        desk.get(PAGE)
    for made in (*factories.values(), MeetingRuleFactory, StateFactory):
        made.create_batch(5)
    with CaptureQueriesContext(connection) as many:
        assert len(desk.get(PAGE).context["page"].object_list) == 50
    assert len(many) <= len(few)
    assert len(many) <= 25


def test_rows_are_shown_fifty_at_a_time(desk, db):
    StateFactory.create_batch(51)
    first = desk.get(PAGE, {"app": "participants"})
    assert len(first.context["page"].object_list) == 50
    assert '<a href="?app=participants&amp;page=2">2</a>' in first.content.decode()
    second = desk.get(PAGE, {"app": "participants", "page": "2"})
    assert len(second.context["page"].object_list) == 1


def test_the_table_for_a_spreadsheet_has_all_rows_and_no_formula(desk, db):
    ArticleFactory(title_en='=HYPERLINK("x")', title_ru="")
    StateFactory.create_batch(51)
    response = desk.get("/admin/translations.csv")
    assert response.content.startswith(b"\xef\xbb\xbf")
    heading, *rows = csv.reader(io.StringIO(response.content.decode("utf-8-sig")))
    assert len(rows) == 52
    (article,) = [row for row in rows if row[1] == "Article"]
    assert dict(zip(heading, article, strict=True)) == {
        "Part of the portal": "News and publications",
        "Kind of record": "Article",
        "Record": '\'=HYPERLINK("x")',
        "Part of": "",
        "English": "current",
        "English: texts": "",
        "Russian": "missing",
        "Russian: texts": "Title",
        "Form": "http://testserver" + address(Article, "change", Article.objects.get().pk),
    }
    assert AuditEntry.objects.filter(act="translations.exported").exists()


def test_shares_are_by_part_of_the_portal_and_never_full_while_something_waits(behind):
    ArticleFactory.create_batch(2)
    StateFactory()
    found = {share.app: dict(share.percentages) for share in shares(AdministratorFactory())}
    assert found == {"participants": {"en": 100, "ru": 100}, "news": {"en": 100, "ru": 66}}


def test_nobody_sees_records_that_they_may_not_see(db, client, behind):
    visitor = AdministratorFactory(is_superuser=False)
    assert Matrix(visitor).count() == 0
    assert shares(visitor) == []
    assert client.get(PAGE).status_code == 302
    assert client.get("/admin/translations.csv").status_code == 302


def test_the_front_page_of_the_desk_tells_what_waits(desk: Client, behind):
    page = desk.get(reverse("admin:index")).content.decode()
    assert 'href="/admin/translations/?language=ru&amp;state=behind"' in page
    assert "state=missing" not in page


def test_what_waits_for_a_translator_stands_first(behind):
    StateFactory()
    missing = ArticleFactory(title_ru="")
    states = [[cell.state for cell in row.cells] for row in Matrix(AdministratorFactory())[0:3]]
    assert states == [["current", "behind"], ["current", "missing"], ["current", "current"]]
    assert Matrix(AdministratorFactory())[1:2][0].record == missing
